import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

interface Named {
  readonly name: string;
}
interface Element {
  readonly tagName?: string;
  readonly cssParts?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly events?: readonly Named[];
  readonly attributes?: readonly Named[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const elements = join(root, 'packages/elements');
execFileSync(
  join(root, 'node_modules/.bin/cem'),
  ['analyze', '--quiet', '--config', 'custom-elements-manifest.config.mjs'],
  {
    cwd: elements,
  },
);
const manifest = JSON.parse(readFileSync(join(elements, 'custom-elements.json'), 'utf8')) as {
  modules: { path: string; declarations: Element[] }[];
};

/** The sources that an element's template may be in. */
const sourcesIn = (folder: string): string =>
  readdirSync(join(elements, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(elements, folder, file), 'utf8'))
    .join('\n');
const found = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].flatMap(([, names = '']) => names.split(/\s+/))),
];
const kebab = (name: string): string => name.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase();

for (const { path, declarations } of manifest.modules) {
  for (const { tagName, cssParts = [], slots = [], events = [] } of declarations.filter((it) => it.tagName)) {
    const source = sourcesIn(dirname(path));
    const names = (all: readonly Named[]) => all.map(({ name }) => name);
    const documented = (what: string, used: readonly string[], docs: readonly Named[]): void => {
      test(`<${tagName ?? ''}> documents its ${what}`, () => {
        assert.deepEqual(
          used.filter((name) => !names(docs).includes(name)),
          [],
          'used and not documented',
        );
        // What is documented at the base class is used there.
        const inherited = ['base', 'sign-in'];
        assert.deepEqual(
          names(docs).filter((name) => !used.includes(name) && !inherited.includes(name)),
          [],
          'documented and not used',
        );
      });
    };
    documented('parts', found(source, /\bpart="([\w -]+)"/g), cssParts);
    documented('slots', found(source, /<slot name="([\w-]+)"/g), slots);
    documented('events', found(source, /new (Complaint\w+)Event\(/g).map(kebab), events);
  }
}

test('the README names the attributes and events that the manifest has', () => {
  const cell = (named: readonly Named[] = []): string => named.map(({ name }) => `\`${name}\``).join(', ') || '–';
  const expected = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ tagName }) => tagName !== undefined)
    .map(({ tagName = '', attributes, events }) => `| \`<${tagName}>\` | ${cell(attributes)} | ${cell(events)} |`);
  const lines = readFileSync(join(elements, 'README.md'), 'utf8').replaceAll(/ +/g, ' ').split('\n');
  assert.ok(expected.length > 0);
  assert.deepEqual(
    lines.filter((line) => line.startsWith('| `<')),
    expected.toSorted(),
  );
});
