import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseFacts } from '@redress/cases';
import { factsRow } from '../../../test/helpers/facts.ts';
import {
  createColumns,
  firstTimeFix,
  MetricsError,
  query,
  series,
  pareto,
  flow,
  type Columns,
  type KpiId,
} from './index.ts';

const shanghai = { timeZone: 'Asia/Shanghai', now: '2026-11-22T00:00:00Z' };
const september = { from: '2026-09-01', to: '2026-10-01' };

function filled(rows: readonly (Partial<CaseFacts> & Pick<CaseFacts, 'id'>)[]): Columns {
  const columns = createColumns();
  for (const row of rows) columns.upsert(factsRow(row));
  return columns;
}

const closed = (
  id: string,
  resolvedAt: string,
  more: Partial<CaseFacts> = {},
): Partial<CaseFacts> & { id: string } => ({
  id,
  state: 'closed',
  resolvedAt,
  ...more,
});

function one(columns: Columns, kpi: KpiId): unknown {
  const { rows, reasons } = query(columns, { kpis: [kpi], ...september, ...shanghai });
  return rows[0]?.[kpi] ?? reasons[0]?.code;
}

test("days are the company's, and the end of a period is not in it", () => {
  const columns = filled([
    { id: 'a', receivedAt: '2026-08-31T15:59:59.999Z' },
    { id: 'b', receivedAt: '2026-08-31T16:00:00.000Z' },
    { id: 'c', receivedAt: '2026-09-30T15:59:59.999Z' },
    { id: 'd', receivedAt: '2026-09-30T16:00:00.000Z' },
  ]);
  assert.equal(one(columns, 'received'), 2);
  const { rows } = query(columns, { kpis: ['received'], by: ['day'], ...shanghai });
  assert.deepEqual(
    rows.map(({ day, received }) => [day, received]),
    [
      ['2026-08-31', 1],
      ['2026-09-01', 1],
      ['2026-09-30', 1],
      ['2026-10-01', 1],
    ],
  );
});

test('new, carried over, resolved and left balance in every bucket', () => {
  const columns = filled([
    closed('a', '2026-09-03T00:00:00Z', { receivedAt: '2026-08-10T00:00:00Z' }),
    closed('b', '2026-09-20T00:00:00Z', { receivedAt: '2026-09-02T00:00:00Z' }),
    { id: 'c', receivedAt: '2026-09-05T00:00:00Z' },
    closed('d', '2026-10-02T00:00:00Z', { receivedAt: '2026-09-07T00:00:00Z' }),
    closed('e', 'never written', { receivedAt: '2026-09-08T00:00:00Z' }),
  ]);
  assert.equal(one(columns, 'carried-over'), 1);
  assert.equal(one(columns, 'resolved-of-new'), 1);
  assert.equal(one(columns, 'resolved-of-carried-over'), 1);
  assert.equal(one(columns, 'end-unknown'), 1);
  assert.equal(one(columns, 'left'), 2);
  const rows = flow(columns, { unit: 'month', from: '2026-08-01', to: '2026-12-01', ...shanghai });
  assert.deepEqual(
    rows.map(({ month, left }) => [month, left]),
    [
      ['2026-08', 1],
      ['2026-09', 2],
      ['2026-10', 1],
      ['2026-11', 1],
    ],
  );
});

test('the rates are of all received, and of those due', () => {
  const columns = filled([
    { id: 'a', onTime: true },
    { id: 'b', onTime: false, breached: true },
    { id: 'c' },
    { id: 'd' },
  ]);
  assert.equal(one(columns, 'on-time-rate'), 0.25);
  assert.equal(one(columns, 'on-time-rate-due'), 0.5);
  assert.equal(one(columns, 'breached'), 1);
});

test('handling time: mean, the mean of the middle two, nearest rank; negative ones are left out with a remark', () => {
  const hours = [1, 2, 3, 10, -5];
  const columns = filled(
    hours.map((hour, index) =>
      closed(String(index), new Date(Date.UTC(2026, 8, 1, 8 + hour)).toISOString(), {
        receivedAt: '2026-09-01T08:00:00Z',
      }),
    ),
  );
  assert.equal(one(columns, 'handling-time-mean'), 4);
  assert.equal(one(columns, 'handling-time-median'), 2.5);
  assert.equal(one(columns, 'handling-time-p90'), 10);
  assert.equal(one(columns, 'resolved'), 5);
  const { reasons } = query(columns, { kpis: ['handling-time-mean'], ...september, ...shanghai });
  assert.deepEqual(reasons, [{ kpi: 'handling-time-mean', code: 'negative-durations', params: { count: 1 } }]);
});

