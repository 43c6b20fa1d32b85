import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseFacts } from '@redress/cases';
import fc from 'fast-check';
import { anyFacts } from '../../../test/helpers/any-facts.ts';
import { factsTable } from '../../../test/helpers/facts-table.ts';
import { factsRow } from '../../../test/helpers/facts.ts';
import { caseDimensions, createColumns, dashboard, kpiIds, query, type Columns } from './index.ts';

const context = { timeZone: 'Asia/Shanghai', now: '2026-11-20T00:00:00Z' };

/** Every figure, by time and by each dimension. */
const told = (columns: Columns): unknown[] => [
  dashboard(columns, { ...context, from: '2026-09-01', to: '2026-11-01', unit: 'day', cards: kpiIds }),
  query(columns, { ...context, kpis: kpiIds }),
  ...caseDimensions.map((name) => query(columns, { ...context, kpis: ['received'], by: [name] })),
];

function load(columns: Columns, rows: readonly CaseFacts[]): void {
  const table = factsTable(rows as [CaseFacts, ...CaseFacts[]]);
  assert.ok(table);
  columns.load(table);
}

test('a table of rows says what the rows do one by one, also over rows that are there', () => {
  const rows = fc.array(anyFacts, { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(rows, rows, (before, then) => {
      const [single, loaded] = [createColumns(), createColumns()];
      for (const row of [...before, ...then]) single.upsert(row);
      load(loaded, before);
      load(loaded, then);
      assert.equal(loaded.undated, single.undated);
      assert.deepEqual(told(loaded), told(single));
    }),
    { numRuns: 40 },
  );
});

test('empty texts are values; texts in any script, dates in other forms and fractions are read as they are', () => {
  const rows = [
    factsRow({ id: 'a', product: '', cause: null, remedyAmount: 0.1 + 0.2, remedyCurrency: 'EUR', state: 'closed' }),
    factsRow({ id: 'b', product: '顧客', receivedAt: '2026-09-30T10:00:00+02:00', nps: 10, customer: '' }),
    factsRow({ id: 'c', receivedAt: 'whenever', contactReached: true, contactFailure: 'busy' }),
  ];
  const [single, loaded] = [createColumns(), createColumns()];
  for (const row of rows) single.upsert(row);
  load(loaded, rows);
  assert.deepEqual(told(loaded), told(single));
  assert.equal(loaded.keyAt(0, 'product'), '');
  assert.equal(loaded.money.values[0], 0.1 + 0.2);
  assert.equal(loaded.undated, 1);
});

test('a table whose texts hold separators is none', () => {
  const table = (product: string) =>
    factsTable([factsRow({ id: 'a', product }), factsRow({ id: 'b', product: 'kettle' })]);
  assert.ok(table('pan'));
  assert.ok(table(''));
  for (const product of ['one\x1ftwo', '\x1f', '\x1e', 'one\x1e', '\x1e\x1f\x1e'])
    assert.equal(table(product), undefined);
});
