import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { CaseFacts } from '@redress/cases';
import { readCsvGz } from '../../../test/helpers/csv.ts';
import { factsRow } from '../../../test/helpers/facts.ts';
import {
  createColumns,
  flow,
  pareto,
  query,
  type CaseDimension,
  type Columns,
  type Dimension,
  type KpiId,
} from './index.ts';

// Boston's 311 requests and CFPB complaints, with figures that others computed from them in Python.
const data = new URL('../../../../shared/data/', import.meta.url);
const skip = existsSync(data) ? false : 'the reference data lies beside the checkout, and is not there';

interface Spread {
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  readonly p90_nearest_rank: number;
}
type Counts = Record<string, number>;
type Timely = Record<
  string,
  { readonly count: number; readonly yes: number; readonly no: number; readonly timely_pct: number }
>;
interface Boston {
  readonly total: number;
  readonly by_month: Counts;
  readonly by_channel: Counts;
  readonly by_department: Counts;
  readonly by_subject: Counts;
  readonly by_reason: Counts;
  readonly by_status: Counts;
  readonly top20_type: Counts;
  readonly opened_by_weekday: Counts;
  readonly opened_by_hour: Counts;
  readonly by_ontime: Counts;
  readonly ontime_pct: number;
  readonly resolution_hours_wall_clock: Spread;
  readonly resolution_hours_elapsed_America_New_York: Spread;
  readonly resolution_hours_wall_clock_by_department: Record<string, Spread>;
  readonly sla: { readonly closed_in_target_pct: number };
  readonly sla_by_department: Record<string, { readonly met: number; readonly late: number; readonly pct: number }>;
  readonly backlog_open_at: Counts;
}
interface Cfpb {
  readonly total: number;
  readonly by_month: Timely;
  readonly by_channel: Timely;
  readonly by_product: Timely;
  readonly by_product_channel: Counts;
  readonly by_company_response: Counts;
  readonly top15_issue: Counts;
  readonly by_weekday_received: Counts;
  readonly days_received_to_sent: Spread;
}
interface Reference {
  readonly boston311: Boston;
  readonly cfpb: Cfpb;
}
const reference = (): Reference => {
  const read: unknown = JSON.parse(readFileSync(new URL('reference.public.json', data), 'utf8'));
  return (read as { datasets: Reference }).datasets;
};

const context = { timeZone: 'UTC', now: '2026-01-01T00:00:00Z' };
const columnsOf = (rows: readonly CaseFacts[]): Columns => {
  const columns = createColumns();
  for (const row of rows) assert.deepEqual(columns.upsert(row), []);
  return columns;
};

/** A figure by one dimension, as the reference writes it. */
function by(columns: Columns, dimension: Dimension, kpi: KpiId = 'received'): Record<string, unknown> {
  const { rows } = query(columns, { ...context, kpis: [kpi], by: [dimension] });
  return Object.fromEntries<unknown>(rows.map((row) => [String(row[dimension] ?? ''), row[kpi]]));
}
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const byWeekday = (columns: Columns): Record<string, unknown> =>
  Object.fromEntries<unknown>(
    Object.entries(by(columns, 'weekday')).map(([day, count]) => [days[Number(day) - 1] ?? '', count]),
  );
const total = (columns: Columns, kpi: KpiId): number =>
  query(columns, { ...context, kpis: [kpi] }).rows[0]?.[kpi] as number;
const top = (columns: Columns, dimension: CaseDimension, most: number): [string, number][] =>
  pareto(columns, { ...context, by: dimension })
    .rows.slice(0, most)
    .map(({ value, count }) => [value, count]);

const near = (actual: unknown, wanted: number, name: string): void => {
  assert.ok(Math.abs((actual as number) - wanted) < 0.000051, `${name}: ${String(actual)}, reference ${wanted}`);
};
const spreads = [
  ['mean', 'mean'],
  ['median', 'median'],
  ['p90', 'p90_nearest_rank'],
] as const;

