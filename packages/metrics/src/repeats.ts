import { bump } from './growable.ts';
import type { Placed, Sheet } from './sheet.ts';

/** Up to this many bits (32 MB) which (pair, cell) were seen is a bit set; beyond it, a set of numbers. */
const bitsMost = 2 ** 28;

function seenSet(size: number): (key: number) => boolean {
  if (size <= bitsMost) {
    const bits = new Uint8Array(Math.ceil(size / 8));
    return (key) => {
      const at = Math.floor(key / 8);
      const mask = 1 << (key % 8);
      const byte = bits[at] ?? 0;
      if (byte & mask) return true;
      bits[at] = byte | mask;
      return false;
    };
  }
  const keys = new Set<number>();
  return (key) => keys.size === keys.add(key).size;
}

/** The places in the list of those cases that are not the only one of their customer and issue. */
function again({ columns }: Sheet, { rows }: Placed): { indices: Uint32Array; pairs: Uint32Array; kinds: number } {
  const { codes, counts } = columns.pairs;
  const { work } = columns.scratch;
  const indices = work.uint32(rows.length);
  let found = 0;
  for (let index = 0; index < rows.length; index++) {
    const pair = codes[rows[index] ?? 0] ?? 0;
    indices[found] = index;
    found += pair !== 0 && (counts[pair] ?? 0) > 1 ? 1 : 0;
  }
  const numbers = work.uint32(columns.pairs.dictionary.size).fill(0);
  const pairs = work.uint32(found);
  let kinds = 0;
  for (let at = 0; at < found; at++) {
    const pair = codes[rows[indices[at] ?? 0] ?? 0] ?? 0;
    if (!numbers[pair]) numbers[pair] = ++kinds;
    pairs[at] = (numbers[pair] ?? 0) - 1;
  }
  return { indices: indices.subarray(0, found), pairs, kinds };
}

/** By cell, the sum over (customer, issue) of (number of cases - 1). Anonymous cases repeat nothing. */
export function repeats(sheet: Sheet): Float64Array {
  const counts = new Float64Array(sheet.size);
  const placed = sheet.placed('received');
  const { indices, pairs, kinds } = again(sheet, placed);
  const seen = seenSet(kinds * sheet.size);
  for (let at = 0; at < indices.length; at++) {
    const cell = placed.cells[indices[at] ?? 0] ?? 0;
    if (sheet.live[cell] && seen((pairs[at] ?? 0) * sheet.size + cell)) bump(counts, cell, 1);
  }
  return counts;
}
