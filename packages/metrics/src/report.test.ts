import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseFacts } from '@redress/cases';
import fc from 'fast-check';
import { anyFacts } from '../../../test/helpers/any-facts.ts';
import { factsRow } from '../../../test/helpers/facts.ts';
import {
  createColumns,
  createPurchases,
  customersAtRisk,
  effectOf,
  flow,
  MetricsError,
  report,
  retention,
  unresolved,
  type Columns,
} from './index.ts';

const context = { timeZone: 'Europe/Berlin', now: '2026-11-22T12:00:00Z' };
const filled = (rows: readonly (Partial<CaseFacts> & Pick<CaseFacts, 'id'>)[]): Columns => {
  const columns = createColumns();
  for (const row of rows) columns.upsert(factsRow(row));
  return columns;
};

test('a month stands beside the month before, with its definitions', () => {
  const columns = filled([
    { id: 'a', receivedAt: '2026-08-05T10:00:00Z', cause: 'service.attitude' },
    { id: 'b', receivedAt: '2026-09-05T10:00:00Z', cause: 'logistics.late' },
    {
      id: 'c',
      receivedAt: '2026-09-30T21:59:59Z',
      state: 'closed',
      resolvedAt: '2026-10-02T00:00:00Z',
      onTime: true,
      handler: 'h1',
    },
    { id: 'd', receivedAt: '2026-09-30T22:00:00Z' },
  ]);
  const made = report(columns, '2026-09', context);
  const { volume, timeliness, satisfaction, quality, followUp } = made;
  const figures = [volume, timeliness, satisfaction, quality, followUp].flatMap((section) => section.figures);
  const figure = (kpi: string): unknown => {
    const found = figures.find((it) => it.kpi === kpi);
    return found && [found.value, found.previous, found.delta, found.reason];
  };
  assert.equal(made.previousMonth, '2026-08');
  assert.equal(made.partial, false);
  assert.deepEqual(figure('received'), [2, 1, 1, null]);
  assert.deepEqual(figure('carried-over'), [1, 0, 1, null]);
  assert.deepEqual(figure('left'), [3, 1, 2, null]);
  assert.deepEqual(figure('on-time-rate'), [0.5, 0, 0.5, null]);
  assert.deepEqual(figure('nps'), [null, null, null, 'no-answers']);
  assert.equal(made.volume.byDay.points.length, 30);
  assert.equal(made.volume.months.length, 12);
  assert.deepEqual(
    made.types.causes.rows.map(({ value }) => value),
    ['logistics.late'],
  );
  assert.deepEqual(
    made.unresolved.cases.map(({ id }) => id),
    ['a', 'b'],
  );
  assert.equal(made.customers.retention, null);
  for (const { kpi } of figures)
    assert.ok(
      made.definitions.some(({ id }) => id === kpi),
      kpi,
    );
});

test('a month that is not one, and one to come, are refused', () => {
  for (const [month, code] of [
    ['2026-13', 'bad-month'],
    ['September', 'bad-month'],
    ['2026-12', 'future-month'],
  ] as const) {
    assert.throws(
      () => report(createColumns(), month, context),
      (error) => error instanceof MetricsError && error.issues[0]?.code === code,
    );
  }
});

test('a report holds plain data only, and nothing that is no number, whatever the cases', () => {
  fc.assert(
    fc.property(
      fc.array(anyFacts, { maxLength: 40 }),
      fc.constantFrom('2026-09', '2026-11', '2020-01'),
      (rows, month) => {
        const columns = createColumns();
        for (const row of rows) columns.upsert(row);
        const made = report(columns, month, { ...context, purchases: createPurchases() });
        assert.deepEqual(JSON.parse(JSON.stringify(made)), made);
      },
    ),
    { numRuns: 40 },
  );
});

test('the backlog balances in every month, whatever the cases', () => {
  fc.assert(
    fc.property(fc.array(anyFacts, { maxLength: 60 }), (rows) => {
      const columns = createColumns();
      for (const row of rows) columns.upsert(row);
      const months = flow(columns, { ...context, unit: 'month', from: '2026-08-01', to: '2027-01-01' });
      let carried = 0;
      for (const month of months) {
        const of = (kpi: string): number => month[kpi] as number;
        assert.equal(of('carried-over'), carried);
        // An undated case that is resolved has never been in the backlog.
        const resolved = of('resolved-of-new') + of('resolved-of-carried-over');
        assert.equal(of('carried-over') + of('received') - of('end-unknown') - resolved, of('left'));
        carried = of('left');
      }
    }),
    { numRuns: 100 },
  );
});