test('a repeat is the same customer with the same issue', () => {
  const columns = filled([
    { id: 'a', customer: 'ann', category: 'product', subcategory: 'product.quality' },
    { id: 'b', customer: 'ann', category: 'product', subcategory: 'product.quality' },
    { id: 'c', customer: 'ann', category: 'product' },
    { id: 'd', customer: 'ben', category: 'product', subcategory: 'product.quality' },
    { id: 'e' },
    { id: 'f' },
  ]);
  assert.equal(one(columns, 'repeat-rate'), 1 / 6);
});

test('satisfaction is the mean of the dimensions; CSAT, NPS and CES are of their own answers', () => {
  const at = { surveyedAt: '2026-09-10T00:00:00Z' };
  const columns = filled([
    { id: 'a', ...at, attitude: 5, timeliness: 3, overall: 4, nps: 10, ces: 7 },
    { id: 'b', ...at, attitude: 3, overall: 3, nps: 6 },
    { id: 'c', ...at, nps: 9 },
    { id: 'd', overall: 5 },
  ]);
  assert.equal(one(columns, 'satisfaction-attitude'), 4);
  assert.equal(one(columns, 'satisfaction'), (4 + 3 + 3.5) / 3);
  assert.equal(one(columns, 'csat'), 0.5);
  assert.equal(one(columns, 'nps'), 100 / 3);
  assert.equal(one(columns, 'ces'), 7);
  assert.equal(one(columns, 'satisfaction-clarity'), 'no-answers');
});

test('a case is fixed the first time when it was neither disputed nor reopened', () => {
  const at = '2026-09-05T00:00:00Z';
  const columns = filled([
    closed('a', at),
    closed('b', at, { disputed: 1 }),
    closed('c', at, { reopened: 2 }),
    closed('d', at, { disputed: 1, reopened: 1 }),
    closed('e', at, { state: 'withdrawn' }),
  ]);
  assert.equal(one(columns, 'first-time-fix-rate'), 0.25);
  const behind = { closed: 4, fixed: 1, disputed: 1, reopened: 1, both: 1 };
  assert.deepEqual(firstTimeFix(columns, { ...september, ...shanghai }), behind);
});

test('follow-up contacts are of customers who can be contacted', () => {
  const columns = filled([
    closed('a', '2026-09-02T00:00:00Z', { customer: 'ann', contactAttempts: 2, contactReached: true }),
    closed('b', '2026-09-02T00:00:00Z', { customer: 'ben' }),
    closed('c', '2026-09-02T00:00:00Z', {}),
    closed('d', '2026-09-02T00:00:00Z', {
      customer: 'dan',
      contactAttempts: 1,
      contactReached: false,
      contactFailure: 'no-answer',
    }),
  ]);
  assert.equal(one(columns, 'follow-up-contact-rate'), 1 / 3);
  const failures = pareto(columns, { by: 'contact-failure', ...september, ...shanghai });
  assert.deepEqual(failures.rows, [{ value: 'no-answer', count: 1, share: 1, cumulated: 1 }]);
});

test('money of several currencies is no sum, unless asked by currency', () => {
  const paid = (id: string, remedyAmount: number, remedyCurrency: string) =>
    closed(id, '2026-09-05T00:00:00Z', { remedyAmount, remedyCurrency });
  const columns = filled([paid('a', 10, 'EUR'), paid('b', 5.5, 'EUR'), paid('c', 100, 'CNY'), { id: 'd' }]);
  assert.equal(one(columns, 'remedy-cost'), 'mixed-currencies');
  const { rows } = query(columns, { kpis: ['remedy-cost'], by: ['currency'], ...september, ...shanghai });
  assert.deepEqual(rows, [
    { currency: 'CNY', 'remedy-cost': 100 },
    { currency: 'EUR', 'remedy-cost': 15.5 },
  ]);
});

