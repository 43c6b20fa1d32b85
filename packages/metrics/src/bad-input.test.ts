import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseFacts } from '@redress/cases';
import { factsRow } from '../../../test/helpers/facts.ts';
import { createColumns, kpiIds, kpis, MetricsError, query, series, type Columns, type MetricsQuery } from './index.ts';

// A period by instants that are no day's start takes another path than one by days.
const byInstant = { from: '2026-09-01T06:30:00Z', to: '2026-09-01T09:30:00Z' };
const context = { timeZone: 'Europe/Berlin', now: '2026-11-22T00:00:00Z', from: '2026-09-01', to: '2026-10-01' };

/** Every figure is a finite number, or `null` with exactly one reason. */
function sound(columns: Columns, asked: Partial<MetricsQuery> = {}): void {
  const { rows, reasons } = query(columns, { ...context, kpis: kpiIds, ...asked });
  rows.forEach((row, index) => {
    for (const kpi of kpiIds) {
      const value = row[kpi];
      const why = reasons.filter((reason) => reason.row === index && reason.kpi === kpi);
      if (value === null) assert.equal(why.length, 1, kpi);
      else assert.ok(Number.isFinite(value) && why.length === 0, `${kpi}: ${String(value)}`);
    }
  });
}
const filled = (rows: readonly (Partial<CaseFacts> & Pick<CaseFacts, 'id'>)[]): Columns => {
  const columns = createColumns();
  for (const row of rows) columns.upsert(factsRow(row));
  return columns;
};

test('an empty month: counts are 0, all else is null with a reason', () => {
  const columns = createColumns();
  sound(columns);
  const { rows } = query(columns, { ...context, kpis: kpiIds });
  assert.equal(rows.length, 1);
  for (const kpi of kpiIds) assert.equal(rows[0]?.[kpi], kpis[kpi].kind === 'count' ? 0 : null, kpi);
  assert.deepEqual(query(columns, { ...context, kpis: ['received'], by: ['channel'] }).rows, []);
  assert.equal(series(columns, 'on-time-rate', { ...context, unit: 'day' }).points.length, 30);
  const { from: _from, to: _to, ...open } = context;
  assert.deepEqual(query(columns, { ...open, kpis: ['received'], by: ['day'] }).rows, []);
});

test('one case, and none but open ones', () => {
  const columns = filled([{ id: 'a' }]);
  sound(columns);
  sound(columns, { by: ['channel', 'day'], compare: true });
  assert.equal(query(columns, { ...context, kpis: ['left'] }).rows[0]?.left, 1);
});

test('a clock paused for a year is not overdue; the same one running is', () => {
  const dueAt = '2025-09-10T00:00:00Z';
  const receivedAt = '2025-09-01T00:00:00Z';
  const columns = filled([
    { id: 'a', receivedAt, dueAt, pausedAt: '2025-09-05T00:00:00Z', state: 'waiting' },
    { id: 'b', receivedAt, dueAt },
  ]);
  sound(columns);
  assert.equal(query(columns, { ...context, kpis: ['overdue-open'] }).rows[0]?.['overdue-open'], 1);
});

test('a deadline that passes after the last event is overdue all the same', () => {
  const columns = filled([{ id: 'a', dueAt: '2026-11-10T00:00:00Z' }]);
  const { from: _from, to: _to, ...open } = context;
  assert.equal(query(columns, { ...open, kpis: ['overdue-open'] }).rows[0]?.['overdue-open'], 1);
});

test('a case from long before all others is counted in its own time', () => {
  const columns = filled([{ id: 'a' }]);
  const { from: _from, to: _to, ...open } = context;
  query(columns, { ...open, kpis: ['received'], by: ['month'] });
  columns.upsert(factsRow({ id: 'b', receivedAt: '1999-05-01T12:00:00Z' }));
  assert.deepEqual(query(columns, { ...open, kpis: ['received'], by: ['month'] }).rows, [
    { month: '1999-05', received: 1 },
    { month: '2026-09', received: 1 },
  ]);
});