let read: Record<string, string>[] | undefined;
const boston = (): Record<string, string>[] => (read ??= readCsvGz(new URL('boston311/boston311.public.csv.gz', data)));

/** New York's clock since 2007: daylight saving from the second Sunday of March to the first of November, 2:00. */
function newYork(local: string): string {
  const at = Date.parse(`${local}Z`);
  const sunday = (month: number, nth: number): number => {
    const year = Number(local.slice(0, 4));
    const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
    return Date.UTC(year, month, 1 + ((7 - first) % 7) + 7 * (nth - 1), 2);
  };
  const summer = at >= sunday(2, 2) && at < sunday(10, 1);
  return new Date(at + (summer ? 4 : 5) * 3_600_000).toISOString();
}

function bostonRow(it: Record<string, string>, toUtc: (local: string) => string, onTime: boolean | null): CaseFacts {
  return factsRow({
    id: it['case_id'] ?? '',
    state: it['status'] === 'Closed' ? 'closed' : 'investigating',
    channel: it['channel'] ?? '',
    category: it['subject'] ?? '',
    subcategory: it['reason'] ?? '',
    product: it['type'] ?? '',
    department: it['department'] ?? '',
    receivedAt: toUtc(it['opened_at'] ?? ''),
    resolvedAt: it['closed_at'] ? toUtc(it['closed_at']) : null,
    onTime,
  });
}

test('Boston 311: volume, on-time, handling time and backlog equal the reference', { skip }, () => {
  const wanted = reference().boston311;
  const lines = boston();
  const flagged = { ONTIME: true, OVERDUE: false } as Record<string, boolean>;
  const wall = (local: string): string => `${local}Z`;
  const columns = columnsOf(lines.map((it) => bostonRow(it, wall, flagged[it['ontime'] ?? ''] ?? null)));

  assert.equal(total(columns, 'received'), wanted.total);
  assert.deepEqual(by(columns, 'month'), wanted.by_month);
  assert.deepEqual(by(columns, 'channel'), wanted.by_channel);
  assert.deepEqual(by(columns, 'department'), wanted.by_department);
  assert.deepEqual(by(columns, 'category'), wanted.by_subject);
  assert.deepEqual(by(columns, 'subcategory'), wanted.by_reason);
  assert.deepEqual(top(columns, 'product', 20), Object.entries(wanted.top20_type));
  assert.deepEqual(byWeekday(columns), wanted.opened_by_weekday);
  assert.deepEqual(by(columns, 'hour'), wanted.opened_by_hour);
  assert.equal(total(columns, 'open'), wanted.by_status['Open']);
  assert.equal(total(columns, 'resolved'), wanted.by_status['Closed']);
  assert.equal(total(columns, 'on-time'), wanted.by_ontime['ONTIME']);
  assert.equal(total(columns, 'late'), wanted.by_ontime['OVERDUE']);
  near(100 * total(columns, 'on-time-rate-due'), wanted.ontime_pct, 'on time');

  for (const [ours, theirs] of spreads) {
    near(total(columns, `handling-time-${ours}`), wanted.resolution_hours_wall_clock[theirs], ours);
    const departments = by(columns, 'department', `handling-time-${ours}`);
    for (const [name, spread] of Object.entries(wanted.resolution_hours_wall_clock_by_department)) {
      near(departments[name], spread[theirs], `${name} ${ours}`);
    }
  }
  const months = flow(columns, { ...context, unit: 'month', from: '2011-07-01', to: '2012-01-01' });
  assert.deepEqual(
    months.map(({ left }) => left),
    Object.values(wanted.backlog_open_at),
  );
});

