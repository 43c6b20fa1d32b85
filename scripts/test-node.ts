import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { compileCache } from './compile-cache.ts';

/**
 * The tests that need no browser. Arguments narrow them: `pnpm test:node packages/rules`.
 * Files named `*.long.test.ts` run only when named.
 */
const patterns = process.argv.slice(2);
const all = globSync([
  'packages/{cases,rules,metrics,desk,server}/src/**/*.test.ts',
  'test/{structure,conformance,server}/**/*.test.ts',
  'demo/server/*.test.ts',
]);
const chosen = all.filter((file) =>
  patterns.length ? patterns.some((p) => file.includes(p)) : !file.endsWith('.long.test.ts'),
);
if (!chosen.length) {
  console.error(`No Node test matches ${patterns.join(' ')}.`);
  process.exit(2);
}
// Many wait for servers and databases more than they compute: Node's own choice of a core less would leave one idle.
const atOnce = availableParallelism() + 1;
const { status } = spawnSync(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    '--conditions=source',
    '--test',
    `--test-concurrency=${String(atOnce)}`,
    '--test-timeout=300000',
    ...chosen,
  ],
  { stdio: 'inherit', env: { ...compileCache, ...process.env } },
);
process.exit(status ?? 1);
