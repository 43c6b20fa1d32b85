import type { Columns } from './columns.ts';
import { query } from './query.ts';
import type { Filters, MetricsContext } from './metrics-query.ts';
import { planScope } from './plan.ts';
import { dayMs } from './retention.ts';
import { compareProportions, type Proportion, type Significance } from './significance.ts';

/** Something done to make a kind of complaint rarer. */
export interface CorrectiveAction {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  /** The day since when it has been in place, e.g. `2026-09-01`. */
  readonly since: string;
  /** The complaints it is against: their share of all received is the rate. */
  readonly against: Filters;
}

export interface ActionRate extends Proportion {
  readonly from: string;
  readonly to: string;
  /** count / of; `null` when nothing was received. */
  readonly rate: number | null;
}

export interface ActionEffect {
  readonly action: CorrectiveAction;
  readonly before: ActionRate | null;
  readonly after: ActionRate | null;
  /** `after` - `before`. */
  readonly change: number | null;
  readonly significance: Significance | null;
  /** Why something is `null`. */
  readonly reason: 'not-begun' | 'no-cases' | null;
}

export interface EffectQuery extends MetricsContext {
  /** The longest time to look at on each side, in days; 90 unless given. */
  readonly days?: number;
}

function rateOf(columns: Columns, against: Filters, asked: MetricsContext, from: number, to: number): ActionRate {
  const period = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const received = (filters: Filters): number =>
    query(columns, { ...asked, ...period, filters, kpis: ['received'] }).rows[0]?.['received'] as number;
  const [count, of] = [received(against), received({})];
  return { ...period, count, of, rate: of ? count / of : null };
}

/**
 * The share of some complaints among all received, in as much time before an action as after it, and whether the
 * change is more than chance (`compareProportions`).
 * @throws MetricsError as `query`
 */
export function effectOf(columns: Columns, action: CorrectiveAction, asked: EffectQuery): ActionEffect {
  const { days = 90, ...context } = asked;
  const { span, now } = planScope({ ...context, from: action.since });
  const length = Math.min(now - span.from, days * dayMs);
  const nothing = { action, before: null, after: null, change: null, significance: null };
  if (length <= 0) return { ...nothing, reason: 'not-begun' };
  const before = rateOf(columns, action.against, context, span.from - length, span.from);
  const after = rateOf(columns, action.against, context, span.from, span.from + length);
  const change = before.rate === null || after.rate === null ? null : after.rate - before.rate;
  const significance = compareProportions(before, after);
  return { action, before, after, change, significance, reason: change === null ? 'no-cases' : null };
}