test('Boston 311: elapsed hours across clock changes, and days in New York', { skip }, () => {
  const wanted = reference().boston311;
  const lines = boston();
  const columns = columnsOf(lines.map((it) => bostonRow(it, newYork, null)));
  const elapsed = wanted.resolution_hours_elapsed_America_New_York;
  for (const [ours, theirs] of spreads) near(total(columns, `handling-time-${ours}`), elapsed[theirs], ours);
  const local = { ...context, timeZone: 'America/New_York', kpis: ['received'] as const };
  const months = query(columns, { ...local, by: ['month'] }).rows.map(({ month, received }) => [month, received]);
  assert.deepEqual(Object.fromEntries(months), wanted.by_month);
  const hours = query(columns, { ...local, by: ['hour'] }).rows.map(({ hour, received }) => [hour, received]);
  assert.deepEqual(Object.fromEntries(hours), wanted.opened_by_hour);
});

test('Boston 311: closed within the target, by department', { skip }, () => {
  const wanted = reference().boston311;
  const lines = boston();
  const columns = columnsOf(
    lines.map((it) => {
      const [closed = '', target = ''] = [it['closed_at'], it['target_at']];
      return bostonRow(it, (local) => `${local}Z`, closed && target ? closed <= target : null);
    }),
  );
  near(100 * total(columns, 'on-time-rate-due'), wanted.sla.closed_in_target_pct, 'within target');
  const met = by(columns, 'department', 'on-time');
  const late = by(columns, 'department', 'late');
  for (const [name, sla] of Object.entries(wanted.sla_by_department)) {
    assert.deepEqual([met[name], late[name]], [sla.met, sla.late], name);
  }
});

test('CFPB: counts and timely responses by month, channel and product equal the reference', { skip }, () => {
  const wanted = reference().cfpb;
  const columns = columnsOf(
    readCsvGz(new URL('cfpb/cfpb.public.csv.gz', data)).map((it) =>
      factsRow({
        id: it['complaint_id'] ?? '',
        state: it['company_response'] === 'In progress' ? 'investigating' : 'closed',
        channel: it['submitted_via'] ?? '',
        category: it['product'] ?? '',
        subcategory: it['issue'] ?? '',
        product: it['product'] ?? '',
        outcome: it['company_response'] ?? '',
        receivedAt: `${it['date_received']}T00:00:00Z`,
        respondedAt: `${it['date_sent_to_company']}T00:00:00Z`,
        onTime: it['timely'] === 'Yes',
        disputed: it['disputed'] === 'Yes' ? 1 : 0,
      }),
    ),
  );
  assert.equal(total(columns, 'received'), wanted.total);
  for (const [dimension, rows] of [
    ['month', wanted.by_month],
    ['channel', wanted.by_channel],
    ['product', wanted.by_product],
  ] as const) {
    const [count, yes, no] = [
      by(columns, dimension),
      by(columns, dimension, 'on-time'),
      by(columns, dimension, 'late'),
    ];
    const rate = by(columns, dimension, 'on-time-rate-due');
    assert.equal(Object.keys(count).length, Object.keys(rows).length);
    for (const [name, row] of Object.entries(rows)) {
      assert.deepEqual([count[name], yes[name], no[name]], [row.count, row.yes, row.no], name);
      near(100 * (rate[name] as number), row.timely_pct, name);
    }
  }
  const both = query(columns, { ...context, kpis: ['received'], by: ['product', 'channel'] }).rows;
  assert.deepEqual(
    Object.fromEntries(
      both.map(({ product, channel, received }) => [`${String(product)}|${String(channel)}`, received]),
    ),
    wanted.by_product_channel,
  );
  assert.deepEqual(by(columns, 'outcome'), wanted.by_company_response);
  assert.deepEqual(top(columns, 'subcategory', 15), Object.entries(wanted.top15_issue));
  assert.deepEqual(byWeekday(columns), wanted.by_weekday_received);
  for (const [ours, theirs] of spreads) {
    near(total(columns, `first-response-time-${ours}`) / 24, wanted.days_received_to_sent[theirs], ours);
  }
});
