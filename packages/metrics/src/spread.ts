import type { Columns } from './columns.ts';
import { bump } from './growable.ts';
import type { Quantity } from './kpi.ts';
import { median, percentile } from './select.ts';
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

/** Reads a quantity of a row; `NaN` when it is not known. */
function reader(columns: Columns, quantity: Quantity): (row: number) => number {
  if (quantity === 'handling' || quantity === 'first-response') {
    const { values } = quantity === 'handling' ? columns.handling : columns.firstResponse;
    return (row) => values[row] ?? NaN;
  }
  const { bytes } = columns.scores[quantity];
  return (row) => (bytes[row] || NaN) - 1;
}

/** Gathers a quantity. Percentiles are selected when asked for; the values of a cell lie side by side. */
export function spread(sheet: Sheet, quantity: Quantity): Spread {
  const read = reader(sheet.columns, quantity);
  const timed = quantity === 'handling' || quantity === 'first-response';
  const cells = sheet.cells(timed ? grainOf[quantity] : 'surveyed');
  const counts = new Uint32Array(sheet.size);
  const sums = new Float64Array(sheet.size);
  let negative = 0;
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] ?? -1;
    const value = read(row);
    if (cell < 0 || Number.isNaN(value)) continue;
    if (value < 0) negative++;
    else {
      bump(counts, cell, 1);
      bump(sums, cell, value);
    }
  }
  const sorted = lazy(() => gather(cells, counts, read));
  const range = (cell: number): [Float64Array, number, number] => {
    const { values, ends } = sorted();
    const end = ends[cell] ?? 0;
    return [values, end - (counts[cell] ?? 0), end];
  };
  return {
    negative,
    mean: (cell) => (sums[cell] ?? 0) / (counts[cell] ?? 0),
    median: (cell) => median(...range(cell)),
    percentile: (cell, p) => percentile(...range(cell), p),
  };
}

/** The values cell after cell; `ends` says where each cell's stop. */
function gather(
  cells: Int32Array,
  counts: Uint32Array,
  read: (row: number) => number,
): { values: Float64Array; ends: Uint32Array } {
  const ends = new Uint32Array(counts.length);
  let total = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    ends[cell] = total;
    total += counts[cell] ?? 0;
  }
  const values = new Float64Array(total);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] ?? -1;
    const value = read(row);
    if (cell < 0 || !(value >= 0)) continue;
    values[ends[cell] ?? 0] = value;
    bump(ends, cell, 1);
  }
  return { values, ends };
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
