import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parsePath, valueAt } from './path.ts';

const at = (value: unknown, path: string): unknown => valueAt(value, parsePath(path) ?? []);

it('reads names, indexes and wildcards as jsonpath-plus does', () => {
  const value = { a: [{ b: 1 }, { b: 2 }], 'x y': 0 };
  assert.equal(at(value, '$.a[1].b'), 2);
  assert.equal(at(value, "$['x y']"), 0);
  assert.deepEqual(at(value, '$.a[*].b'), [1, 2]);
  assert.deepEqual(at({ a: [{ b: 1 }] }, '$.a.*.b'), [1]);
  assert.equal(at(value, '$.c.d'), undefined);
  assert.equal(at(value, '$.a[*].c'), undefined);
  assert.equal(at('text', '$.length'), 'text');
  assert.equal(at([1, 2], '$.length'), 2);
  assert.equal(at({}, '$.constructor'), undefined);
  assert.equal(at(value, '$'), value);
});

it('refuses what would have to be evaluated, and what it does not know', () => {
  const refused = [
    'a',
    '.a',
    '$a',
    '$..a',
    '$[?(@.a)]',
    '$[(@.length-1)]',
    '$[0:2]',
    '$[0,1]',
    '$.a^',
    '$.a~',
    '$.`a',
    '$[',
    "$['a",
    '$.',
    '$.a b',
    '$.@string()',
  ];
  for (const path of refused) assert.equal(parsePath(path), undefined, path);
});
