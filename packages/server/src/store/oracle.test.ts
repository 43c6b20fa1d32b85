import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { CaseFacts } from '@redress/cases';
import { createColumns, FactsTable, kpiIds, kpis, query, type Columns, type KpiId } from '@redress/metrics';
import fc from 'fast-check';
import { sql, type Kysely } from 'kysely';
import type { Database } from './database.ts';
import { factTables } from './facts-reader.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '../../../../scripts/postgres.ts';
import { anyFacts } from '../../../../test/helpers/any-facts.ts';
import {
  context,
  postgres,
  sqlite,
  statements,
  views,
  type Asked,
  type Dialect,
} from '../../../../test/helpers/facts-sql.ts';

type Step = { readonly put: CaseFacts } | { readonly remove: string };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: anyFacts.map((put) => ({ put })) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 24 }).map((id) => ({ remove: String(id) })) },
  ),
  { maxLength: 80 },
);

const period = { from: '2026-09-01', to: '2026-12-01' };
const questions: readonly Asked[] = [
  { by: [] },
  { by: ['channel', 'department'] },
  { ...period, by: [] },
  { from: '2026-10-01', by: ['channel'] },
  { ...period, by: ['month'] },
  { ...period, by: ['month', 'channel'] },
  { ...period, by: ['weekday', 'hour'] },
];

/** Several figures need no more than one SELECT each; all are asked at once. */
async function expected(db: Kysely<Tables>, dialect: Dialect, kpi: KpiId, asked: Asked) {
  const found = new Map<string, number | null>();
  for (const text of statements(dialect, kpi, asked)) {
    const { rows } = await sql<{ g: string; value: unknown }>`${sql.raw(text)}`.execute(db);
    for (const { g, value } of rows) found.set(g, value === null ? null : Number(value));
  }
  return found;
}

function agree(name: string, actual: unknown, wanted: number | null): void {
  if (wanted === null || typeof actual !== 'number') assert.equal(actual, wanted, name);
  else
    assert.ok(Math.abs(actual - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)), `${name}: ${actual}, SQL ${wanted}`);
}

function check(columns: Columns, asked: Asked, wanted: ReadonlyMap<KpiId, ReadonlyMap<string, number | null>>): void {
  const { rows, reasons } = query(columns, { ...context, ...asked, kpis: kpiIds });
  const keys = rows.map((row) => asked.by.map((name) => row[name]).join('|'));
  for (const kpi of kpiIds) {
    const cyclic = asked.by.includes('weekday') && ['stock', 'flow'].includes(kpis[kpi].measure.kind);
    const values = wanted.get(kpi) ?? new Map<string, null>();
    const empty = kpis[kpi].kind === 'count' ? 0 : null;
    rows.forEach((row, index) => {
      const value = cyclic ? null : (values.get(keys[index] ?? '') ?? empty);
      agree(`${kpi} of ${keys[index]} by ${asked.by.join()}`, row[kpi], value);
      const why = reasons.filter((reason) => reason.kpi === kpi && reason.row === index);
      assert.equal(why.length, row[kpi] === null ? 1 : 0, `a reason for ${kpi}`);
    });
    if (cyclic) continue;
    for (const [key, value] of values) if (value) assert.ok(keys.includes(key), `${kpi}: no row for ${key}`);
  }
}

/** Puts and takes out, as the events of cases do; asks now and then, so that what is kept meanwhile is kept up. */
function played(stream: readonly Step[]): { columns: Columns; rows: CaseFacts[] } {
  const columns = createColumns();
  const rows = new Map<string, CaseFacts>();
  stream.forEach((step, index) => {
    if (index % 7 === 3) query(columns, { ...context, kpis: ['received'], by: ['month'] });
    if ('put' in step) {
      columns.upsert(step.put);
      rows.set(step.put.id, step.put);
    } else assert.equal(columns.remove(step.remove), rows.delete(step.remove));
  });
  assert.equal(columns.size, rows.size);
  return { columns, rows: [...rows.values()] };
}

/** As a server fills its columns when it starts. */
async function filled(database: Database): Promise<Columns> {
  const columns = createColumns();
  for await (const batch of factTables(database)) {
    if (batch instanceof FactsTable) columns.load(batch);
    else for (const row of batch) columns.upsert(row);
  }
  return columns;
}

async function holds(database: Database, dialect: Dialect, numRuns: number): Promise<void> {
  const { db } = database;
  for (const view of views(dialect)
    .split(';')
    .filter((text) => text.trim()))
    await sql.raw(view).execute(db);
  await fc.assert(
    fc.asyncProperty(steps, async (stream) => {
      const { columns, rows } = played(stream);
      await db.deleteFrom('caseFacts').execute();
      if (rows.length) await db.insertInto('caseFacts').values(rows).execute();
      const recounted = await filled(database);
      assert.equal(recounted.size, rows.length);
      for (const asked of questions) {
        const wanted = new Map<KpiId, Map<string, number | null>>();
        for (const kpi of kpiIds) {
          const cyclic = asked.by.includes('weekday') && ['stock', 'flow'].includes(kpis[kpi].measure.kind);
          if (!cyclic) wanted.set(kpi, await expected(db, dialect, kpi, asked));
        }
        check(columns, asked, wanted);
        check(recounted, asked, wanted);
      }
    }),
    { numRuns },
  );
}

describe('kept incrementally = recounted = plain SQL over the table of facts', () => {
  it('in SQLite', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'redress-oracle-'));
    const database = await openSqlite(dir);
    try {
      await holds(database, sqlite, 40);
    } finally {
      await database.close();
      rmSync(dir, { recursive: true });
    }
  });
});

describe('the same', { skip: postgresMissing() }, () => {
  let server: TestPostgres;
  before(() => {
    server = startPostgres();
  });
  after(() => {
    server.stop();
  });
  it('in PostgreSQL', async () => {
    const made = await server.database();
    const database = await openPostgres(made.url);
    try {
      await holds(database, postgres, 30);
    } finally {
      await database.close();
      await made.drop();
    }
  });
});
