import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';

const elements = fileURLToPath(new URL('../../packages/elements', import.meta.url));
/** Bytes after brotli of all that an element's script loads before the element is defined. */
const limits = { 'complaint-form': 14_336, 'complaint-tracker': 14_000, 'complaint-survey': 11_100 };

let folder: string;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redress-sizes-'));
  await build({
    root: elements,
    configFile: join(elements, 'vite.config.ts'),
    logLevel: 'silent',
    build: { outDir: folder },
  });
});
after(() => {
  rmSync(folder, { recursive: true });
});

const imports = /(?:^|[;}])\s*(?:import|export)\s*(?:[\w$*{},\s]+?from\s*)?["'](\.[^"']+)["']/g;

function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(folder, file), 'utf8');
  // A script may name what it goes on to load.
  const named = /[`'"]((?:\.\/chunks\/[\w.-]+ ?)+)[`'"]\.split/.exec(text)?.[1]?.split(' ') ?? [];
  for (const path of [...[...text.matchAll(imports)].map(([, it = '']) => it), ...named]) {
    loadedBy(join(dirname(file), path), seen);
  }
  return seen;
}
const code = (file: string): string => readFileSync(join(folder, file), 'utf8');

for (const [name, limit] of Object.entries(limits)) {
  test(`<${name}> stays within ${limit} bytes`, (t) => {
    const files = [...loadedBy(`${name}.js`)];
    const size = files.reduce((sum, file) => sum + brotliCompressSync(code(file)).length, 0);
    t.diagnostic(`${name}: ${size} bytes in ${files.length} files`);
    assert.ok(size <= limit, `${size} bytes: ${files.join(', ')}`);
  });
}

test('the customers’ elements share one copy of Lit', () => {
  const files = new Set(Object.keys(limits).flatMap((name) => [...loadedBy(`${name}.js`)]));
  const withLit = [...files].filter((file) => code(file).includes('litElementVersions'));
  assert.equal(withLit.length, 1);
});

test('what customers load first brings no schemas, no rules and no desk', () => {
  for (const name of Object.keys(limits)) {
    for (const file of loadedBy(`${name}.js`)) assert.doesNotMatch(code(file), /\$ZodType|_zod|redress-policy\/1/);
  }
});

test('no script evaluates text', () => {
  for (const name of Object.keys(limits)) {
    for (const file of loadedBy(`${name}.js`)) assert.doesNotMatch(code(file), /\bnew Function\b|\beval\(/);
  }
});
