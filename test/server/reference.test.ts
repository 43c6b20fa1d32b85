import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Dimension, KpiId } from '@redress/metrics';
import { importFile, openDesk, readMapping, type OpenedDesk } from '@redress/server';
import { readCsvGz } from '../helpers/csv.ts';
import { temporary } from './servers.ts';

// A part of Boston's requests and of the CFPB's complaints goes through the importer and the rules; the figures must
// be those that plain SQL over the files, in test/fixtures/reference.sql, comes to.
const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const admin = { id: 'test', name: 'Test', roles: ['admin'] } as const;
type Row = Readonly<Record<string, unknown>>;

/** The queries of the script by name, over the file's own rows as text. */
function expected(csv: string): (name: string) => Row[] {
  const rows = readCsvGz(csv);
  const columns = Object.keys(rows[0] ?? {});
  const db = new DatabaseSync(':memory:');
  db.exec(`create table rows (${columns.map((name) => `"${name}" text`).join(', ')})`);
  const insert = db.prepare(`insert into rows values (${columns.map(() => '?').join(', ')})`);
  for (const row of rows) insert.run(...columns.map((name) => row[name] ?? ''));
  const script = readFileSync(file('test/fixtures/reference.sql'), 'utf8');
  const parts = script.split(/^-- name: /m).slice(1);
  const queries = new Map(
    parts.map((part) => [part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n'))]),
  );
  return (name) => db.prepare(queries.get(name) ?? `no query ${name}`).all();
}

async function imported(dir: string, csv: string, mappingName: string, policy: string): Promise<OpenedDesk> {
  const opened = await openDesk({ dataDir: dir, log: () => undefined });
  await opened.desk.publishPolicy(readFileSync(file(policy), 'utf8'), { over: 0 }, admin);
  const { mapping, source } = await readMapping(mappingName);
  const { refused, rows, created } = await importFile(opened.desk, file(csv), mapping, { source });
  assert.deepEqual([refused, created], [[], rows]);
  return opened;
}

/** A figure by a dimension, as pairs in the order of their names. */
async function by(
  { desk }: OpenedDesk,
  dimension: Dimension,
  kpi: KpiId = 'received',
): Promise<Record<string, unknown>> {
  const { rows } = await desk.metrics({ kpis: [kpi], by: [dimension] });
  return Object.fromEntries(rows.map((row) => [String(row[dimension] ?? ''), row[kpi]]));
}
const named = (rows: readonly Row[], value = 'n'): Record<string, unknown> =>
  Object.fromEntries(rows.map((row) => [String(row['name']), row[value]]));

function near(actual: unknown, wanted: unknown, name: string): void {
  assert.equal(typeof actual, 'number', name);
  assert.ok(Math.abs(Number(actual) - Number(wanted)) < 1e-6, `${name}: ${String(actual)}, SQL ${String(wanted)}`);
}

/** As the mapping calls them. */
const bostonChannels: Readonly<Record<string, string>> = {
  'Constituent Call': 'phone',
  'Employee Generated': 'on-site',
  'Self Service': 'web',
  'Citizens Connect App': 'web',
  'Maximo Integration': 'other',
  Twitter: 'social',
};
const cfpbChannels: Readonly<Record<string, string>> = {
  Web: 'web',
  Phone: 'phone',
  Email: 'email',
  'Postal mail': 'letter',
  Fax: 'letter',
  Referral: 'other',
  'Web Referral': 'other',
};
function renamed(counts: Record<string, unknown>, names: Readonly<Record<string, string>>): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [name, n] of Object.entries(counts)) {
    const own = names[name] ?? '?';
    found[own] = (found[own] ?? 0) + Number(n);
  }
  return found;
}

describe('a part of Boston’s requests, imported', () => {
  const { dir, remove } = temporary();
  const csv = 'test/fixtures/boston311.csv.gz';
  const sql = expected(file(csv));
  let opened: OpenedDesk;
  before(async () => {
    opened = await imported(dir, csv, 'boston311', 'test/fixtures/boston311-policy.json');
  });
  after(async () => {
    await opened.close();
    remove();
  });

  it('counts by month, channel, type, department and hour as the file does', async () => {
    assert.deepEqual(await by(opened, 'month'), named(sql('boston by month')));
    assert.deepEqual(await by(opened, 'channel'), renamed(named(sql('boston by channel')), bostonChannels));
    assert.deepEqual(await by(opened, 'product'), named(sql('boston by type')));
    const departments = named(sql('boston by department'));
    assert.deepEqual(await by(opened, 'department'), departments);
    const hours = Object.entries(await by(opened, 'hour')).filter(([, n]) => n !== 0);
    assert.deepEqual(Object.fromEntries(hours), named(sql('boston by hour')));
    const weekdays = named(sql('boston by weekday'));
    assert.deepEqual(await by(opened, 'weekday'), weekdays);
  });

  it('has the file’s share on time, and its handling times by department', async () => {
    const late = await by(opened, 'department', 'late');
    const onTime = await by(opened, 'department', 'on-time');
    for (const row of sql('boston on time by department')) {
      const name = String(row['name']);
      assert.deepEqual([onTime[name], late[name]], [row['met'], row['late']], name);
    }
    for (const [kpi, column] of [
      ['handling-time-mean', 'mean'],
      ['handling-time-median', 'median'],
      ['handling-time-p90', 'p90'],
    ] as const) {
      const figures = await by(opened, 'department', kpi);
      for (const row of sql('boston hours by department')) near(figures[String(row['name'])], row[column], kpi);
    }
  });

  it('has the file’s backlog at the end of each month', async () => {
    const { rows } = await opened.desk.metrics({
      kpis: ['left'],
      by: ['month'],
      fill: true,
      from: '2011-07-01',
      to: '2012-01-01',
    });
    const left = Object.fromEntries(rows.map((row) => [String(row['month']), row['left']]));
    assert.deepEqual(left, named(sql('boston backlog')));
  });
});

describe('a part of the CFPB’s complaints, imported', () => {
  const { dir, remove } = temporary();
  const csv = 'demo/data/cfpb.csv.gz';
  const sql = expected(file(csv));
  let opened: OpenedDesk;
  before(async () => {
    opened = await imported(dir, csv, 'cfpb', 'demo/policies/bank.json');
  });
  after(async () => {
    await opened.close();
    remove();
  });

  it('counts by month, channel, product and outcome as the file does', async () => {
    assert.deepEqual(await by(opened, 'month'), named(sql('cfpb by month')));
    assert.deepEqual(await by(opened, 'channel'), renamed(named(sql('cfpb by channel')), cfpbChannels));
    assert.deepEqual(await by(opened, 'product'), named(sql('cfpb by product')));
    assert.deepEqual(await by(opened, 'outcome'), named(sql('cfpb by outcome')));
    assert.deepEqual(await by(opened, 'weekday'), named(sql('cfpb by weekday')));
  });

  it('has the file’s timely answers and disputes by product', async () => {
    const rates = await by(opened, 'product', 'on-time-rate-due');
    const disputes = await by(opened, 'product', 'dispute-rate');
    for (const row of sql('cfpb timely by product')) {
      const name = String(row['name']);
      near(rates[name], row['timely'], `timely, ${name}`);
      near(disputes[name], row['disputed'], `disputed, ${name}`);
    }
  });
});
