import { defineConfig } from 'vite';

/** How every page of the project is compiled while working on it: packages resolve to their sources. */
export default defineConfig({
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  optimizeDeps: { entries: ['packages/*/src/**/*.ts'] },
});
