import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { endStates, type CaseFacts } from '@redress/cases';
import fc from 'fast-check';
import { anyFacts as facts } from '../../../test/helpers/any-facts.ts';
import { factsRow } from '../../../test/helpers/facts.ts';
import { createColumns, kpiIds, kpis, query, type Columns, type Dimension, type KpiId } from './index.ts';

// The same figures in plain SQL over the table of facts, written from the formulas and not from the code.
// Shanghai has had no daylight saving since 1991, so that SQL can count its days by a fixed offset.
const context = { timeZone: 'Asia/Shanghai', now: '2026-11-20T00:00:00Z' };
const offset = 8 * 3_600_000;
const now = Date.parse(context.now);

type Step = { readonly put: CaseFacts } | { readonly remove: string };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: facts.map((put) => ({ put })) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 24 }).map((id) => ({ remove: String(id) })) },
  ),
  { maxLength: 80 },
);

const fields = Object.keys(factsRow({ id: '' })) as (keyof CaseFacts)[];
const ms = (field: string): string => `CAST(round(unixepoch(${field}, 'subsec') * 1000) AS INTEGER)`;

function tableOf(rows: Iterable<CaseFacts>): DatabaseSync {
  const sql = new DatabaseSync(':memory:');
  sql.exec(`CREATE TABLE facts (${fields.join(', ')})`);
  const insert = sql.prepare(`INSERT INTO facts VALUES (${fields.map(() => '?').join(', ')})`);
  for (const row of rows) {
    insert.run(...fields.map((field) => (typeof row[field] === 'boolean' ? Number(row[field]) : row[field])));
  }
  const ends = endStates.map((state) => `'${state}'`).join(', ');
  sql.exec(`
    CREATE VIEW timed AS SELECT *, state IN (${ends}) AS ended, ${ms('receivedAt')} AS received,
      ${ms('respondedAt')} AS responded, ${ms('reopenedAt')} AS reopening, ${ms('surveyedAt')} AS surveyed,
      ${ms('dueAt')} AS due, CASE WHEN state IN (${ends}) THEN ${ms('resolvedAt')} END AS finished FROM facts;
    CREATE VIEW c AS SELECT *, CASE WHEN finished < received THEN received ELSE finished END AS resolved,
      coalesce(subcategory, category) AS issue,
      CASE WHEN overall BETWEEN 1 AND 5 THEN overall END AS o, CASE WHEN nps BETWEEN 0 AND 10 THEN nps END AS n
    FROM timed;`);
  return sql;
}

interface Asked {
  readonly from?: string;
  readonly to?: string;
  readonly by: readonly Dimension[];
}
const local = (day: string): number => Date.parse(`${day}T00:00:00Z`) - offset;

/** SQL of a group's key and of the period, for the moment that counts. */
function scope({ from, to, by }: Asked, moment: string): { key: string; where: string } {
  const date = (format: string): string => `strftime('${format}', (${moment} + ${offset}) / 1000.0, 'unixepoch')`;
  const parts = by.map((name) => {
    if (name === 'month') return date('%Y-%m');
    if (name === 'day') return date('%Y-%m-%d');
    if (name === 'weekday') return date('%u');
    if (name === 'hour') return `CAST(${date('%H')} AS INTEGER)`;
    return name;
  });
  const timed = by.some((name) => ['day', 'month', 'weekday', 'hour'].includes(name));
  const bounds = [
    from === undefined ? '' : `${moment} >= ${local(from)}`,
    to === undefined ? '' : `${moment} < ${local(to)}`,
    timed ? `${moment} IS NOT NULL` : '',
  ].filter(Boolean);
  return { key: parts.join(" || '|' || ") || "''", where: bounds.join(' AND ') || 'TRUE' };
}

const moments = {
  received: 'received',
  responded: 'responded',
  resolved: 'resolved',
  reopened: 'reopening',
  surveyed: 'surveyed',
  moment: 'received',
} as const;

