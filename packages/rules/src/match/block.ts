import type { Evaluation } from '../evaluate.ts';
import { readOperand } from '../program.ts';
import type { Session } from '../session.ts';
import { columnsOf, isChanging, type Column } from './column.ts';
import type { Dimension } from './dimension.ts';
import { arrange, type Places } from './places.ts';
import type { Row } from './rows.ts';

/** Where there are several words, all of them ask so many columns, without a look whether they matter to them. */
const mostShared = 48;

/**
 * A few thousand rows at most, as a table of bits: for each column and class of value, the rows that it leaves
 * possible. The rows that match a complaint are the intersection of one line for each column.
 */
export class Block {
  readonly #session: Session;
  readonly #evaluation: Evaluation;
  readonly #words: number;
  readonly #columns: readonly Column[];
  readonly #table: Int32Array;
  /** For each column where the line starts that is in force; -1 where nobody asked yet. */
  readonly #lines: Int32Array;
  /** How many columns all words ask, and where the words find the others that matter to them. */
  readonly #shared: number;
  readonly #places: Places;
  /** The columns that may change between stages. */
  readonly #changing: readonly number[];
  /** For each column the slot whose value alone it depends on, or -1; its classes of values, and where it starts. */
  readonly #slots: Int32Array;
  readonly #dimensions: readonly (Dimension | undefined)[];
  readonly #offsets: Int32Array;
  /** One word's rows, and those that the columns which never change leave possible. */
  readonly #every: number;
  #possible = 0;
  /** Whether the lines are those of the complaint, or for one word what is possible. */
  #isRead = false;

