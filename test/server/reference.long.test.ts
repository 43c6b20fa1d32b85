import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Dimension, KpiId } from '@redress/metrics';
import { importFile, openDesk, readMapping, type OpenedDesk } from '@redress/server';
import { readCsvGz } from '../helpers/csv.ts';
import { temporary } from './servers.ts';

// The whole of both data sets, through the importer and the rules, against the figures that others computed from them
// in Python. They lie beside the checkout. Some minutes: run by name.
const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const skip = existsSync(data) ? false : 'the reference data lies beside the checkout, and is not there';
const admin = { id: 'test', name: 'Test', roles: ['admin'] } as const;
const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

type Counts = Record<string, number>;
type Spread = Record<'mean' | 'median' | 'p90_nearest_rank', number>;
interface Reference {
  readonly boston311: {
    readonly total: number;
    readonly by_month: Counts;
    readonly by_status: Counts;
    readonly by_department: Counts;
    readonly opened_by_hour: Counts;
    readonly resolution_hours_elapsed_America_New_York: Spread;
    readonly backlog_open_at: Counts;
  };
  readonly cfpb: {
    readonly total: number;
    readonly by_month: Record<string, { readonly count: number }>;
    readonly by_product: Record<string, { readonly count: number }>;
    readonly by_weekday_received: Counts;
  };
}
const reference = (): Reference =>
  (JSON.parse(readFileSync(`${data}reference.public.json`, 'utf8')) as { datasets: Reference }).datasets;

async function imported(dir: string, csv: string, mappingName: string, policy: string): Promise<OpenedDesk> {
  const opened = await openDesk({ dataDir: dir, log: () => undefined });
  await opened.desk.publishPolicy(readFileSync(file(policy), 'utf8'), { over: 0 }, admin);
  const { mapping, source } = await readMapping(mappingName);
  const { rows, created, refused } = await importFile(opened.desk, csv, mapping, { source });
  const codes = refused.flatMap(({ issues }) => issues.map(({ code }) => code));
  // One of the CFPB's texts is longer than a complaint may be: it is refused with that reason, and counts nowhere.
  assert.deepEqual([created + refused.length, codes.filter((code) => code !== 'too-big')], [rows, []]);
  assert.ok(refused.length <= 1);
  return opened;
}

async function by({ desk }: OpenedDesk, dimension: Dimension): Promise<Counts> {
  const { rows } = await desk.metrics({ kpis: ['received'], by: [dimension] });
  return Object.fromEntries(
    rows.filter((row) => row['received'] !== 0).map((row) => [String(row[dimension]), Number(row['received'])]),
  );
}
const total = async ({ desk }: OpenedDesk, kpi: KpiId): Promise<number> =>
  Number((await desk.metrics({ kpis: [kpi] })).rows[0]?.[kpi]);
const near = (actual: number, wanted: number): void => {
  assert.ok(Math.abs(actual - wanted) < 0.000051, `${actual}, reference ${wanted}`);
};
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

describe('Boston’s requests, imported whole', { skip }, () => {
  const { dir, remove } = temporary();
  let opened: OpenedDesk;
  before(async () => {
    const csv = `${data}boston311/boston311.public.csv.gz`;
    opened = await imported(dir, csv, 'boston311', 'test/fixtures/boston311-policy.json');
  });
  after(async () => {
    await opened.close();
    remove();
  });

  it('give the reference’s figures', async () => {
    const wanted = reference().boston311;
    assert.equal(await total(opened, 'received'), wanted.total);
    assert.deepEqual(await by(opened, 'month'), wanted.by_month);
    assert.deepEqual(await by(opened, 'hour'), wanted.opened_by_hour);
    const departments = Object.entries(wanted.by_department).map(([name, n]) => [slug(name), n]);
    assert.deepEqual(await by(opened, 'department'), Object.fromEntries(departments));
    assert.equal(await total(opened, 'open'), wanted.by_status['Open']);
    assert.equal(await total(opened, 'resolved'), wanted.by_status['Closed']);
    const hours = wanted.resolution_hours_elapsed_America_New_York;
    near(await total(opened, 'handling-time-mean'), hours.mean);
    near(await total(opened, 'handling-time-median'), hours.median);
    near(await total(opened, 'handling-time-p90'), hours.p90_nearest_rank);
    const { rows } = await opened.desk.metrics({
      kpis: ['left'],
      by: ['month'],
      fill: true,
      from: '2011-07-01',
      to: '2012-01-01',
    });
    assert.deepEqual(
      rows.map(({ left }) => left),
      Object.values(wanted.backlog_open_at),
    );
  });
});

const slug = (name: string): string => name.toLowerCase().replaceAll('_', '').replaceAll(' ', '-');

describe('the CFPB’s complaints, imported whole', { skip }, () => {
  const { dir, remove } = temporary();
  let opened: OpenedDesk;
  before(async () => {
    opened = await imported(dir, `${data}cfpb/cfpb.public.csv.gz`, 'cfpb', 'demo/policies/bank.json');
  });
  after(async () => {
    await opened.close();
    remove();
  });

  it('give the reference’s figures', async () => {
    const wanted = reference().cfpb;
    const long = readCsvGz(`${data}cfpb/cfpb.public.csv.gz`).filter(({ narrative = '' }) => narrative.length > 20_000);
    assert.equal(await total(opened, 'received'), wanted.total - long.length);
    const without = (counts: Counts, nameOf: (row: Record<string, string>) => string | undefined): Counts => {
      const left = { ...counts };
      for (const row of long) left[nameOf(row) ?? ''] = (left[nameOf(row) ?? ''] ?? 0) - 1;
      return left;
    };
    const counts = (of: Record<string, { readonly count: number }>): Counts =>
      Object.fromEntries(Object.entries(of).map(([name, { count }]) => [name, count]));
    const months = without(counts(wanted.by_month), (row) => row['date_received']?.slice(0, 7));
    assert.deepEqual(await by(opened, 'month'), months);
    assert.deepEqual(
      await by(opened, 'product'),
      without(counts(wanted.by_product), (row) => row['product']),
    );
    const weekdays = Object.entries(await by(opened, 'weekday')).map(([day, n]) => [days[Number(day) - 1], n]);
    const received = (row: Record<string, string>) => days[(new Date(row['date_received'] ?? '').getUTCDay() + 6) % 7];
    assert.deepEqual(Object.fromEntries(weekdays), without(wanted.by_weekday_received, received));
  });
});
