import type { Evaluation } from '../evaluate.ts';
import { readOperand } from '../program.ts';
import type { Session } from '../session.ts';
import { columnsOf, isChanging, type Column } from './column.ts';
import type { Dimension } from './dimension.ts';
import { arrange, type Places } from './places.ts';
import type { Row } from './rows.ts';

const mostRemembered = 512;

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
  /** For each column the line that is in force; -1 where nobody asked yet. */
  readonly #line: Int32Array;
  readonly #places: Places;
  /** The columns that may change between stages. */
  readonly #changing: readonly number[];
  /** For each column the slot whose value alone it depends on, or -1; its classes of values, and where it starts. */
  readonly #slots: Int32Array;
  readonly #dimensions: readonly (Dimension | undefined)[];
  readonly #offsets: Int32Array;
  /** One word's rows, and those that the columns which never change leave possible, once somebody asked. */
  readonly #every: number;
  #possible = 0;
  #isNarrowed = false;

  constructor(rows: readonly Row[], session: Session, evaluation: Evaluation) {
    this.#session = session;
    this.#evaluation = evaluation;
    this.#words = (rows.length + 31) >>> 5;
    this.#columns = columnsOf(rows);
    this.#table = this.#fill();
    this.#line = new Int32Array(this.#columns.length).fill(-1);
    this.#places = arrange(this.#columns, this.#table, this.#words);
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
    this.#isNarrowed = false;
    if (this.#words > 1) this.#line.fill(-1);
  }

  /** Forget what depends on the results of earlier stages. */
  nextStage(): void {
    if (this.#words > 1) for (const column of this.#changing) this.#line[column] = -1;
  }

  /** The first row of `[from, to)` that matches, or -1. */
  next(from: number, to: number): number {
    if (this.#words === 1) return lowest(this.#only(from, to));
    const last = (to - 1) >>> 5;
    let asked = -1 << (from & 31);
    for (let word = from >>> 5; word <= last; word++) {
      if (word === last) asked &= -1 >>> (31 - ((to - 1) & 31));
      const bits = this.#match(word, asked);
      if (bits !== 0) return (word << 5) + lowest(bits);
      asked = -1;
    }
    return -1;
  }

  /** Add all rows of `[from, to)` that match, counted on from `base`. */
  collect(from: number, to: number, base: number, found: number[]): void {
    const last = (to - 1) >>> 5;
    let asked = -1 << (from & 31);
    for (let word = from >>> 5; word <= last; word++) {
      if (word === last) asked &= -1 >>> (31 - ((to - 1) & 31));
      const matching = this.#words === 1 ? this.#only(from, to) : this.#match(word, asked);
      for (let bits = matching; bits !== 0; bits &= bits - 1) found.push(base + (word << 5) + lowest(bits));
      asked = -1;
    }
  }

  /** The bits of the rows `32 * word …` that match, out of those asked for. */
  #match(word: number, asked: number): number {
    const { starts, order, care } = this.#places;
    const lines = this.#line;
    const table = this.#table;
    const last = starts[word + 1] ?? 0;
    let bits = asked;
    for (let i = starts[word] ?? 0; i < last; i++) {
      const column = order[i] ?? 0;
      let line = lines[column] ?? -1;
      if (line < 0) {
        // No need to look at a value that none of the rows left depends on.
        if ((bits & (care[i] ?? 0)) === 0) continue;
        line = this.#lineOf(column);
        lines[column] = line;
      }
      bits &= table[line + word] ?? 0;
      if (bits === 0) return 0;
    }
    return bits;
  }

  /** The bits of `[from, to)` that match, all stages in one word: what they have in common is worked out once. */
  #only(from: number, to: number): number {
    const { starts, changing } = this.#places;
    if (!this.#isNarrowed) {
      this.#possible = this.#narrow(0, changing[0] ?? 0, this.#every);
      this.#isNarrowed = true;
    }
    const bits = this.#possible & (-1 << from) & (-1 >>> (-to & 31));
    return bits === 0 ? 0 : this.#narrow(changing[0] ?? 0, starts[1] ?? 0, bits);
  }

  /** The bits that the columns in `[from, to)` of the one word's order leave. */
  #narrow(from: number, to: number, asked: number): number {
    const { order, care } = this.#places;
    let bits = asked;
    for (let i = from; i < to && bits !== 0; i++) {
      if ((bits & (care[i] ?? 0)) !== 0) bits &= this.#table[this.#lineOf(order[i] ?? 0)] ?? 0;
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
    return column.offset + (known >= 0 ? known : this.#evaluated(column, dimension, value)) * this.#words;
  }

  /** The scratch line, filled by evaluating every condition of the column. */
  #evaluated(column: Column, dimension: Dimension, value: unknown): number {
    const scratch = column.offset + dimension.size * this.#words;
    const remembered = typeof value === 'string' ? column.remembered.get(value) : undefined;
    if (remembered) this.#table.set(remembered, scratch);
    else {
      this.#table.fill(-1, scratch, scratch + this.#words);
      for (const { row, node, held } of column.literals) {
        if (this.#evaluation.holds(node) !== held) this.#clear(scratch, row);
      }
      if (typeof value === 'string') {
        if (column.remembered.size >= mostRemembered) column.remembered.clear();
        column.remembered.set(value, this.#table.slice(scratch, scratch + this.#words));
      }
    }
    return dimension.size;
  }

  #clear(line: number, row: number): void {
    const at = line + (row >>> 5);
    this.#table[at] = (this.#table[at] ?? 0) & ~(1 << (row & 31));
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
        const bit = ~(1 << (row & 31));
        const truth = dimension?.truth(node) ?? [0, 1];
        for (let c = 0, at = offset + (row >>> 5); c < truth.length; c++, at += this.#words) {
          if ((truth[c] === 1) !== held) table[at] = (table[at] ?? 0) & bit;
        }
      }
    }
    return table;
  }
}

/** The place of the lowest bit that is set; -1 for none. */
const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);