  constructor(rows: readonly Row[], session: Session, evaluation: Evaluation) {
    this.#session = session;
    this.#evaluation = evaluation;
    this.#words = (rows.length + 31) >>> 5;
    this.#columns = columnsOf(rows);
    this.#table = this.#fill();
    const classed = this.#columns.filter(({ dimension }) => dimension).length;
    this.#shared = this.#words > 1 ? Math.min(classed, mostShared) : 0;
    this.#lines = new Int32Array(this.#columns.length);
    this.#places = arrange(this.#columns, this.#shared, this.#table, this.#words);
    this.#changing = this.#columns.flatMap((column, i) => (isChanging(column) ? i : []));
    this.#slots = Int32Array.from(this.#columns, ({ operand }) =>
      operand && operand.path === undefined ? operand.slot : -1,
    );
    this.#dimensions = this.#columns.map(({ dimension }) => dimension);
    this.#offsets = Int32Array.from(this.#columns, ({ offset }) => offset);
    this.#every = (-1 >>> (-rows.length & 31)) | 0;
  }

  /** Forget the complaint. */
  reset(): void {
    this.#isRead = false;
    this.#lines.fill(-1);
  }

  /** Forget what depends on the results of earlier stages. */
  nextStage(): void {
    if (this.#words > 1) this.#isRead = false;
    for (const column of this.#changing) this.#lines[column] = -1;
  }

  /** The first row of `[from, to)` that matches, or -1. */
  next(from: number, to: number): number {
    const last = (to - 1) >>> 5;
    for (let word = from >>> 5; word <= last; word++) {
      const bits = this.#match(word, from, to);
      if (bits !== 0) return (word << 5) + lowest(bits);
    }
    return -1;
  }

  /** Add all rows of `[from, to)` that match, counted on from `base`, to the first `count` found; how many are found now. */
  collect(from: number, to: number, base: number, found: Int32Array, count: number): number {
    const last = (to - 1) >>> 5;
    let end = count;
    for (let word = from >>> 5; word <= last; word++) {
      const matching = this.#match(word, from, to);
      for (let bits = matching; bits !== 0; bits &= bits - 1) found[end++] = base + (word << 5) + lowest(bits);
    }
    return end;
  }

  /** The bits of the rows `32 * word …` that match, out of `[from, to)`, some of which are in that word. */
  #match(word: number, from: number, to: number): number {
    const start = word << 5;
    const asked = (from > start ? -1 << (from & 31) : -1) & (to < start + 32 ? -1 >>> (-to & 31) : -1);
    if (this.#words === 1) return this.#only(asked);
    if (!this.#isRead) this.#readAll();
    const { starts } = this.#places;
    const shared = this.#shared;
    const lines = this.#lines;
    const table = this.#table;
    let bits = asked;
    // Straight through: to stop where no bits are left would cost more in branches than it saves.
    for (let column = 0; column < shared; column++) bits &= table[(lines[column] ?? 0) + word] ?? 0;
    return bits === 0 ? 0 : this.#narrow(starts[word] ?? 0, starts[word + 1] ?? 0, bits, word);
  }

  #readAll(): void {
    const lines = this.#lines;
    for (let column = 0; column < this.#shared; column++) {
      if ((lines[column] ?? 0) < 0) lines[column] = this.#lineOf(column);
    }
    this.#isRead = true;
  }

  /** The bits that match where all stages are in one word: what they have in common is worked out once. */
  #only(asked: number): number {
    const { order, changing } = this.#places;
    if (!this.#isRead) {
      this.#possible = this.#narrow(0, changing, this.#every, 0);
      this.#isRead = true;
    }
    return this.#narrow(changing, order.length, this.#possible & asked, 0);
  }

  /** The bits of a word that the columns in `[from, to)` of its order leave. */
  #narrow(from: number, to: number, asked: number, word: number): number {
    const { order, care } = this.#places;
    const lines = this.#lines;
    let bits = asked;
    for (let i = from; i < to && bits !== 0; i++) {
      const column = order[i] ?? 0;
      let line = lines[column] ?? -1;
      if (line < 0) {
        // No need to look at a value that none of the rows left depends on.
        if ((bits & (care[i] ?? 0)) === 0) continue;
        line = this.#lineOf(column);
        lines[column] = line;
      }
      bits &= this.#table[line + word] ?? 0;
    }
    return bits;
  }

  /** Where the line of a column starts that is in force for the complaint. */
  #lineOf(index: number): number {
    const slot = this.#slots[index] ?? -1;
    if (slot >= 0) {
      const known = this.#dimensions[index]?.classOf(this.#session.value(slot)) ?? -1;
      if (known >= 0) return (this.#offsets[index] ?? 0) + known * this.#words;
    }
    return this.#slowLineOf(index);
  }

  /** The same for a path, a value that no class holds, or a part that is evaluated as a whole. */
  #slowLineOf(index: number): number {
    const column = this.#columns[index];
    if (!column) return 0;
    const { dimension, operand } = column;
    if (!dimension || !operand) return column.offset + (this.#evaluation.holds(column.node) ? this.#words : 0);
    const value = readOperand(operand, this.#session.read);
    const known = dimension.classOf(value);
    return column.offset + (known >= 0 ? known : this.#evaluated(column, dimension)) * this.#words;
  }

  /** The scratch line, filled by evaluating every condition of the column. */
  #evaluated(column: Column, dimension: Dimension): number {
    const scratch = column.offset + dimension.size * this.#words;
    this.#table.fill(-1, scratch, scratch + this.#words);
    for (const { row, node, held } of column.literals) {
      if (this.#evaluation.holds(node) !== held) clear(this.#table, scratch, row);
    }
    return dimension.size;
  }

  #fill(): Int32Array {
    let size = 0;
    for (const column of this.#columns) {
      column.offset = size;
      size += column.lines * this.#words;
    }
    const table = new Int32Array(size).fill(-1);
    for (const { dimension, literals, offset } of this.#columns) {
      for (const { row, node, held } of literals) {
        const truth = dimension?.truth(node) ?? [0, 1];
        for (let c = 0; c < truth.length; c++)
          if ((truth[c] === 1) !== held) clear(table, offset + c * this.#words, row);
      }
    }
    return table;
  }
}

/** Rule a row out of the line that starts at a place of the table. */
function clear(table: Int32Array, line: number, row: number): void {
  const at = line + (row >>> 5);
  table[at] = (table[at] ?? 0) & ~(1 << (row & 31));
}

/** The place of the lowest bit that is set; -1 for none. */
const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);
