import { fileURLToPath } from 'node:url';

/** Processes that tests start by the hundred keep what Node made of the sources: half of their time is that. */
export const compileCache = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/node-compile', import.meta.url)),
};
