import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, after } from 'node:test';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');
const rules = join(root, 'packages/rules/src');
const folder = mkdtempSync(join(root, 'node_modules/.rules-size-'));
after(() => {
  rmSync(folder, { recursive: true });
});

/** What an entry comes to as one minified ES module. */
async function bundle(code: string): Promise<{ bytes: number; code: string }> {
  const entry = join(folder, 'entry.ts');
  writeFileSync(entry, code);
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root,
    resolve: { conditions: ['source', 'module', 'browser'] },
    build: {
      write: false,
      target: 'es2023',
      lib: { entry, formats: ['es'], fileName: 'entry' },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [{ output }] = (Array.isArray(built) ? built : [built]) as [
    { output: { type: string; isEntry?: boolean; code?: string }[] },
  ];
  const text = output.map(({ type, isEntry, code: chunk }) => (type === 'chunk' && isEntry ? chunk : '')).join('');
  return { bytes: gzipSync(text, { level: 9 }).length, code: text };
}

const table = `export { default as table } from ${JSON.stringify(join(rules, 'holidays/GB-ENG.ts'))};`;

describe('the size of the rules', () => {
  it('is at most 14 KB (14,336 bytes) gzip for judging by a policy, with one country’s holidays', async (t) => {
    const { bytes, code } = await bundle(
      `export { compile } from ${JSON.stringify(join(rules, 'compile.ts'))}; ${table}`,
    );
    t.diagnostic(`${String(bytes)} bytes`);
    assert.ok(bytes <= 14_336, `${String(bytes)} bytes`);
    assert.ok(!code.includes('ZodMini'), 'judging must not bring in the parser');
  });

  it('is under 40 KB gzip for everything but deadline packs: parser with zod, lint, backtest', async (t) => {
    const { bytes, code } = await bundle(`export * from ${JSON.stringify(join(rules, 'index.ts'))}; ${table}`);
    t.diagnostic(`${String(bytes)} bytes`);
    assert.ok(bytes < 40_000, `${String(bytes)} bytes`);
    assert.ok(
      !code.includes('UNDEFINED_FACT') && !code.includes('JSONPath'),
      'json-rules-engine belongs to /engine alone',
    );
    assert.ok(!code.includes('uk-fca-src'), 'deadline packs are passed in by those who want them');
    assert.doesNotMatch(code, /\beval\(/);
  });
});
