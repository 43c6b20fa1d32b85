import type { Columns } from './columns.ts';
import type { KpiId } from './kpis.ts';
import type { Filters, MetricsContext, MetricsReason, Period } from './metrics-query.ts';
import { query } from './query.ts';

export interface SeriesQuery extends MetricsContext, Period {
  readonly unit: 'day' | 'week' | 'month';
  readonly filters?: Filters;
}

export interface SeriesPoint {
  /** `2026-09-01` of a day, the first day of a week, `2026-09` of a month. */
  readonly at: string;
  readonly value: number | null;
}

export interface Series {
  readonly kpi: KpiId;
  readonly points: readonly SeriesPoint[];
  /** `row` is the index of the point. */
  readonly reasons: readonly MetricsReason[];
}

/**
 * A figure over time, with a point for each bucket of the period, also those in which nothing happened.
 * @throws MetricsError as `query`
 */
export function series(columns: Columns, kpi: KpiId, { unit, ...rest }: SeriesQuery): Series {
  const { rows, reasons } = query(columns, { ...rest, kpis: [kpi], by: [unit], fill: true });
  const points = rows.map((row) => ({ at: String(row[unit]), value: row[kpi] as number | null }));
  return { kpi, points, reasons };
}
