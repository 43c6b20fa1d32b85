import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cycles, importsOf, sources } from './imports.ts';

/** What each package may import of the others; data flows one way. */
const below: Record<string, readonly string[]> = {
  cases: [],
  rules: ['cases'],
  metrics: ['cases'],
  desk: ['cases', 'rules', 'metrics'],
  client: ['cases', 'rules', 'metrics', 'desk'],
  elements: ['cases', 'rules', 'metrics', 'desk', 'client'],
  server: ['cases', 'rules', 'metrics', 'desk'],
};
/** Packages that run in a page, in Node and in a worker alike. */
const anywhere = ['cases', 'rules', 'metrics', 'desk'];

const imports = sources().flatMap(importsOf);
const packageOf = (file: string): string => /^packages\/([^/]+)\//.exec(file)?.[1] ?? '';

describe('imports', () => {
  it('are found at all', () => {
    assert.ok(imports.length > 300, `${imports.length} imports`);
    assert.ok(imports.some(({ to }) => to === '@redress/cases'));
  });

  it('point one way between packages', () => {
    const wrong = imports.filter(({ from, to }) => {
      const other = /^@redress\/([^/]+)/.exec(to)?.[1] ?? (to.startsWith('packages/') ? packageOf(to) : undefined);
      return other !== undefined && other !== packageOf(from) && !below[packageOf(from)]?.includes(other);
    });
    assert.deepEqual(wrong, []);
  });

  it('reach into no other package by path', () => {
    assert.deepEqual(
      imports.filter(({ from, to }) => to.startsWith('packages/') && packageOf(to) !== packageOf(from)),
      [],
    );
  });

  it('bring nothing of Node into what also runs in a page', () => {
    assert.deepEqual(
      imports.filter(({ from, to }) => anywhere.includes(packageOf(from)) && to.startsWith('node:')),
      [],
    );
  });

  it('never go in a circle', () => {
    const edges = new Map<string, string[]>();
    for (const { from, to } of imports) edges.set(from, [...(edges.get(from) ?? []), to]);
    assert.deepEqual(cycles(edges), []);
  });

  it('would be caught in a circle', () => {
    const edges = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a', 'd']],
      ['d', []],
    ]);
    assert.deepEqual(
      cycles(edges).map((group) => group.sort()),
      [['a', 'b', 'c']],
    );
  });

  it('keep json-rules-engine out of the page', () => {
    const users = imports.filter(({ to }) => to === 'json-rules-engine').map(({ from }) => from);
    assert.deepEqual(users, ['packages/rules/src/engine.ts']);
  });
});
