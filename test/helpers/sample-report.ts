import type { CaseFacts } from '@redress/cases';
import { createColumns, createPurchases, report, type MonthlyReport } from '@redress/metrics';
import { factsRow } from './facts.ts';

const context = { timeZone: 'Europe/Berlin', now: '2026-10-02T08:00:00Z' };
const day = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString();
const nth = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;

/** Text that files and spreadsheets stumble over. */
export const hostile = "=cmd|' /C calc'!A0,<&\"\u0000\ud800>";

const base = (n: number) => ({ id: `c${n}`, number: `R-2026-${String(n).padStart(6, '0')}` });

function anyCase(n: number): Partial<CaseFacts> & Pick<CaseFacts, 'id'> {
  const received = Date.UTC(2026, 6, 1, 9) + n * 0.9 * day;
  const ended = received + ((n * 7) % 23) * day;
  const open = ended > Date.UTC(2026, 8, 28) || n % 17 === 0;
  const rated = !open && n % 2 === 0;
  const score = (offset: number): number | null => (rated ? 1 + ((n + offset) % 5) : null);
  return {
    ...base(n),
    receivedAt: iso(received),
    channel: nth(['web', 'phone', 'email'], n),
    category: nth(['product', 'service', hostile], n),
    product: nth(['Kettle', hostile, null], n),
    severity: nth(['low', 'medium', 'high', 'critical'], n),
    department: nth(['quality', 'care'], n),
    handler: nth(['kim', 'sam', null], n),
    cause: nth(['product.quality', 'logistics.late', null], n),
    state: open ? 'investigating' : 'closed',
    respondedAt: iso(received + day),
    resolvedAt: open ? null : iso(ended),
    dueAt: iso(received + 10 * day),
    onTime: open ? null : ended < received + 10 * day,
    breached: ended > received + 10 * day,
    disputed: n % 9 === 0 ? 1 : 0,
    customer: `customer${n % 40}@example.com`,
    contactAttempts: open ? 0 : 1,
    contactReached: open ? null : n % 3 > 0,
    contactFailure: open || n % 3 > 0 ? null : nth(['no-answer', 'wrong-number'], n),
    surveyedAt: rated ? iso(ended) : null,
    attitude: score(1),
    timeliness: score(2),
    clarity: score(3),
    fairness: score(4),
    overall: score(5),
    nps: rated ? n % 11 : null,
    ces: rated ? 1 + (n % 7) : null,
    remedyType: open ? null : 'refund',
    remedyAmount: open ? null : 10.5,
    remedyCurrency: open ? null : nth(['EUR', 'USD'], n),
  };
}

const kinds = {
  full: Array.from({ length: 100 }, (_, n) => anyCase(n)),
  empty: [],
  one: [{ ...base(1), receivedAt: '2026-09-10T09:00:00Z' }],
  open: Array.from({ length: 30 }, (_, n) => ({
    ...base(n),
    receivedAt: iso(Date.UTC(2026, 8, 1) + n * 0.9 * day),
    category: `type-${n}`,
  })),
};
export type SampleKind = keyof typeof kinds;
export const sampleKinds = Object.keys(kinds) as SampleKind[];

/** The report of September 2026 of made-up cases. */
export function sampleReport(kind: SampleKind): MonthlyReport {
  const columns = createColumns();
  for (const row of kinds[kind]) columns.upsert(factsRow(row));
  if (kind !== 'full') return report(columns, '2026-09', context);
  const purchases = createPurchases();
  for (let n = 0; n < 90; n++) {
    const customer = `customer${n % 45}@example.com`;
    const at = iso(Date.UTC(2026, 0, 1) + n * 3 * day);
    purchases.upsert({ id: String(n), customer, at, amount: null, currency: null });
  }
  const action = { owner: 'Kim', against: { category: ['service'] } };
  const actions = [
    { ...action, id: '1', title: 'Second courier', since: '2026-08-10' },
    { ...action, id: '2', title: 'New packaging', since: '2026-10-15' },
  ];
  return report(columns, '2026-09', { ...context, actions, purchases });
}

export const sampleDirectory = {
  company: 'Acme & Sons',
  form: {
    departments: [{ id: 'quality', label: { en: 'Quality', de: 'Qualität' } }, { id: 'care' }],
    categories: [{ id: 'product', label: { en: 'Product', 'zh-Hans': '产品' } }],
  },
  staff: [{ id: 'kim', name: 'Kim Lee' }],
};