test('unresolved cases come overdue first, then oldest, each with its reasons', () => {
  const columns = filled([
    { id: 'a', receivedAt: '2026-11-01T12:00:00Z', handler: 'h1', reopened: 1 },
    { id: 'b', receivedAt: '2026-10-01T12:00:00Z', disputed: 1, handler: 'h1' },
    { id: 'c', receivedAt: '2026-11-10T12:00:00Z', dueAt: '2026-11-20T00:00:00Z' },
    { id: 'd', receivedAt: '2026-11-02T12:00:00Z', dueAt: '2026-11-20T00:00:00Z', pausedAt: '2026-11-19T00:00:00Z' },
    { id: 'e', state: 'merged' },
  ]);
  const { total, overdue, cases } = unresolved(columns, context);
  assert.deepEqual([total, overdue], [4, 1]);
  assert.deepEqual(
    cases.map(({ id, age, reasons }) => [id, age, reasons]),
    [
      ['c', 12, ['overdue', 'no-handler']],
      ['b', 52, ['disputed']],
      ['a', 21, ['reopened']],
      ['d', 20, ['paused', 'no-handler']],
    ],
  );
});

test('an action is measured over as much time before it as after it', () => {
  const late = (count: number, all: number, month: string): Partial<CaseFacts>[] =>
    Array.from({ length: all }, (_, index) => ({
      receivedAt: `2026-${month}-10T12:00:00Z`,
      cause: index < count ? 'logistics.late' : null,
    }));
  const columns = filled(
    [...late(60, 200, '08'), ...late(30, 200, '09'), ...late(1, 100, '05')].map((row, id) => ({
      ...row,
      id: String(id),
    })),
  );
  const action = { id: 'x', title: 'New carrier', owner: 'Ms Li', against: { cause: ['logistics.late'] } };
  const effect = effectOf(columns, { ...action, since: '2026-09-01' }, { ...context, days: 31 });
  assert.deepEqual([effect.before?.rate, effect.after?.rate, effect.reason], [0.3, 0.15, null]);
  assert.equal(effect.significance?.test, 'two-proportion-z');
  assert.ok(effect.significance.p < 0.001);
  assert.equal(effectOf(columns, { ...action, since: '2027-01-01' }, context).reason, 'not-begun');
  assert.equal(effectOf(columns, { ...action, since: '2026-11-20' }, context).reason, 'no-cases');
});

const purchasesOf = (bought: readonly (readonly [string, string])[]) => {
  const purchases = createPurchases();
  bought.forEach(([customer, day], index) => {
    purchases.upsert({ id: String(index), customer, at: `${day}T12:00:00Z`, amount: 10, currency: 'EUR' });
  });
  return purchases;
};

test('retention is customers kept of customers at the start', () => {
  const purchases = purchasesOf([
    ['ann', '2026-08-01'],
    ['ann', '2026-09-15'],
    ['ann', '2026-09-20'],
    ['ben', '2025-09-10'],
    ['cat', '2026-09-02'],
    ['dan', '2024-01-01'],
  ]);
  const september = { ...context, from: '2026-09-01', to: '2026-10-01' };
  assert.deepEqual(retention(purchases, september), {
    atStart: 2,
    kept: 1,
    lost: 1,
    gained: 1,
    purchases: 3,
    buyers: 2,
    retentionRate: 0.5,
    purchaseFrequency: 1.5,
  });
  const { retentionRate, purchaseFrequency } = retention(createPurchases(), september);
  assert.deepEqual([retentionRate, purchaseFrequency], [null, null]);
  assert.deepEqual(
    purchases.upsert({ id: 'z', customer: '', at: '2026-01-01T00:00:00Z', amount: 1, currency: 'EUR' }),
    [{ code: 'bad-customer', path: '/customer' }],
  );
});

test('customers at risk are told with every reason', () => {
  const columns = filled([
    { id: 'a', customer: 'ann', receivedAt: '2026-09-01T00:00:00Z' },
    { id: 'b', customer: 'ann', receivedAt: '2026-09-02T00:00:00Z', state: 'closed', overall: 2, nps: 3 },
    { id: 'c', customer: 'ben', receivedAt: '2026-09-02T00:00:00Z', state: 'closed', overall: 5, nps: 10 },
    { id: 'd', customer: 'cat', receivedAt: '2026-08-02T00:00:00Z', state: 'closed' },
    { id: 'e', receivedAt: '2026-09-02T00:00:00Z' },
  ]);
  const purchases = purchasesOf([
    ['cat', '2026-07-01'],
    ['cat', '2026-07-11'],
    ['cat', '2026-07-21'],
    ['ben', '2026-11-20'],
  ]);
  assert.deepEqual(customersAtRisk(columns, purchases, context), {
    total: 2,
    customers: [
      {
        customer: 'ann',
        complaints: 2,
        reasons: [
          { code: 'unresolved', count: 1 },
          { code: 'repeated', count: 1 },
          { code: 'low-score', score: 2 },
          { code: 'detractor', score: 3 },
        ],
      },
      { customer: 'cat', complaints: 1, reasons: [{ code: 'silent', days: 124, usual: 10 }] },
    ],
  });
});
