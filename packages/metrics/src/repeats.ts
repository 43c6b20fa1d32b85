import { bump } from './growable.ts';
import type { Sheet } from './sheet.ts';

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

/** By cell, the sum over (customer, issue) of (number of cases - 1). Anonymous cases repeat nothing. */
export function repeats(sheet: Sheet): Float64Array {
  const counts = new Float64Array(sheet.size);
  const cells = sheet.cells('received');
  const { codes, dictionary } = sheet.columns.pairs;
  const seen = seenSet(dictionary.size * sheet.size);
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] ?? 0;
    const pair = codes[row] ?? 0;
    if (pair !== 0 && sheet.live[cell] && seen(pair * sheet.size + cell)) bump(counts, cell, 1);
  }
  return counts;
}
