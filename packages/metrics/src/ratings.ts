import { addPages } from './add-pages.ts';
import type { Rating } from './kpi.ts';
import type { Sheet } from './sheet.ts';

/** What the bytes of a rating may be: none, or 0 to 7 more than nothing. */
const kinds = 9;

/** By cell, the mean of a rating over the surveys that have it; `NaN` of none. */
export function meanRating(sheet: Sheet, rating: Rating): Float64Array {
  const { bytes } = sheet.columns.scores[rating];
  const { rows, cells } = sheet.parts('surveyed').loose;
  const counts = new Uint32Array(sheet.size);
  const sums = new Float64Array(sheet.size);
  const answers = new Uint32Array(sheet.size * kinds);
  addPages(sheet, 'surveyed', answers, { name: rating, codes: bytes, kinds });
  for (let at = 0; at < answers.length; at++) {
    const [cell, byte, count] = [Math.floor(at / kinds), at % kinds, answers[at] ?? 0];
    if (!count || !byte) continue;
    counts[cell] = (counts[cell] ?? 0) + count;
    sums[cell] = (sums[cell] ?? 0) + count * (byte - 1);
  }
  for (let index = 0; index < rows.length; index++) {
    const byte = bytes[rows[index] ?? 0] ?? 0;
    const cell = cells ? (cells[index] ?? 0) : 0;
    // The byte is the rating + 1, and 0 where there is none.
    counts[cell] = (counts[cell] ?? 0) + (byte > 0 ? 1 : 0);
    sums[cell] = (sums[cell] ?? 0) + (byte > 0 ? byte - 1 : 0);
  }
  return sums.map((sum, cell) => sum / (counts[cell] ?? 0));
}
