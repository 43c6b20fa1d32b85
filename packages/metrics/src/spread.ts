import type { Columns } from './columns.ts';
import { bump } from './growable.ts';
import type { Quantity } from './kpi.ts';
import { Ranks } from './ranks.ts';
import type { Sheet } from './sheet.ts';

/** The known values of a quantity, cell by cell. */
export interface Spread {
  /** Values left out because they are negative: times of an import that can't be. */
  readonly negative: number;
  /** `NaN` of nothing, as the others. */
  mean(cell: number): number;
  median(cell: number): number;
  percentile(cell: number, p: number): number;
}

const grainOf = { 'first-response': 'responded', handling: 'resolved' } as const;

/** A quantity of some rows; `NaN` where it is not known. */
function read(columns: Columns, quantity: Quantity, rows: Uint32Array): Float64Array {
  const found = new Float64Array(rows.length);
  if (quantity === 'handling' || quantity === 'first-response') {
    const { values } = quantity === 'handling' ? columns.handling : columns.firstResponse;
    for (let at = 0; at < rows.length; at++) found[at] = values[rows[at] ?? 0] ?? NaN;
    return found;
  }
  const { bytes } = columns.scores[quantity];
  for (let at = 0; at < rows.length; at++) found[at] = (bytes[rows[at] ?? 0] || NaN) - 1;
  return found;
}

/** Gathers a quantity. Percentiles are selected when asked for; the values of a cell lie side by side. */
export function spread(sheet: Sheet, quantity: Quantity): Spread {
  const timed = quantity === 'handling' || quantity === 'first-response';
  const grain = timed ? grainOf[quantity] : 'surveyed';
  const [cells, rows] = [sheet.cells(grain), sheet.rows(grain)];
  const found = read(sheet.columns, quantity, rows);
  const counts = new Uint32Array(sheet.size);
  const sums = new Float64Array(sheet.size);
  let negative = 0;
  for (let at = 0; at < rows.length; at++) {
    const value = found[at] ?? NaN;
    if (value >= 0) {
      const cell = cells[rows[at] ?? 0] ?? 0;
      bump(counts, cell, 1);
      bump(sums, cell, value);
    } else if (value < 0) negative++;
  }
  const sorted = lazy(() => gather(cells, rows, found, counts));
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
  cells: Uint32Array,
  rows: Uint32Array,
  found: Float64Array,
  counts: Uint32Array,
): { values: Float64Array; ends: Uint32Array } {
  const ends = new Uint32Array(counts.length);
  let total = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    ends[cell] = total;
    total += counts[cell] ?? 0;
  }
  const values = new Float64Array(total);
  for (let at = 0; at < rows.length; at++) {
    const value = found[at] ?? NaN;
    if (!(value >= 0)) continue;
    const cell = cells[rows[at] ?? 0] ?? 0;
    values[ends[cell] ?? 0] = value;
    bump(ends, cell, 1);
  }
  return { values, ends };
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