test('a period is compared with as many whole months before it, group by group', () => {
  const columns = filled([
    { id: 'a', receivedAt: '2026-08-01T00:00:00Z', channel: 'web' },
    { id: 'b', receivedAt: '2026-08-31T00:00:00Z', channel: 'phone' },
    { id: 'c', receivedAt: '2026-09-02T00:00:00Z', channel: 'web' },
    { id: 'd', receivedAt: '2026-09-02T00:00:00Z', channel: 'web' },
  ]);
  const asked = {
    kpis: ['received', 'on-time-rate'],
    by: ['channel'],
    compare: true,
    ...september,
    ...shanghai,
  } as const;
  assert.deepEqual(
    query(columns, asked).rows.map((row) => [
      row.channel,
      row.received,
      row['received.previous'],
      row['received.delta'],
    ]),
    [
      ['phone', 0, 1, -1],
      ['web', 2, 1, 1],
    ],
  );
  assert.equal(query(columns, asked).rows[0]?.['on-time-rate'], null);
});

test('weekday and hour are local, also on the days when clocks change', () => {
  const columns = filled([
    { id: 'a', receivedAt: '2026-03-29T00:59:00Z' },
    { id: 'b', receivedAt: '2026-03-29T01:00:00Z' },
    { id: 'c', receivedAt: '2026-10-25T00:30:00Z' },
    { id: 'd', receivedAt: '2026-10-25T01:30:00Z' },
  ]);
  const { rows } = query(columns, {
    kpis: ['received', 'left'],
    by: ['weekday', 'hour'],
    timeZone: 'Europe/Berlin',
    now: shanghai.now,
  });
  assert.deepEqual(rows, [
    { weekday: 7, hour: 1, received: 1, left: null },
    { weekday: 7, hour: 2, received: 2, left: null },
    { weekday: 7, hour: 3, received: 1, left: null },
  ]);
});

test('a week begins where the company says', () => {
  const columns = filled([{ id: 'a', receivedAt: '2026-09-06T08:00:00Z' }]);
  const week = (weekStart: number) =>
    query(columns, { kpis: ['received'], by: ['week'], weekStart, ...shanghai }).rows[0]?.week;
  assert.deepEqual([week(1), week(7), week(6)], ['2026-08-31', '2026-09-06', '2026-09-05']);
});

test('a series has a point for each day, and a reason for each that is missing', () => {
  const columns = filled([{ id: 'a', receivedAt: '2026-09-02T00:00:00Z', onTime: true }]);
  const asked = { unit: 'day', from: '2026-09-01', to: '2026-09-04', ...shanghai } as const;
  assert.deepEqual(
    series(columns, 'received', asked).points.map(({ value }) => value),
    [0, 1, 0],
  );
  const rate = series(columns, 'on-time-rate', asked);
  assert.deepEqual(
    rate.points.map(({ value }) => value),
    [null, 1, null],
  );
  assert.deepEqual(
    rate.reasons.map(({ code, row }) => [code, row]),
    [
      ['no-cases', 0],
      ['no-cases', 2],
    ],
  );
});

test('causes are ranked with their cumulated share, at the depth asked for', () => {
  const causes = ['logistics.late', 'logistics.late', 'logistics.damaged', 'service.attitude', null];
  const columns = filled(causes.map((cause, index) => ({ id: String(index), cause })));
  const { rows, total, unknown } = pareto(columns, { depth: 1, ...september, ...shanghai });
  assert.deepEqual(rows, [
    { value: 'logistics', count: 3, share: 0.75, cumulated: 0.75 },
    { value: 'service', count: 1, share: 0.25, cumulated: 1 },
  ]);
  assert.deepEqual([total, unknown], [4, 1]);
});

test('filters keep the values named, and null the cases without one', () => {
  const columns = filled([{ id: 'a', product: 'kettle' }, { id: 'b', product: 'toaster' }, { id: 'c' }]);
  const count = (product: (string | null)[]) =>
    query(columns, { kpis: ['received'], filters: { product }, ...shanghai }).rows[0]?.received;
  assert.deepEqual([count(['kettle', null]), count(['kettle']), count(['lamp']), count([])], [2, 1, 0, 0]);
});

test('a question that cannot be asked is refused with every fault', () => {
  const bad = () =>
    query(createColumns(), {
      kpis: ['received', 'profit' as KpiId],
      by: ['mood' as 'day'],
      from: '2026-02-30',
      to: '2026-01-01',
      timeZone: 'Mars/Olympus',
      now: 'now',
    });
  assert.throws(bad, (error) => {
    assert.ok(error instanceof MetricsError);
    assert.deepEqual(
      error.issues.map(({ code, path }) => `${code} ${path}`),
      [
        'unknown-time-zone /timeZone',
        'bad-date /now',
        'bad-date /from',
        'unknown-kpi /kpis/1',
        'unknown-dimension /by/0',
      ],
    );
    return true;
  });
});
