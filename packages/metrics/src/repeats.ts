import type { Arena } from './arena.ts';
import { bump } from './growable.ts';
import type { Sheet } from './sheet.ts';

/** Up to this many bits (32 MB) which (pair, cell) were seen is a bit set; beyond it, a set of numbers. */
const bitsMost = 2 ** 28;

function seenSet(size: number, work: Arena): (key: number) => boolean {
  if (size <= bitsMost) {
    const bits = work.uint8(Math.ceil(size / 8)).fill(0);
    return (key) => {
      const at = key >>> 3;
      const mask = 1 << (key & 7);
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
  const { columns, live, size } = sheet;
  const { codes, dictionary } = columns.pairs;
  const counts = new Float64Array(size);
  const { rows, cells } = sheet.again();
  // Numbered as they are met: there are far fewer than pairs are known.
  const numbers = columns.scratch.zeros.take(dictionary.size);
  let kinds = 0;
  for (let index = 0; index < rows.length; index++) {
    const pair = codes[rows[index] ?? 0] ?? 0;
    if (!numbers[pair]) numbers[pair] = ++kinds;
  }
  const seen = seenSet(kinds * size, columns.scratch.work);
  for (let index = 0; index < rows.length; index++) {
    const cell = cells ? (cells[index] ?? 0) : 0;
    const pair = (numbers[codes[rows[index] ?? 0] ?? 0] ?? 0) - 1;
    if (live[cell] && seen(pair * size + cell)) bump(counts, cell, 1);
  }
  for (let index = 0; index < rows.length; index++) numbers[codes[rows[index] ?? 0] ?? 0] = 0;
  return counts;
}
