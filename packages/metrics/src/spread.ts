import { runsByCell, type RunsOfCell } from './add-pages.ts';
import type { Duration } from './kpi.ts';
import { Selection, type Ranks } from './ranks.ts';
import { SortedRuns, type KnownRanks } from './sorted-runs.ts';
import type { Sheet } from './sheet.ts';

/** The known values of a duration, cell by cell. In hours; all `NaN` of nothing. */
export interface Spread {
  /** Values left out because they are negative: times of an import that can't be. */
  readonly negative: number;
  mean(cell: number): number;
  median(cell: number): number;
  percentile(cell: number, p: number): number;
}

/** The values that can be, cell after cell; `ends` says where each cell's stop. */
interface Gathered {
  readonly values: Float64Array;
  readonly ends: Uint32Array;
  readonly negative: number;
}

/** Gathers a duration. Percentiles are found when asked for. */
export function spread(sheet: Sheet, duration: Duration): Spread {
  const { columns } = sheet;
  const { values: all } = duration === 'handling' ? columns.handling : columns.firstResponse;
  const grain = duration === 'handling' ? 'resolved' : 'responded';
  const placed = sheet.parts(grain).loose;
  const { cells: paged, negative: inPages } = runsByCell(sheet, grain, all);
  const kept = columns.kept(sheet.plan.zone).ranks;
  const { values, ends, negative } = placed.cells
    ? gather(sheet, placed.rows, placed.cells, all)
    : gatherOne(sheet, placed.rows, all);
  const of = (cell: number): Float64Array => values.subarray(cell ? ends[cell - 1] : 0, ends[cell]);
  const ranked = new Map<number, Ranks>();
  const ranks = (cell: number): Ranks => {
    const known = ranked.get(cell) ?? ranksOf(of(cell), paged.get(cell), kept);
    ranked.set(cell, known);
    return known;
  };
  return {
    negative: negative + inPages,
    mean: (cell) => ranks(cell).mean(),
    median: (cell) => ranks(cell).median(),
    percentile: (cell, p) => ranks(cell).percentile(p),
  };
}

/** Runs that are shorter on average are faster joined than searched one by one. */
const shortRun = 256;

function joined(parts: readonly Float64Array[], length: number): Float64Array {
  const all = new Float64Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The ranks of a cell's loose values together with those of its pages: with no loose ones, what was found before. */
function ranksOf(loose: Float64Array, paged: RunsOfCell | undefined, kept: KnownRanks): Ranks {
  if (!paged) return new Selection(loose);
  if (!loose.length) return kept.of(paged.name, paged.runs);
  const length = paged.runs.reduce((sum, run) => sum + run.length, loose.length);
  return length > paged.runs.length * shortRun
    ? new SortedRuns([...paged.runs, loose.sort()])
    : new Selection(joined([...paged.runs, loose], length));
}

/** All into the first cell. */
function gatherOne({ columns, size }: Sheet, rows: Uint32Array, all: Float64Array): Gathered {
  const values = columns.scratch.work.float64(rows.length);
  let found = 0;
  let negative = 0;
  // Written in any case and kept when it can be: cheaper than to branch on each row.
  for (let index = 0; index < rows.length; index++) {
    const value = all[rows[index] ?? 0] ?? NaN;
    values[found] = value;
    found += value >= 0 ? 1 : 0;
    negative += value < 0 ? 1 : 0;
  }
  return { values, ends: new Uint32Array(size).fill(found), negative };
}

function gather({ columns, live, size }: Sheet, rows: Uint32Array, cells: Uint32Array, all: Float64Array): Gathered {
  const ends = new Uint32Array(size);
  let negative = 0;
  // Cells that don't count are filled like the others: that is cheaper than to ask each row.
  for (let index = 0; index < cells.length; index++) {
    const value = all[rows[index] ?? 0] ?? NaN;
    const cell = cells[index] ?? 0;
    if (value >= 0) ends[cell] = (ends[cell] ?? 0) + 1;
    else if (value < 0) negative += live[cell] ?? 0;
  }
  let total = 0;
  for (let cell = 0; cell < size; cell++) {
    const count = ends[cell] ?? 0;
    ends[cell] = total;
    total += count;
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
  return { values, ends, negative };
}
