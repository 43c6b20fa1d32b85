import { fitting, type Condition } from './flags.ts';
import { bump } from './growable.ts';
import type { CaseGrain } from './kpi.ts';
import type { Sheet } from './sheet.ts';

/** Counts the cases of each cell that fit a condition. */
export type Tally = (condition: Condition) => Float64Array;

/** Above this, cells are counted a condition at a time. */
const histogramMost = 1 << 22;

/**
 * Counts by condition, for one grain. Cases share few combinations of flags, so one pass that counts
 * combinations answers every condition.
 */
export function tally(sheet: Sheet, grain: CaseGrain): Tally {
  const { codes, dictionary } = sheet.columns.profiles;
  const kinds = dictionary.size;
  const { rows, cells } = sheet.placed(grain);
  if (sheet.size * kinds > histogramMost) {
    return (condition) => {
      const fits = fitting(dictionary.keys, condition);
      const counts = new Float64Array(sheet.size);
      for (let index = 0; index < cells.length; index++) {
        bump(counts, cells[index] ?? 0, fits[codes[rows[index] ?? 0] ?? 0] ?? 0);
      }
      return counts;
    };
  }
  const histogram = new Uint32Array(sheet.size * kinds);
  for (let index = 0; index < cells.length; index++) {
    const at = (cells[index] ?? 0) * kinds + (codes[rows[index] ?? 0] ?? 0);
    histogram[at] = (histogram[at] ?? 0) + 1;
  }
  return (condition) => {
    const fits = fitting(dictionary.keys, condition);
    const counts = new Float64Array(sheet.size);
    for (let at = 0; at < histogram.length; at++) {
      const count = histogram[at] ?? 0;
      if (count && fits[at % kinds]) bump(counts, Math.floor(at / kinds), count);
    }
    return counts;
  };
}