test('what cannot be in a row is named and taken as not known; the case still counts', () => {
  const columns = createColumns();
  const issues = columns.upsert(
    factsRow({
      id: 'a',
      state: 'closed',
      channel: 'carrier pigeon',
      respondedAt: '2026-08-30T00:00:00Z',
      resolvedAt: '2026-08-31T00:00:00Z',
      dueAt: 'tomorrow',
      surveyedAt: '0001-01-01T00:00:00Z',
      attitude: 9,
      nps: 7.5,
      remedyAmount: NaN,
      remedyCurrency: 'EUR',
    }),
  );
  assert.deepEqual(
    issues.map(({ code, path }) => `${code} ${path}`),
    [
      'bad-instant /surveyedAt',
      'bad-instant /dueAt',
      'ended-before-received /resolvedAt',
      'answered-before-received /respondedAt',
      'bad-score /attitude',
      'bad-score /nps',
      'bad-amount /remedyAmount',
    ],
  );
  sound(columns);
  const { rows } = query(columns, { ...context, kpis: ['received', 'resolved', 'left'], by: ['channel'] });
  assert.deepEqual(rows, [{ channel: 'carrier pigeon', received: 1, resolved: 1, left: 0 }]);
});

test('a case of no known date counts where no period is asked for, and nowhere else', () => {
  const columns = filled([{ id: 'a', receivedAt: 'once' }]);
  sound(columns);
  const { from: _from, to: _to, ...open } = context;
  assert.equal(query(columns, { ...open, kpis: ['received'] }).rows[0]?.received, 1);
  const { rows, reasons } = query(columns, { ...context, kpis: ['received'] });
  assert.equal(rows[0]?.received, 0);
  assert.deepEqual(reasons, [{ kpi: 'received', code: 'undated-cases', params: { count: 1 } }]);
  columns.upsert(factsRow({ id: 'a' }));
  assert.equal(columns.undated, 0);
  columns.upsert(factsRow({ id: 'b', receivedAt: '' }));
  columns.remove('b');
  assert.equal(columns.undated, 0);
});

test('10,000 categories by day are answered; what no memory holds is refused', () => {
  const columns = filled(
    Array.from({ length: 10_000 }, (_, index) => ({
      id: String(index),
      category: `c${String(index)}`,
      product: `p${String(index)}`,
      receivedAt: new Date(Date.UTC(2026, 8, 1 + (index % 29), 12)).toISOString(),
    })),
  );
  // A category has rows from the day of its case on: the case is left, to the end of the month.
  const wanted = Array.from({ length: 10_000 }, (_, index) => 30 - (index % 29)).reduce((sum, days) => sum + days);
  assert.equal(query(columns, { ...context, kpis: ['received', 'left'], by: ['category', 'day'] }).rows.length, wanted);
  assert.throws(
    () => query(columns, { ...context, from: '2016-01-01', kpis: ['received'], by: ['category', 'day'] }),
    (error) => error instanceof MetricsError && error.issues[0]?.code === 'too-many-groups',
  );
});

test('comparing an open period is refused', () => {
  const { from: _from, ...open } = context;
  assert.throws(
    () => query(createColumns(), { ...open, kpis: ['received'], compare: true }),
    (error) => error instanceof MetricsError && error.issues[0]?.code === 'open-period',
  );
});

test('a period by instants counts to the millisecond, and compares with as much time before', () => {
  const columns = filled([
    { id: 'a', receivedAt: '2026-09-01T03:30:00.000Z' },
    { id: 'b', receivedAt: '2026-09-01T06:29:59.999Z' },
    { id: 'c', receivedAt: '2026-09-01T06:30:00.000Z' },
    { id: 'd', receivedAt: '2026-09-01T09:30:00.000Z' },
    { id: 'e', receivedAt: '2026-09-01T03:29:59.999Z' },
  ]);
  sound(columns, { ...byInstant, compare: true });
  const asked = { ...context, ...byInstant, kpis: ['received', 'carried-over', 'left'] } as const;
  assert.deepEqual(query(columns, { ...asked, compare: true }).rows[0], {
    received: 1,
    'received.previous': 2,
    'received.delta': -1,
    'carried-over': 3,
    'carried-over.previous': 1,
    'carried-over.delta': 2,
    left: 4,
    'left.previous': 3,
    'left.delta': 1,
  });
  assert.deepEqual(query(columns, { ...asked, by: ['hour'], kpis: ['received'] }).rows, [{ hour: 8, received: 1 }]);
});

test('a period whose days would take long to count is refused', () => {
  const columns = createColumns();
  const ask = (period: object) => query(columns, { ...context, kpis: ['received'], by: ['day'], ...period });
  for (const period of [
    { from: '0001-01-01', to: '9999-12-31' },
    { from: '0001-01-01', to: undefined },
  ]) {
    assert.throws(
      () => ask(period),
      (error) => error instanceof MetricsError && error.issues.some(({ code }) => code === 'period-too-long'),
    );
  }
  assert.deepEqual(ask({ from: '1900-01-01', to: '2050-01-01' }).rows, []);
});
