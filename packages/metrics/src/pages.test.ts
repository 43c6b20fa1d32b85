import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyFacts } from '../../../test/helpers/any-facts.ts';
import { createColumns, dashboard, kpiIds, query, type Filters } from './index.ts';

const context = { timeZone: 'America/New_York', now: '2026-11-20T00:00:00Z' };
const periods = [
  { from: '2020-01-01', to: '2027-01-01' },
  { from: '2026-09-01', to: '2026-11-01' },
  { from: '2026-09-10T15:30:00Z', to: '2027-01-01' },
];

test('what is kept of pages of rows, and what of single rows is counted, are the same after any changes', () => {
  const some = fc.sample(anyFacts, { numRuns: 9_000, seed: 7 });
  const columns = createColumns();
  some.forEach((facts, index) => columns.upsert({ ...facts, id: String(index) }));
  const everybody: Filters = { channel: columns.dimensions.channel.dictionary.keys };
  const agree = (): void => {
    for (const period of periods) {
      const told = (filters: Filters): unknown[] => [
        dashboard(columns, {
          ...context,
          ...period,
          unit: 'day',
          cards: kpiIds.filter((id) => !id.endsWith('-mean')),
          filters,
        }),
        query(columns, { ...context, ...period, kpis: ['received', 'late'], by: ['channel', 'weekday'], filters }),
      ];
      assert.deepEqual(told({}), told(everybody));
    }
  };
  agree();
  const change = fc.record({ at: fc.nat(9_500), facts: fc.option(anyFacts, { freq: 3 }) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => {
      for (const { at, facts } of changes) {
        if (facts) columns.upsert({ ...facts, id: String(at), channel: some[0]!.channel });
        else columns.remove(String(at));
      }
      agree();
    }),
    { numRuns: 3, endOnFailure: true },
  );
});
