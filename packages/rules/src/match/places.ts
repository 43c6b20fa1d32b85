import { isChanging, type Column } from './column.ts';

/**
 * The columns that matter to each word, from `starts[word]` on, those that narrow most first, and from `changing[word]`
 * on those that may change between stages; the bits they care for.
 */
export interface Places {
  readonly starts: Int32Array;
  readonly changing: Int32Array;
  readonly order: Int32Array;
  readonly care: Int32Array;
}

/** A column's part in one word of rows. */
interface Place {
  readonly column: number;
  readonly care: number;
  readonly weight: number;
  readonly changes: boolean;
}

/** In which order the words of a table's rows ask its columns. */
export function arrange(columns: readonly Column[], table: Int32Array, words: number): Places {
  const perWord: Place[][] = Array.from({ length: words }, () => []);
  columns.forEach((column, index) => {
    const care = new Map<number, number>();
    for (const { row } of column.literals) care.set(row >>> 5, (care.get(row >>> 5) ?? 0) | (1 << (row & 31)));
    for (const [word, bits] of care) {
      // What must be evaluated goes last: it costs more than a look into the table.
      const weight = column.dimension ? narrowing(column, table, words, word) : 0;
      perWord[word]?.push({ column: index, care: bits, weight, changes: isChanging(column) });
    }
  });
  const starts = new Int32Array(words + 1);
  const changing = new Int32Array(words);
  perWord.forEach((list, word) => {
    list.sort((a, b) => Number(a.changes) - Number(b.changes) || b.weight - a.weight);
    const from = starts[word] ?? 0;
    changing[word] = from + list.filter(({ changes }) => !changes).length;
    starts[word + 1] = from + list.length;
  });
  const flat = perWord.flat();
  return {
    starts,
    changing,
    order: Int32Array.from(flat, ({ column }) => column),
    care: Int32Array.from(flat, ({ care }) => care),
  };
}

/** How many rows of a word a column rules out, on average over its values. */
function narrowing({ offset, lines }: Column, table: Int32Array, words: number, word: number): number {
  let cleared = 0;
  for (let at = offset + word, end = offset + lines * words; at < end; at += words) cleared += ones(~(table[at] ?? 0));
  return cleared / lines;
}

/** How many bits are set. */
function ones(bits: number): number {
  let sum = bits - ((bits >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
