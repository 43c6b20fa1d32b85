import type { Columns } from './columns.ts';
import type { Filters, MetricsContext, MetricsRow, Period } from './metrics-query.ts';
import { query } from './query.ts';

export interface FlowQuery extends MetricsContext, Period {
  readonly unit: 'day' | 'week' | 'month';
  readonly filters?: Filters;
}

/** What flows through the backlog: `carried-over` + `received` - `end-unknown` - `resolved` = `left`. */
export const flowKpis = [
  'carried-over',
  'received',
  'end-unknown',
  'resolved',
  'resolved-of-new',
  'resolved-of-carried-over',
  'reopened',
  'left',
] as const;

/**
 * The backlog bucket by bucket; what is left in one is carried over into the next.
 * @throws MetricsError as `query`
 */
export const flow = (columns: Columns, { unit, ...rest }: FlowQuery): readonly MetricsRow[] =>
  query(columns, { ...rest, kpis: flowKpis, by: [unit], fill: true }).rows;
