import { basename, join } from 'node:path';
import { build, type LogLevel } from 'vite';
import { compiledTemplates, withoutLit } from './compiled-templates.ts';
import shared, { leanTemplates, nameLater, oneByte } from './vite.config.ts';

/** Elements that a page may have for themselves, each in one script that brings all of its first look. */
const alone = ['complaint-form', 'complaint-tracker', 'complaint-survey'] as const;

/**
 * Builds the scripts for pages without a build step: in `outDir` one an element, with what they share in chunks; in
 * `outDir/alone` those of customers' elements whole, for pages with one of them.
 */
export async function buildScripts(outDir: string, logLevel: LogLevel = 'warn'): Promise<void> {
  await build({ ...shared, configFile: false, logLevel, build: { ...shared.build, outDir } });
  for (const name of alone) {
    await build({
      ...shared,
      configFile: false,
      logLevel,
      resolve: { ...shared.resolve, alias: [...withoutLit] },
      plugins: [leanTemplates, compiledTemplates, oneByte, nameLater],
      build: {
        ...shared.build,
        outDir: join(outDir, 'alone'),
        emptyOutDir: false,
        lib: { formats: ['es'], entry: { [name]: join(import.meta.dirname, 'src/cdn/alone', `${name}.ts`) } },
        rolldownOptions: {
          preserveEntrySignatures: 'allow-extension',
          output: {
            minify: true,
            entryFileNames: '[name].js',
            chunkFileNames: `${name}/[name]-[hash].js`,
          },
        },
      },
    });
  }
}

if (basename(process.argv[1] ?? '') === 'build.ts' && import.meta.main)
  await buildScripts(join(import.meta.dirname, 'dist/cdn'), 'info');
