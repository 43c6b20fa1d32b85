import type { MetricsRow } from '@redress/metrics';

/** One value of a dimension and how many cases have it. */
export interface Share {
  /** `null`: the cases that have none. */
  readonly value: string | null;
  readonly count: number;
}

/** Rows of one dimension, the most frequent first. */
export function sharesOf(rows: readonly MetricsRow[], dimension: string, kpi = 'received'): Share[] {
  return rows
    .map((row) => ({
      value: row[dimension] === null ? null : String(row[dimension] ?? ''),
      count: Number(row[kpi] ?? 0),
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || String(a.value).localeCompare(String(b.value)));
}

/** The first of them, and the rest as one: a chart of hundreds of bars says nothing. */
export function withRest(shares: readonly Share[], most: number): { shown: readonly Share[]; rest: Share | undefined } {
  if (shares.length <= most) return { shown: shares, rest: undefined };
  const others = shares.slice(most - 1);
  return {
    shown: shares.slice(0, most - 1),
    rest: { value: String(others.length), count: others.reduce((sum, { count }) => sum + count, 0) },
  };
}

export interface ParetoBar extends Share {
  /** Of this bar and all before it, 0 to 1. */
  readonly cumulated: number;
}

/** Known values with the share that they and those before them make up; cases without a value are left out. */
export function paretoOf(shares: readonly Share[]): { bars: ParetoBar[]; unknown: number; total: number } {
  const known = shares.filter(({ value }) => value !== null);
  const total = known.reduce((sum, { count }) => sum + count, 0);
  let sum = 0;
  const bars = known.map((share) => {
    sum += share.count;
    return { ...share, cumulated: sum / total };
  });
  return { bars, total, unknown: shares.reduce((all, { value, count }) => all + (value === null ? count : 0), 0) };
}

/** How many of the first bars it takes to make up a share. */
export const barsFor = (bars: readonly ParetoBar[], share: number): number =>
  bars.findIndex(({ cumulated }) => cumulated >= share) + 1;
