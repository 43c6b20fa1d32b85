import type { Duration } from './kpi.ts';
import { Ranks } from './ranks.ts';
import type { Placed, Sheet } from './sheet.ts';

/** The known values of a duration, cell by cell. In hours; all `NaN` of nothing. */
export interface Spread {
  /** Values left out because they are negative: times of an import that can't be. */
  readonly negative: number;
  mean(cell: number): number;
  median(cell: number): number;
  percentile(cell: number, p: number): number;
}

/** Gathers a duration. Percentiles are found when asked for; the values of a cell lie side by side. */
export function spread(sheet: Sheet, duration: Duration): Spread {
  const { columns, live, size } = sheet;
  const grain = duration === 'handling' ? 'resolved' : 'responded';
  const { values: all } = duration === 'handling' ? columns.handling : columns.firstResponse;
  const placed = sheet.placed(grain);
  const { rows, cells } = placed;
  const counts = new Uint32Array(size);
  const sums = new Float64Array(size);
  let negative = 0;
  // Cells that don't count are filled like the others: that is cheaper than to ask each row.
  for (let index = 0; index < cells.length; index++) {
    const value = all[rows[index] ?? 0] ?? NaN;
    const cell = cells[index] ?? 0;
    if (value >= 0) {
      counts[cell] = (counts[cell] ?? 0) + 1;
      sums[cell] = (sums[cell] ?? 0) + value;
    } else if (value < 0) negative += live[cell] ?? 0;
  }
  const sorted = lazy(() => gather(sheet, placed, all, counts));
  const ranked = new Map<number, Ranks>();
  const ranks = (cell: number): Ranks => {
    const { values, ends } = sorted();
    const end = ends[cell] ?? 0;
    const known = ranked.get(cell) ?? new Ranks(values.subarray(end - (counts[cell] ?? 0), end));
    ranked.set(cell, known);
    return known;
  };
  return {
    negative,
    mean: (cell) => (sums[cell] ?? 0) / (counts[cell] ?? 0),
    median: (cell) => ranks(cell).median(),
    percentile: (cell, p) => ranks(cell).percentile(p),
  };
}

/** The values cell after cell; `ends` says where each cell's stop. */
function gather(
  { columns }: Sheet,
  { rows, cells }: Placed,
  all: Float64Array,
  counts: Uint32Array,
): { values: Float64Array; ends: Uint32Array } {
  const ends = new Uint32Array(counts.length);
  let total = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    ends[cell] = total;
    total += counts[cell] ?? 0;
  }
  const values = columns.scratch.work.float64(total);
  for (let index = 0; index < cells.length; index++) {
    const value = all[rows[index] ?? 0] ?? NaN;
    if (!(value >= 0)) continue;
    const cell = cells[index] ?? 0;
    const end = ends[cell] ?? 0;
    values[end] = value;
    ends[cell] = end + 1;
  }
  return { values, ends };
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
