import { casesOf } from './cases-of.ts';
import type { Columns } from './columns.ts';
import { MetricsError } from './errors.ts';
import { kpis, type KpiId } from './kpis.ts';
import type { Filters, MetricsContext } from './metrics-query.ts';
import { planScope } from './plan.ts';
import { query } from './query.ts';
import { dayMs } from './retention.ts';
import { compareProportions, type Proportion, type Significance } from './significance.ts';

/** Something done to make a kind of complaint rarer, or to better a figure. */
export interface CorrectiveAction {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  /** The day since when it has been in place, e.g. `2026-09-01`. */
  readonly since: string;
  /** The complaints it is about; without a figure, their share of all received is the rate. */
  readonly against: Filters;
  /** The figure that it is to better, a share such as `on-time-rate`, of the complaints it is about. */
  readonly kpi?: KpiId | undefined;
  readonly note?: string | undefined;
}

export interface ActionRate extends Proportion {
  readonly from: string;
  readonly to: string;
  /** count / of; `null` when there was nothing to count. */
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

/** The figures that an action may aim at: what counts cases of cases, so that chance can be told. */
export const shareKpis: readonly KpiId[] = Object.values(kpis)
  .filter(({ measure }) => measure.kind === 'ratio')
  .map(({ id }) => id);

type Asked = MetricsContext & { readonly from: string; readonly to: string };

function countsOf(columns: Columns, { kpi, against }: CorrectiveAction, asked: Asked): Proportion {
  if (kpi === undefined) {
    const received = (filters: Filters): number =>
      query(columns, { ...asked, filters, kpis: ['received'] }).rows[0]?.['received'] as number;
    return { count: received(against), of: received({}) };
  }
  const cases = (part: 'numerator' | 'denominator'): number =>
    casesOf(columns, { ...asked, filters: against, kpi, part, most: 0 }).total;
  return { count: cases('numerator'), of: cases('denominator') };
}

function rateOf(columns: Columns, action: CorrectiveAction, asked: Asked): ActionRate {
  const { count, of } = countsOf(columns, action, asked);
  return { from: asked.from, to: asked.to, count, of, rate: of ? count / of : null };
}

/**
 * The share of some complaints among all received, or a figure of theirs, in as much time before an action as after
 * it, and whether the change is more than chance (`compareProportions`).
 * @throws MetricsError as `query`; `not-a-share` for a figure that is not one of `shareKpis`
 */
export function effectOf(columns: Columns, action: CorrectiveAction, asked: EffectQuery): ActionEffect {
  const { kpi } = action;
  if (kpi !== undefined && !shareKpis.includes(kpi)) throw new MetricsError([{ code: 'not-a-share', path: '/kpi' }]);
  const { days = 90, ...context } = asked;
  const { span, now } = planScope({ ...context, from: action.since });
  const length = Math.min(now - span.from, days * dayMs);
  const nothing = { action, before: null, after: null, change: null, significance: null };
  if (length <= 0) return { ...nothing, reason: 'not-begun' };
  const at = (ms: number): string => new Date(ms).toISOString();
  const period = (from: number): Asked => ({ ...context, from: at(from), to: at(from + length) });
  const before = rateOf(columns, action, period(span.from - length));
  const after = rateOf(columns, action, period(span.from));
  const change = before.rate === null || after.rate === null ? null : after.rate - before.rate;
  const significance = compareProportions(before, after);
  return { action, before, after, change, significance, reason: change === null ? 'no-cases' : null };
}
