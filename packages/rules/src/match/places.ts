import { isChanging, type Column } from './column.ts';

/**
 * The columns that matter to each word, from `starts[word]` on, and the bits they care for: those that may change between
 * stages last, from `changing` on in the first word, else those that narrow most first.
 */
export interface Places {
  readonly starts: Int32Array;
  readonly order: Int32Array;
  readonly care: Int32Array;
  readonly changing: number;
}

/** A column's part in one word of rows. */
interface Place {
  readonly column: number;
  readonly care: number;
  readonly weight: number;
  readonly changes: boolean;
}

/** In which order the words of a table's rows ask the columns from the `first` on. */
export function arrange(columns: readonly Column[], first: number, table: Int32Array, words: number): Places {
  const perWord: Place[][] = Array.from({ length: words }, () => []);
  columns.forEach((column, index) => {
    if (index < first) return;
    const care = new Map<number, number>();
    for (const { row } of column.literals) care.set(row >>> 5, (care.get(row >>> 5) ?? 0) | (1 << (row & 31)));
    for (const [word, bits] of care) {
      // What must be evaluated goes last: it costs more than a look into the table.
      const weight = column.dimension ? narrowing(column, table, words, word) : 0;
      perWord[word]?.push({ column: index, care: bits, weight, changes: isChanging(column) });
    }
  });
  const starts = [0];
  for (const list of perWord) {
    list.sort((a, b) => Number(a.changes) - Number(b.changes) || b.weight - a.weight);
    starts.push((starts.at(-1) ?? 0) + list.length);
  }
  const flat = perWord.flat();
  return {
    starts: Int32Array.from(starts),
    order: Int32Array.from(flat, ({ column }) => column),
    care: Int32Array.from(flat, ({ care }) => care),
    changing: perWord[0]?.filter(({ changes }) => !changes).length ?? 0,
  };
}

/** How many rows of a word a column rules out, on average over its values. */
function narrowing({ offset, lines }: Column, table: Int32Array, words: number, word: number): number {
  let cleared = 0;
  for (let at = offset + word, end = offset + lines * words; at < end; at += words) {
    for (let bits = ~(table[at] ?? 0); bits !== 0; bits &= bits - 1) cleared++;
  }
  return cleared / lines;
}
