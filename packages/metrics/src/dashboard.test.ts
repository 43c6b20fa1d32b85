import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseFacts } from '@redress/cases';
import fc from 'fast-check';
import { anyFacts } from '../../../test/helpers/any-facts.ts';
import { factsRow } from '../../../test/helpers/facts.ts';
import { randomSource } from '../../../test/helpers/random.ts';
import { createColumns, dashboard, effectOf, flowKpis, kpiIds, MetricsError, query, type Filters } from './index.ts';

const context = { timeZone: 'Asia/Shanghai', now: '2026-11-20T00:00:00Z' };
const period = { from: '2026-09-01', to: '2026-11-01' };
const filters: readonly (Filters | undefined)[] = [
  undefined,
  { channel: ['web'] },
  { channel: ['phone', null], department: ['care'] },
];

test('a dashboard’s parts are what each would be asked alone, however often and whatever was asked before', () => {
  fc.assert(
    fc.property(fc.array(anyFacts, { maxLength: 60 }), (rows) => {
      const columns = createColumns();
      for (const row of rows) columns.upsert(row);
      for (const each of [...filters, ...filters]) {
        const asked = { ...context, ...period, ...(each && { filters: each }) };
        const found = dashboard(columns, { ...asked, unit: 'week', cards: kpiIds });
        const part = (more: Omit<Parameters<typeof query>[1], keyof typeof context>) => {
          const { rows: wanted, reasons } = query(columns, { ...asked, ...more });
          return { rows: wanted, reasons };
        };
        assert.deepEqual(found.cards, part({ kpis: kpiIds, compare: true }));
        assert.deepEqual(found.courses, part({ kpis: kpiIds, by: ['week'], fill: true }));
        assert.deepEqual(found.backlog, part({ kpis: flowKpis, by: ['week'], fill: true }));
        assert.deepEqual(found.channels, part({ kpis: ['received'], by: ['channel'] }));
        assert.deepEqual(found.hours, part({ kpis: ['received'], by: ['weekday', 'hour'] }));
        assert.deepEqual(new Set(found.definitions.map(({ id }) => id)), new Set(kpiIds));
      }
    }),
    { numRuns: 30 },
  );
});

/** A year of nine thousand cases: several blocks of rows, and values of all kinds. */
function manyCases(): CaseFacts[] {
  const random = randomSource(7);
  const pick = (...values: readonly string[]): string => values[Math.floor(random() * values.length)] ?? '';
  return Array.from({ length: 9_000 }, (_, n) => {
    const received = Date.UTC(2026, 0, 1) + n * 3_000_000 + Math.floor(random() * 1e9);
    const ended = random() < 0.8;
    const at = (hours: number): string => new Date(received + random() * hours * 3_600_000).toISOString();
    return factsRow({
      id: String(n),
      channel: pick('web', 'phone', 'email'),
      category: pick(...Array.from({ length: 40 }, (_, kind) => `c${kind}`)),
      handler: random() < 0.9 ? pick('h1', 'h2', 'h3') : null,
      customer: random() < 0.9 ? `customer-${Math.floor(random() * 3_000)}` : null,
      receivedAt: new Date(received).toISOString(),
      respondedAt: at(8),
      dueAt: at(200),
      state: ended ? 'closed' : 'investigating',
      resolvedAt: ended ? at(200) : null,
      surveyedAt: ended ? at(300) : null,
      overall: ended ? Math.floor(random() * 5) + 1 : null,
      reopened: random() < 0.1 ? 1 : 0,
    });
  });
}

test('a filter leaves what there would be if no other cases were there', () => {
  const rows = manyCases();
  const columns = createColumns();
  for (const row of rows) columns.upsert(row);
  const asked = { ...context, from: '2026-03-01', to: '2026-09-01', unit: 'day', cards: kpiIds } as const;
  const narrowed: readonly [Filters, (row: CaseFacts) => boolean][] = [
    [{}, () => true],
    [{ category: ['c3'] }, ({ category }) => category === 'c3'],
    [{ channel: ['web', 'phone'] }, ({ channel }) => channel !== 'email'],
    [{ handler: [null] }, ({ handler }) => handler === null],
    [
      { channel: ['web'], handler: ['h1', null] },
      ({ channel, handler }) => channel === 'web' && (handler === 'h1' || handler === null),
    ],
    [{ category: ['nothing'] }, () => false],
  ];
  for (const [only, passes] of narrowed) {
    const alone = createColumns();
    for (const row of rows) if (passes(row)) alone.upsert(row);
    assert.deepEqual(dashboard(columns, { ...asked, filters: only }), dashboard(alone, asked), JSON.stringify(only));
    // And where nothing bounds time.
    const whole = { ...context, kpis: kpiIds, by: ['channel'] } as const;
    assert.deepEqual(query(columns, { ...whole, filters: only }), query(alone, whole), JSON.stringify(only));
  }
});

test('working memory that is used again tells nothing of the question before', () => {
  const columns = createColumns();
  for (let n = 0; n < 9_000; n++) {
    columns.upsert(
      factsRow({
        id: String(n),
        channel: n % 3 ? 'web' : 'phone',
        customer: `c${n % 700}`,
        receivedAt: new Date(Date.UTC(2026, 8, 1) + n * 300_000).toISOString(),
        state: n % 2 ? 'closed' : 'investigating',
        resolvedAt: n % 2 ? new Date(Date.UTC(2026, 8, 2) + n * 300_000).toISOString() : null,
      }),
    );
  }
  const ask = (each: Filters) =>
    dashboard(columns, { ...context, ...period, filters: each, unit: 'day', cards: kpiIds });
  const first = ask({ channel: ['phone'] });
  ask({ channel: ['web'] });
  ask({});
  assert.deepEqual(ask({ channel: ['phone'] }), first);
});

test('an action may aim at a share: its figure before and after, of the complaints it is about', () => {
  const columns = createColumns();
  for (let n = 0; n < 400; n++) {
    const after = n % 2 === 1;
    columns.upsert(
      factsRow({
        id: String(n),
        category: n % 4 < 2 ? 'logistics' : 'product',
        state: 'closed',
        receivedAt: after ? '2026-10-10T08:00:00.000Z' : '2026-09-10T08:00:00.000Z',
        resolvedAt: after ? '2026-10-11T08:00:00.000Z' : '2026-09-11T08:00:00.000Z',
        onTime: after ? n % 10 !== 1 : n % 10 < 5,
      }),
    );
  }
  const action = {
    id: '1',
    title: 'Second courier',
    owner: 'Kim',
    since: '2026-09-26',
    against: { category: ['logistics'] },
  };
  const { before, after, change, significance } = effectOf(columns, { ...action, kpi: 'on-time-rate' }, context);
  assert.deepEqual([before?.count, before?.of, after?.count, after?.of], [60, 100, 80, 100]);
  assert.ok(Math.abs((change ?? 0) - 0.2) < 1e-12);
  assert.ok((significance?.p ?? 1) < 0.01);
  const refused = (): unknown => effectOf(columns, { ...action, kpi: 'received' }, context);
  assert.throws(refused, (error) => error instanceof MetricsError && error.issues[0]?.code === 'not-a-share');
});
