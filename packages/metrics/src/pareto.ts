import type { CaseDimension, Columns } from './columns.ts';
import type { Filters, MetricsContext, Period } from './metrics-query.ts';
import { query } from './query.ts';

export interface ParetoQuery extends MetricsContext, Period {
  /** `cause` unless given. */
  readonly by?: CaseDimension;
  /** How many levels of a path such as `logistics.damaged` to keep; all unless given. */
  readonly depth?: number;
  readonly filters?: Filters;
}

export interface ParetoRow {
  readonly value: string;
  readonly count: number;
  /** Of the cases that have a value, 0 to 1. */
  readonly share: number;
  /** Of this row and all before it. */
  readonly cumulated: number;
}

export interface Pareto {
  /** Most frequent first; of equal ones, by name. */
  readonly rows: readonly ParetoRow[];
  /** Cases received in the period that have a value. */
  readonly total: number;
  /** Those that have none, e.g. whose cause is not coded yet. */
  readonly unknown: number;
}

/**
 * How cases received in a period spread over the values of a dimension.
 * @throws MetricsError as `query`
 */
export function pareto(columns: Columns, { by = 'cause', depth, ...rest }: ParetoQuery): Pareto {
  const counts = new Map<string, number>();
  let unknown = 0;
  for (const row of query(columns, { ...rest, kpis: ['received'], by: [by] }).rows) {
    const count = row['received'] as number;
    const value = row[by];
    if (value === null) unknown += count;
    else {
      const name = String(value).split('.').slice(0, depth).join('.');
      counts.set(name, (counts.get(name) ?? 0) + count);
    }
  }
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  let met = 0;
  const rows = sorted.map(([value, count]) => {
    met += count;
    return { value, count, share: count / total, cumulated: met / total };
  });
  return { rows, total, unknown };
}
