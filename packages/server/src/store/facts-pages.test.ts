import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CaseFacts } from '@redress/cases';
import { caseDimensions, createColumns, FactsTable, kpiIds, query, type Columns } from '@redress/metrics';
import { factsRow } from '../../../../test/helpers/facts.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '../../../../scripts/postgres.ts';
import { openStore } from './index.ts';

const full: CaseFacts = factsRow({
  id: 'b',
  product: '',
  cause: 'null',
  customer: 'Ünïcode 顧客, "quoted" \\ {}\n\t',
  breached: true,
  onTime: false,
  contactReached: true,
  reopened: 2,
  remedyAmount: 0.1 + 0.2,
  remedyCurrency: 'EUR',
  overall: 5,
  nps: 0,
});

const context = { timeZone: 'Asia/Shanghai', now: '2026-11-20T00:00:00Z' };
/** Every figure, and by each dimension how many. */
const told = (columns: Columns): unknown => [
  query(columns, { ...context, kpis: kpiIds, by: ['month'] }),
  ...caseDimensions.map((name) => query(columns, { ...context, kpis: ['received'], by: [name] })),
];
function columnsOf(rows: readonly CaseFacts[]): Columns {
  const columns = createColumns();
  for (const row of rows) columns.upsert(row);
  return columns;
}

describe('reading the facts of PostgreSQL', { skip: postgresMissing() }, () => {
  let postgres: TestPostgres;
  before(() => {
    postgres = startPostgres();
  });
  after(() => {
    postgres.stop();
  });

  /** Reads facts that were written, as rows; `tables` says how many came as tables when they were asked for so. */
  async function read(rows: readonly CaseFacts[]): Promise<{ found: CaseFacts[]; told: unknown; tables: number }> {
    const { url } = await postgres.database();
    const store = await openStore({ url });
    for (let from = 0; from < rows.length; from += 1_000) {
      const part = rows.slice(from, from + 1_000);
      await store.database.db.insertInto('caseFacts').values(part).execute();
    }
    const found: CaseFacts[] = [];
    for await (const batch of store.facts()) found.push(...batch);
    const columns = createColumns();
    let tables = 0;
    for await (const batch of store.factTables()) {
      if (batch instanceof FactsTable) {
        columns.load(batch);
        tables++;
      } else for (const row of batch) columns.upsert(row);
    }
    await store.close();
    return { found: found.sort((a, b) => (a.id < b.id ? -1 : 1)), told: told(columns), tables };
  }

  it('gives every row as it was written: none, empty, and over several pages', async () => {
    assert.deepEqual((await read([])).found, []);
    const many = Array.from({ length: 10_000 }, (_, index) => factsRow({ id: `c-${String(index).padStart(5, '0')}` }));
    const rows = [factsRow({ id: 'a' }), full, ...many];
    const { found, tables, ...reading } = await read(rows);
    assert.deepEqual(found, rows);
    assert.deepEqual(reading.told, told(columnsOf(rows)));
    assert.equal(tables, 2);
  });

  it('does so with texts that hold the separators of a page', async () => {
    const torn = [{ product: 'one\x1ftwo' }, { cause: '\x1e' }, { product: '\x1e\x1f', customer: '\x1e' }];
    for (const texts of torn) {
      const rows = [factsRow({ id: 'a', ...texts }), full];
      const { found, tables, ...reading } = await read(rows);
      assert.deepEqual(found, rows);
      assert.deepEqual(reading.told, told(columnsOf(rows)));
      assert.equal(tables, 0);
    }
  });
});
