import type { Columns } from './columns.ts';
import { fitting } from './flags.ts';
import { groupRows, type Grouping } from './grouping.ts';
import type { Filters, MetricsContext } from './metrics-query.ts';
import { planScope } from './plan.ts';
import type { Purchases } from './purchases.ts';
import { dayMs } from './retention.ts';

/** Why a customer may be about to leave. */
export type RiskReason =
  /** Complaints that are still open. */
  | { readonly code: 'unresolved'; readonly count: number }
  /** Complaints beyond the first about an issue. */
  | { readonly code: 'repeated'; readonly count: number }
  /** The lowest overall rating, 1 or 2 of 5. */
  | { readonly code: 'low-score'; readonly score: number }
  /** The lowest NPS answer, 0 to 6. */
  | { readonly code: 'detractor'; readonly score: number }
  /** Days without a purchase: more than twice the customer's usual, and since a complaint. */
  | { readonly code: 'silent'; readonly days: number; readonly usual: number };

export interface CustomerAtRisk {
  readonly customer: string;
  readonly complaints: number;
  readonly reasons: readonly RiskReason[];
}

export interface AtRisk {
  readonly total: number;
  /** Those with most reasons first; of equals, those who complained most. */
  readonly customers: readonly CustomerAtRisk[];
}

export interface AtRiskQuery extends MetricsContext {
  /** How far back complaints count, in days; 365 unless given. */
  readonly days?: number;
  /** Of the complaints that count. */
  readonly filters?: Filters;
  /** How many customers to list; 100 unless given. */
  readonly most?: number;
}

/** What the complaints of one customer come to. */
interface History {
  complaints: number;
  open: number;
  readonly issues: Set<number>;
  overall: number;
  nps: number;
  last: number;
}

function gather(columns: Columns, { of, size }: Grouping, from: number, to: number): Map<number, History> {
  const { customers, pairs, profiles, scores, times } = columns;
  const ended = fitting(profiles.dictionary.keys, { ended: true });
  const found = new Map<number, History>();
  for (let row = 0; row < columns.size; row++) {
    const customer = customers.codes[row] ?? 0;
    const received = times.received.values[row] ?? NaN;
    const open = !ended[profiles.codes[row] ?? 0];
    if (of && (of[row] ?? 0) >= size) continue;
    if (customer === 0 || !(received < to) || (!open && received < from)) continue;
    const record = found.get(customer) ?? {
      complaints: 0,
      open: 0,
      issues: new Set(),
      overall: Infinity,
      nps: Infinity,
      last: -Infinity,
    };
    found.set(customer, record);
    record.complaints++;
    if (open) record.open++;
    record.issues.add(pairs.codes[row] ?? 0);
    record.overall = Math.min(record.overall, (scores.overall.bytes[row] || Infinity) - 1);
    record.nps = Math.min(record.nps, (scores.nps.bytes[row] || Infinity) - 1);
    record.last = Math.max(record.last, received);
  }
  return found;
}

/** Silence is told from three purchases on, when there is a usual time between them. */
function silence(times: readonly number[], complained: number, now: number): RiskReason[] {
  const past = times.filter((at) => at <= now);
  const [first = NaN, last = NaN] = [past[0], past.at(-1)];
  const usual = (last - first) / (past.length - 1);
  if (past.length < 3 || last >= complained || now - last <= 2 * usual) return [];
  return [{ code: 'silent', days: Math.floor((now - last) / dayMs), usual: Math.round(usual / dayMs) }];
}

function reasonsOf(record: History): RiskReason[] {
  const repeated = record.complaints - record.issues.size;
  return [
    ...(record.open ? [{ code: 'unresolved', count: record.open } as const] : []),
    ...(repeated ? [{ code: 'repeated', count: repeated } as const] : []),
    ...(record.overall <= 2 ? [{ code: 'low-score', score: record.overall } as const] : []),
    ...(record.nps <= 6 ? [{ code: 'detractor', score: record.nps } as const] : []),
  ];
}

/**
 * Customers who complained and have a reason to leave, with the reasons. Without purchases, silence is not told.
 * @throws MetricsError as `query`
 */
export function customersAtRisk(columns: Columns, purchases: Purchases | undefined, asked: AtRiskQuery): AtRisk {
  const { days = 365, most = 100, ...context } = asked;
  const { now, filters } = planScope(context);
  const groups = groupRows(columns, [], filters);
  const customers: CustomerAtRisk[] = [];
  for (const [code, record] of gather(columns, groups, now - days * dayMs, now)) {
    const customer = columns.customers.dictionary.keys[code] ?? '';
    const silent = purchases ? silence(purchases.timesOf(customer), record.last, now) : [];
    const reasons = [...reasonsOf(record), ...silent];
    if (reasons.length) customers.push({ customer, complaints: record.complaints, reasons });
  }
  customers.sort(
    (a, b) => b.reasons.length - a.reasons.length || b.complaints - a.complaints || (a.customer < b.customer ? -1 : 1),
  );
  return { total: customers.length, customers: customers.slice(0, most) };
}