/** Aggregates that answer a figure in one SELECT with GROUP BY. */
const aggregates: Partial<Record<KpiId, string>> = {
  received: 'count(*)',
  open: 'count(*) FILTER (WHERE NOT ended)',
  resolved: 'count(*) FILTER (WHERE ended)',
  'end-unknown': 'count(*) FILTER (WHERE ended AND finished IS NULL)',
  reopened: 'count(*) FILTER (WHERE reopened > 0)',
  'on-time': 'count(*) FILTER (WHERE onTime = 1)',
  late: 'count(*) FILTER (WHERE onTime = 0)',
  'on-time-rate': 'count(*) FILTER (WHERE onTime = 1) * 1.0 / count(*)',
  'on-time-rate-due': 'avg(onTime)',
  breached: 'sum(breached)',
  'breach-rate': 'avg(breached)',
  'first-response-time-mean': 'avg((responded - received) / 3600000.0) FILTER (WHERE responded >= received)',
  'handling-time-mean': 'avg((finished - received) / 3600000.0) FILTER (WHERE finished >= received)',
  'repeat-rate': "(count(customer) - count(DISTINCT customer || '/' || issue)) * 1.0 / count(*)",
  'first-time-fix-rate': "avg(reopened = 0 AND disputed = 0) FILTER (WHERE state = 'closed')",
  'dispute-rate': 'avg(disputed > 0) FILTER (WHERE ended OR disputed > 0)',
  'follow-up-contact-rate':
    "avg(coalesce(contactReached, 0)) FILTER (WHERE contactAttempts > 0 OR (state IN ('closed', 'follow-up') AND customer IS NOT NULL))",
  'remedy-cost':
    'CASE WHEN count(DISTINCT remedyCurrency) FILTER (WHERE ended AND remedyAmount IS NOT NULL) = 1 THEN sum(remedyAmount) FILTER (WHERE ended AND remedyCurrency IS NOT NULL) END',
  'survey-answers': 'count(*) FILTER (WHERE coalesce(attitude, timeliness, clarity, fairness, o) IS NOT NULL)',
  satisfaction: `(SELECT avg(column1) FROM (VALUES (avg(attitude)), (avg(timeliness)), (avg(clarity)), (avg(fairness)), (avg(o))))`,
  'satisfaction-attitude': 'avg(attitude)',
  'satisfaction-timeliness': 'avg(timeliness)',
  'satisfaction-clarity': 'avg(clarity)',
  'satisfaction-fairness': 'avg(fairness)',
  'satisfaction-overall': 'avg(o)',
  csat: 'avg(o >= 4)',
  nps: '100.0 * (count(*) FILTER (WHERE n >= 9) - count(*) FILTER (WHERE n <= 6)) / count(n)',
  ces: 'avg(ces)',
};

function ranked(kpi: KpiId, { key, where }: { key: string; where: string }): string {
  const [start, end] = ['received', kpi.startsWith('first') ? 'responded' : 'finished'];
  const rank = kpi.endsWith('median') ? 'k IN ((n + 1) / 2, (n + 2) / 2)' : 'k = ceil(0.9 * n)';
  return `SELECT g, avg(x) AS value FROM (
    SELECT ${key} AS g, (${end} - ${start}) / 3600000.0 AS x,
      row_number() OVER (PARTITION BY ${key} ORDER BY ${end} - ${start}) AS k, count(*) OVER (PARTITION BY ${key}) AS n
    FROM c WHERE ${end} >= ${start} AND ${where}) WHERE ${rank} GROUP BY g`;
}

