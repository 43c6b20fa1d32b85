import type { Rating } from './kpi.ts';
import type { Sheet } from './sheet.ts';

/** By cell, the mean of a rating over the surveys that have it; `NaN` of none. */
export function meanRating(sheet: Sheet, rating: Rating): Float64Array {
  const { bytes } = sheet.columns.scores[rating];
  const { rows, cells } = sheet.placed('surveyed');
  const counts = new Uint32Array(sheet.size);
  const sums = new Float64Array(sheet.size);
  for (let index = 0; index < rows.length; index++) {
    const byte = bytes[rows[index] ?? 0] ?? 0;
    const cell = cells ? (cells[index] ?? 0) : 0;
    // The byte is the rating + 1, and 0 where there is none.
    counts[cell] = (counts[cell] ?? 0) + (byte > 0 ? 1 : 0);
    sums[cell] = (sums[cell] ?? 0) + (byte > 0 ? byte - 1 : 0);
  }
  return sums.map((sum, cell) => sum / (counts[cell] ?? 0));
}
