import { caseDimensions, type CaseDimension } from './columns.ts';
import type { Kpi, ReasonCode } from './kpi.ts';
import type { KpiId } from './kpis.ts';

/** Days, weeks and months are the company's; `weekday` is 1 (Monday) to 7, `hour` 0 to 23. */
export const timeDimensions = ['day', 'week', 'month', 'weekday', 'hour'] as const;
export type TimeDimension = (typeof timeDimensions)[number];
export const dimensions: readonly Dimension[] = [...caseDimensions, ...timeDimensions];
export type Dimension = CaseDimension | TimeDimension;

/** Values to keep, by dimension; `null` is the cases that have none. */
export type Filters = Readonly<Partial<Record<CaseDimension, readonly (string | null)[]>>>;

/** Where and when a question is asked. */
export interface MetricsContext {
  /** The company's, as IANA names it: `Asia/Shanghai`. */
  readonly timeZone: string;
  /** The first day of a week, 1 (Monday, the default) to 7 (Sunday). */
  readonly weekStart?: number;
  /** RFC 3339. */
  readonly now: string;
}

export interface Period {
  /** A day of the company's or an RFC 3339 instant; included. Without it, from the first case. */
  readonly from?: string;
  /** Likewise; not included. Without it, to the last case. */
  readonly to?: string;
}

export interface MetricsQuery extends MetricsContext, Period {
  readonly kpis: readonly KpiId[];
  readonly by?: readonly Dimension[];
  readonly filters?: Filters;
  /** Adds `<kpi>.previous` and `<kpi>.delta`, of the period of the same length before. Needs `from` and `to`. */
  readonly compare?: boolean;
  /** With time among `by`: a row for each bucket of the period, also those that no case falls into. */
  readonly fill?: boolean;
}

export type MetricsRow = Readonly<Record<string, string | number | null>>;

/**
 * Why a figure of a row is `null`; without `row`, a remark on the figure in all rows: how many durations were left
 * out because they are negative, how many cases have no known date of receipt (of all, whatever the filters).
 */
export interface MetricsReason {
  readonly kpi: KpiId;
  readonly code: ReasonCode | 'negative-durations' | 'undated-cases';
  readonly row?: number;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface MetricsAnswer {
  /** Whose days these are: the company's. */
  readonly timeZone: string;
  /** The first day of its weeks, 1 (Monday) to 7 (Sunday). */
  readonly weekStart: number;
  /** One per group, ordered by the dimensions asked for: `{ channel: 'web', received: 12, 'on-time-rate': 0.75 }`. */
  readonly rows: readonly MetricsRow[];
  /** The definitions of the figures, in the order asked for. */
  readonly definitions: readonly Kpi<KpiId>[];
  readonly reasons: readonly MetricsReason[];
}
