import { rowsOf, type HoursAtOnce } from './page-counts.ts';
import { firstHour } from './wall-clock.ts';

/** The values of a page's rows that have the same group and time, in ascending order. */
export interface Run {
  readonly group: number;
  /** The number of the first hour of the span of time. */
  readonly hour: number;
  readonly values: Float64Array;
}

export interface PageRuns {
  readonly runs: readonly Run[];
  /** Values left out because they are below 0. */
  readonly negative: number;
}

/** Sorts the values that rows of a page have by group and time; unknown and negative ones are left out. */
export function runsOf(
  { size }: { readonly size: number },
  page: number,
  all: Float64Array,
  by: { hour(row: number): number; group(row: number): number },
  atOnce: HoursAtOnce,
): PageRuns {
  const [first, end] = rowsOf(page, size);
  const found = new Map<number, Map<number, number[]>>();
  let negative = 0;
  for (let row = first; row < end; row++) {
    const hour = by.hour(row);
    if (hour < firstHour) continue;
    const value = all[row] ?? NaN;
    if (value < 0) negative++;
    if (!(value >= 0)) continue;
    const span = Math.floor((hour - firstHour) / atOnce);
    const group = by.group(row);
    const spans = found.get(group) ?? new Map<number, number[]>();
    if (!spans.size) found.set(group, spans);
    const values = spans.get(span);
    if (values) values.push(value);
    else spans.set(span, [value]);
  }
  const runs = [...found].flatMap(([group, spans]) =>
    [...spans].map(([span, values]) => ({
      group,
      hour: firstHour + span * atOnce,
      values: Float64Array.from(values).sort(),
    })),
  );
  return { runs, negative };
}
