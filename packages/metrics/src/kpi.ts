import type { Condition } from './flags.ts';

/**
 * Which moment of a case puts it into a period: a case received in May and resolved in June counts in May for
 * `received` and in June for `resolved`. `moment` figures are a stock, as it stands when the period starts or ends.
 */
export const grains = ['received', 'responded', 'resolved', 'reopened', 'surveyed', 'moment'] as const;
export type Grain = (typeof grains)[number];
/** Grains that put a case into a period by a moment of its own. */
export type CaseGrain = Exclude<Grain, 'moment'>;

/** What means and percentiles are taken of. Durations are in hours; negative ones, which can't be, are left out. */
export type Duration = 'first-response' | 'handling';
export type Rating = 'attitude' | 'timeliness' | 'clarity' | 'fairness' | 'overall' | 'ces';

/** How a figure is computed, as data. Conditions are over the flags of a case. */
export type Measure =
  | { readonly kind: 'count'; readonly of: Condition }
  | { readonly kind: 'ratio'; readonly numerator: Condition; readonly denominator: Condition }
  /** `scale` x (plus - minus) / denominator. */
  | {
      readonly kind: 'balance';
      readonly plus: Condition;
      readonly minus: Condition;
      readonly denominator: Condition;
      readonly scale: number;
    }
  | { readonly kind: 'mean'; readonly of: Duration }
  /** The mean of the means of some ratings. */
  | { readonly kind: 'rating'; readonly of: readonly Rating[] }
  /** The mean of the two middle values when their number is even. */
  | { readonly kind: 'median'; readonly of: Duration }
  /** Nearest rank: sorted[ceil(p * n) - 1]. */
  | { readonly kind: 'percentile'; readonly of: Duration; readonly p: number }
  /** Sum over (customer, issue) of (count - 1) / all. */
  | { readonly kind: 'repeat' }
  | { readonly kind: 'stock'; readonly at: 'start' | 'end'; readonly overdue: boolean }
  /** Cases resolved in the period they were received in (`new`), or before it (`carried`). */
  | { readonly kind: 'flow'; readonly of: 'new' | 'carried' }
  /** Money paid; one currency only. */
  | { readonly kind: 'money' };

/** Why a figure is `null`. */
export const reasonCodes = [
  'no-cases',
  'no-answers',
  'nothing-due',
  'nothing-resolved',
  'nobody-to-contact',
  'mixed-currencies',
  'no-remedies',
  'not-over-a-cycle',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export type KpiKind = 'count' | 'ratio' | 'mean' | 'percentile' | 'sum';
/** `ratio` is a share from 0 to 1; `hour` elapsed time; `score` a survey's scale; `point` -100 to 100. */
export type KpiUnit = 'case' | 'ratio' | 'hour' | 'score' | 'point' | 'currency';

/** The definition of a figure. Its label and formula in other languages are under `kpi.<id>` and `formulaKey`. */
export interface Kpi<Id extends string = string> {
  readonly id: Id;
  /** Grows when the meaning changes; a published month keeps the definitions it was computed by. */
  readonly version: number;
  readonly name: string;
  readonly kind: KpiKind;
  readonly unit: KpiUnit;
  readonly grain: Grain;
  readonly better: 'higher' | 'lower' | 'neutral';
  /** In words, in English. */
  readonly formula: string;
  readonly formulaKey: string;
  readonly numerator: string;
  readonly denominator: string | null;
  /** The reason when there is nothing to compute it from. */
  readonly empty: ReasonCode;
  readonly measure: Measure;
}
