import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyFacts } from '../../../test/helpers/any-facts.ts';
import { casesOf, createColumns, kpiIds, kpis, query, type CasesQuery, type KpiId } from './index.ts';

const context = { timeZone: 'Asia/Shanghai', now: '2026-11-20T00:00:00Z' };
const scopes = [
  {},
  { from: '2026-09-01', to: '2026-10-01' },
  { from: '2026-09-10T04:30:00Z', filters: { channel: ['web', 'pigeon'] } },
] as const;

test('the cases behind a figure make the figure', () => {
  fc.assert(
    fc.property(fc.array(anyFacts, { maxLength: 60 }), fc.constantFrom(...scopes), (rows, scope) => {
      const columns = createColumns();
      for (const row of rows) columns.upsert(row);
      const asked = { ...context, ...scope };
      const total = (kpi: KpiId, part?: CasesQuery['part']): number => {
        const { total, ids } = casesOf(columns, { ...asked, kpi, ...(part && { part }) });
        assert.equal(new Set(ids).size, total);
        return total;
      };
      const [row = {}] = query(columns, { ...asked, kpis: kpiIds }).rows;
      for (const kpi of kpiIds) {
        const { kind, measure } = kpis[kpi];
        const value = row[kpi];
        if (kind === 'count') assert.equal(total(kpi), value, kpi);
        else if (measure.kind === 'ratio') {
          const of = total(kpi, 'denominator');
          assert.equal(of ? total(kpi) / of : null, value, kpi);
        } else if (kind === 'mean' || kind === 'percentile') assert.equal(total(kpi) === 0, value === null, kpi);
      }
    }),
    { numRuns: 100 },
  );
});
