import { fitting, type Condition } from './flags.ts';
import { addPages } from './add-pages.ts';
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
  const { keys } = sheet.columns.profiles.dictionary;
  let histogram: Uint32Array | undefined;
  let all: Float64Array | undefined;
  return (condition) => {
    if (!Object.keys(condition).length) return (all ??= countAll(sheet, grain));
    const fits = fitting(keys, condition);
    if (sheet.size * keys.length > histogramMost) return countFitting(sheet, grain, fits);
    histogram ??= countProfiles(sheet, grain, keys.length);
    const counts = new Float64Array(sheet.size);
    for (let cell = 0, at = 0; cell < counts.length; cell++) {
      let sum = 0;
      for (let kind = 0; kind < keys.length; kind++, at++) sum += fits[kind] ? (histogram[at] ?? 0) : 0;
      counts[cell] = sum;
    }
    return counts;
  };
}

function countAll(sheet: Sheet, grain: CaseGrain): Float64Array {
  const counts = sheet.looseCounts(grain);
  addPages(sheet, grain, counts);
  return Float64Array.from(counts);
}

function countFitting(sheet: Sheet, grain: CaseGrain, fits: Uint8Array): Float64Array {
  const { codes } = sheet.columns.profiles;
  const { rows, cells } = sheet.placed(grain);
  const counts = new Float64Array(sheet.size);
  for (let index = 0; index < rows.length; index++) {
    bump(counts, cells ? (cells[index] ?? 0) : 0, fits[codes[rows[index] ?? 0] ?? 0] ?? 0);
  }
  return counts;
}

/** How many cases have each combination of flags, cell after cell. */
function countProfiles(sheet: Sheet, grain: CaseGrain, kinds: number): Uint32Array {
  const { codes } = sheet.columns.profiles;
  const { rows, cells } = sheet.parts(grain).loose;
  const histogram = new Uint32Array(sheet.size * kinds);
  addPages(sheet, grain, histogram, { name: 'profile', codes, kinds });
  if (!cells) {
    for (let index = 0; index < rows.length; index++) {
      const kind = codes[rows[index] ?? 0] ?? 0;
      histogram[kind] = (histogram[kind] ?? 0) + 1;
    }
    return histogram;
  }
  for (let index = 0; index < rows.length; index++) {
    const at = (cells[index] ?? 0) * kinds + (codes[rows[index] ?? 0] ?? 0);
    histogram[at] = (histogram[at] ?? 0) + 1;
  }
  return histogram;
}
