import type { CaseGrain } from './kpi.ts';
import { allHours, countPage, type PageCounts } from './page-counts.ts';
import { runsOf, type PageRuns } from './page-runs.ts';
import type { Sheet } from './sheet.ts';

/** A column of small codes that rows are counted by, beside their cells. */
export interface Coded {
  readonly name: string;
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  /** More than any code. */
  readonly kinds: number;
}

/** The cell of what is kept of a page, by the group and the hour that it begins with. */
function cellFinder({ atOnce, axis, stride }: Sheet): (group: number, hour: number) => number {
  const { places } = axis;
  if (atOnce === allHours) return (group) => group * stride;
  return (group, hour) => group * stride + (places[hour] ?? 0) - 1;
}

/** What a row of a page is counted by, and under which name that is kept. */
function keyOf({ atOnce, columns, groups, plan }: Sheet, grain: CaseGrain) {
  const hours = columns.hours(plan.zone, grain);
  const { of } = groups;
  return {
    name: [grain, atOnce, ...plan.byCase].join(' '),
    hour: (row: number): number => hours[row] ?? 0,
    group: of ? (row: number): number => of[row] ?? 0 : (): number => 0,
  };
}

/** The counts of each whole page of the period. */
function* countsOfPages(sheet: Sheet, grain: CaseGrain, column: Coded | undefined): Generator<PageCounts> {
  const { columns, plan, atOnce } = sheet;
  const { name, ...key } = keyOf(sheet, grain);
  const { name: other, codes } = column ?? {};
  const by = { ...key, code: codes ? (row: number): number => codes[row] ?? 0 : (): number => 0 };
  const kept = columns
    .kept(plan.zone)
    .counts.kind(`${name} ${other ?? ''}`, (page) => countPage(columns, page, by, atOnce));
  for (const page of sheet.parts(grain).pages) yield kept(page, columns.versionOf(page));
}

/** Adds the rows of whole pages to counts by cell, and by the codes of a column. */
export function addPages(sheet: Sheet, grain: CaseGrain, into: Uint32Array, column?: Coded): void {
  const cellOf = cellFinder(sheet);
  const { kinds = 1 } = column ?? {};
  for (const { groups, hours, codes, counts } of countsOfPages(sheet, grain, column)) {
    for (let index = 0; index < counts.length; index++) {
      const at = cellOf(groups[index] ?? 0, hours[index] ?? 0) * kinds + (codes[index] ?? 0);
      into[at] = (into[at] ?? 0) + (counts[index] ?? 0);
    }
  }
}

/** The values of a cell, in sorted runs. */
export interface RunsOfCell {
  /** The same for the same cell asked for again. */
  readonly name: string;
  readonly runs: Float64Array[];
}

/** The values that rows of whole pages have, sorted, by cell. */
export function runsByCell(
  sheet: Sheet,
  grain: CaseGrain,
  values: Float64Array,
): { readonly cells: ReadonlyMap<number, RunsOfCell>; readonly negative: number } {
  const { columns, plan, atOnce } = sheet;
  const cellOf = cellFinder(sheet);
  const { name, ...by } = keyOf(sheet, grain);
  const make = (page: number): PageRuns => runsOf(columns, page, values, by, atOnce);
  const kept = columns.kept(plan.zone).runs.kind(name, make);
  const cells = new Map<number, RunsOfCell>();
  let negative = 0;
  for (const page of sheet.parts(grain).pages) {
    const { runs, negative: below } = kept(page, columns.versionOf(page));
    negative += below;
    for (const { group, hour, values } of runs) {
      const cell = cellOf(group, hour);
      const known = cells.get(cell);
      if (known) known.runs.push(values);
      else cells.set(cell, { name: `${name} ${String(group)} ${String(hour)}`, runs: [values] });
    }
  }
  return { cells, negative };
}
