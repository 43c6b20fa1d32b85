import type { MetricsContext, Period } from './metrics-query.ts';
import { planScope } from './plan.ts';
import type { Purchases } from './purchases.ts';

export interface RetentionQuery extends MetricsContext, Period {
  /** A customer counts as one for so many days after a purchase; 365 unless given. */
  readonly activeDays?: number;
}

export interface Retention {
  /** Customers when the period starts: they bought within `activeDays` before it. */
  readonly atStart: number;
  /** Of these, still customers when it ends. */
  readonly kept: number;
  readonly lost: number;
  /** Who became one in the period, and still is one when it ends. */
  readonly gained: number;
  /** kept / atStart; `null` when there was no customer. */
  readonly retentionRate: number | null;
  readonly purchases: number;
  readonly buyers: number;
  /** purchases / buyers, of the period; `null` when nobody bought. */
  readonly purchaseFrequency: number | null;
}

export const dayMs = 86_400_000;

/**
 * How many customers a period kept, and how often they bought. A period without an end ends now.
 * @throws MetricsError as `query`; `open-period` without a start
 */
export function retention(purchases: Purchases, { activeDays = 365, ...asked }: RetentionQuery): Retention {
  const { span, now } = planScope(asked, 'from');
  const [start, end] = [span.from, Math.min(span.to, now)];
  const within = (times: readonly number[], from: number, to: number): number =>
    times.filter((at) => at >= from && at < to).length;
  const found = { atStart: 0, kept: 0, lost: 0, gained: 0, purchases: 0, buyers: 0 };
  for (const [, every] of purchases.customers()) {
    const times = [...every];
    const before = within(times, start - activeDays * dayMs, start) > 0;
    const after = within(times, end - activeDays * dayMs, end) > 0;
    const bought = within(times, start, end);
    if (before) found.atStart++;
    if (before && after) found.kept++;
    if (before && !after) found.lost++;
    if (!before && after) found.gained++;
    if (bought) found.buyers++;
    found.purchases += bought;
  }
  return {
    ...found,
    retentionRate: found.atStart ? found.kept / found.atStart : null,
    purchaseFrequency: found.buyers ? found.purchases / found.buyers : null,
  };
}