/** Stocks and flows, one bucket of time after the other. */
function stocked(sql: DatabaseSync, kpi: KpiId, asked: Asked): Map<string, number> {
  const byMonth = asked.by.includes('month');
  const months = byMonth ? ['2026-09', '2026-10', '2026-11'] : [''];
  const found = new Map<string, number>();
  for (const month of months) {
    const start = byMonth ? local(`${month}-01`) : local(asked.from ?? '1970-01-01');
    const next = { '2026-09': '2026-10-01', '2026-10': '2026-11-01' }[month] ?? '2026-12-01';
    const end = byMonth ? local(next) : local(asked.to ?? '2100-01-01');
    const known = 'received IS NOT NULL AND NOT (ended AND finished IS NULL)';
    const condition = {
      'carried-over': `received < ${start} AND (NOT ended OR resolved >= ${start})`,
      left: `received < ${end} AND (NOT ended OR resolved >= ${end})`,
      'overdue-open': `received < ${end} AND (NOT ended OR resolved >= ${end}) AND due < ${Math.min(end, now)} AND pausedAt IS NULL`,
      'resolved-of-new': `ended AND resolved >= ${start} AND resolved < ${end} AND received >= ${start}`,
      'resolved-of-carried-over': `ended AND resolved >= ${start} AND resolved < ${end} AND received < ${start}`,
    }[kpi as 'left'];
    const key = asked.by.map((name) => (name === 'month' ? `'${month}'` : name)).join(" || '|' || ") || "''";
    const rows = sql.prepare(`SELECT ${key} AS g, count(*) AS value FROM c WHERE ${known} AND ${condition} GROUP BY g`);
    for (const row of rows.all()) found.set(String(row['g']), Number(row['value']));
  }
  return found;
}

function expected(sql: DatabaseSync, kpi: KpiId, asked: Asked): Map<string, number | null> {
  const { measure, grain } = kpis[kpi];
  if (measure.kind === 'stock' || measure.kind === 'flow') return stocked(sql, kpi, asked);
  const { key, where } = scope(asked, moments[grain]);
  const aggregate = aggregates[kpi];
  const text =
    aggregate === undefined
      ? ranked(kpi, { key, where })
      : `SELECT ${key} AS g, ${aggregate} AS value FROM c WHERE ${where} GROUP BY g`;
  return new Map(
    sql
      .prepare(text)
      .all()
      .map((row) => [String(row['g']), row['value'] === null ? null : Number(row['value'])]),
  );
}

function agree(name: string, actual: unknown, wanted: number | null): void {
  if (wanted === null || typeof actual !== 'number') assert.equal(actual, wanted, name);
  else
    assert.ok(Math.abs(actual - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)), `${name}: ${actual}, SQL ${wanted}`);
}

function check(columns: Columns, sql: DatabaseSync, asked: Asked): void {
  const { rows, reasons } = query(columns, { ...context, ...asked, kpis: kpiIds });
  const keys = rows.map((row) => asked.by.map((name) => row[name]).join('|'));
  for (const kpi of kpiIds) {
    const cyclic = asked.by.includes('weekday') && ['stock', 'flow'].includes(kpis[kpi].measure.kind);
    const wanted = cyclic ? new Map<string, null>() : expected(sql, kpi, asked);
    const empty = kpis[kpi].kind === 'count' ? 0 : null;
    rows.forEach((row, index) => {
      const value = cyclic ? null : (wanted.get(keys[index] ?? '') ?? empty);
      agree(`${kpi} of ${keys[index]} by ${asked.by.join()}`, row[kpi], value);
      const why = reasons.filter((reason) => reason.kpi === kpi && reason.row === index);
      assert.equal(why.length, row[kpi] === null ? 1 : 0, `a reason for ${kpi}`);
    });
    if (cyclic) continue;
    for (const [key, value] of wanted) if (value) assert.ok(keys.includes(key), `${kpi}: no row for ${key}`);
  }
}

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

test('kept incrementally = recounted = plain SQL, whatever is put in and taken out', () => {
  fc.assert(
    fc.property(steps, (stream) => {
      const columns = createColumns();
      const rows = new Map<string, CaseFacts>();
      stream.forEach((step, index) => {
        // A question now and then, so that what is kept between questions is kept up to date as well.
        if (index % 7 === 3) query(columns, { ...context, kpis: ['received'], by: ['month'] });
        if ('put' in step) {
          columns.upsert(step.put);
          rows.set(step.put.id, step.put);
        } else assert.equal(columns.remove(step.remove), rows.delete(step.remove));
      });
      assert.equal(columns.size, rows.size);
      const recounted = createColumns();
      for (const row of rows.values()) recounted.upsert(row);
      const sql = tableOf(rows.values());
      for (const asked of questions) {
        check(columns, sql, asked);
        check(recounted, sql, asked);
      }
      sql.close();
    }),
    { numRuns: 60 },
  );
});
