import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { buildScripts } from '../../packages/elements/build.ts';

/** Bytes after brotli of all that an element's script loads before the element is defined: on a page with others, alone. */
const limits = {
  'complaint-form': [13_500, 11_200],
  'complaint-tracker': [8_250, 6_200],
  'complaint-survey': [9_216, 7_100],
} as const;
const scripts = Object.entries(limits).flatMap(([name, [shared, alone]]) => [
  { script: `${name}.js`, limit: shared },
  { script: `alone/${name}.js`, limit: alone },
]);

let folder: string;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redress-sizes-'));
  await buildScripts(folder, 'silent');
});
after(() => {
  rmSync(folder, { recursive: true });
});

const imports = /(?:^|[;}])\s*(?:import|export)\s*(?:[\w$*{},\s]+?from\s*)?["'](\.[^"']+)["']/g;

function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  // A comment may come before the first import.
  const text = readFileSync(join(folder, file), 'utf8').replace(/^\/\/.*\n/, '');
  // A script may name what it goes on to load.
  const named = /[`'"]((?:\.\/chunks\/[\w.-]+ ?)+)[`'"]\.split/.exec(text)?.[1]?.split(' ') ?? [];
  for (const path of [...[...text.matchAll(imports)].map(([, it = '']) => it), ...named]) {
    loadedBy(join(dirname(file), path), seen);
  }
  return seen;
}
const code = (file: string): string => readFileSync(join(folder, file), 'utf8');

for (const { script, limit } of scripts) {
  test(`${script} stays within ${limit} bytes`, (t) => {
    const files = [...loadedBy(script)];
    const size = files.reduce((sum, file) => sum + brotliCompressSync(code(file)).length, 0);
    t.diagnostic(`${script}: ${size} bytes in ${files.length} files`);
    assert.ok(size <= limit, `${size} bytes: ${files.join(', ')}`);
  });
}

test('the customers’ elements share one copy of Lit', () => {
  const files = new Set(Object.keys(limits).flatMap((name) => [...loadedBy(`${name}.js`)]));
  const withLit = [...files].filter((file) => code(file).includes('litHtmlVersions'));
  assert.equal(withLit.length, 1);
});

test('a page with one element gets it in one piece, and one copy of what draws it with all that comes later', () => {
  const draws = /createPolicy\(.lit-html./;
  for (const name of Object.keys(limits)) {
    assert.deepEqual([...loadedBy(`alone/${name}.js`)], [`alone/${name}.js`]);
    const later = readdirSync(join(folder, 'alone', name)).map((file) => join('alone', name, file));
    assert.deepEqual(
      later.filter((file) => draws.test(code(file)) || code(file).includes('litHtmlVersions')),
      [],
    );
    assert.match(code(`alone/${name}.js`), draws);
    assert.doesNotMatch(code(`alone/${name}.js`), /litHtmlVersions/);
  }
});

test('what customers load first brings no schemas, no rules and no desk', () => {
  for (const { script } of scripts) {
    for (const file of loadedBy(script)) assert.doesNotMatch(code(file), /\$ZodType|_zod|redress-policy\/1/);
  }
});

test('browsers keep what customers load first in one byte a character', () => {
  for (const { script } of scripts) {
    for (const file of loadedBy(script)) assert.doesNotMatch(code(file), /[^\0-\xff]/, file);
  }
});

test('no script evaluates text', () => {
  for (const { script } of scripts) {
    for (const file of loadedBy(script)) assert.doesNotMatch(code(file), /\bnew Function\b|\beval\(/);
  }
});
