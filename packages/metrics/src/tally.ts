import { fitting, type Condition } from './flags.ts';
import { bump } from './growable.ts';
import type { Sheet } from './sheet.ts';
import type { Grain } from './kpi.ts';

/** Counts the cases of each cell that fit a condition. */
export type Tally = (condition: Condition) => Float64Array;

/** Above this, cells are counted a condition at a time. */
const histogramMost = 1 << 21;

/**
 * Counts by condition, for one grain. Cases share few combinations of flags, so one pass that counts
 * combinations answers every condition.
 */
export function tally(sheet: Sheet, grain: Exclude<Grain, 'moment'>): Tally {
  const { codes, dictionary } = sheet.columns.profiles;
  const kinds = dictionary.size;
  const cells = sheet.cells(grain);
  if (sheet.size * kinds > histogramMost) {
    return (condition) => {
      const fits = fitting(dictionary.keys, condition);
      const counts = new Float64Array(sheet.size);
      for (let row = 0; row < cells.length; row++) {
        const cell = cells[row] ?? -1;
        if (cell >= 0 && fits[codes[row] ?? 0]) bump(counts, cell, 1);
      }
      return counts;
    };
  }
  const histogram = new Uint32Array(sheet.size * kinds);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] ?? -1;
    if (cell >= 0) bump(histogram, cell * kinds + (codes[row] ?? 0), 1);
  }
  return (condition) => {
    const fits = fitting(dictionary.keys, condition);
    const counts = new Float64Array(sheet.size);
    for (let at = 0; at < histogram.length; at++) {
      if (fits[at % kinds]) bump(counts, Math.floor(at / kinds), histogram[at] ?? 0);
    }
    return counts;
  };
}
