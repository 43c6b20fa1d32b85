import type { Evaluation } from '../evaluate.ts';
import { readOperand } from '../program.ts';
import type { Session } from '../session.ts';
import { columnsOf, isChanging, type Column } from './column.ts';
import type { Dimension } from './dimension.ts';
import type { Row } from './rows.ts';

/** Columns that on average rule out more than this part of the rows are asked for all rows at once. */
const leading = 0.12;

/** Of more rows in a word than this all columns are asked at once, of fewer each its own. */
const mostTested = 8;

/**
 * A few thousand rows at most, as a table of bits: for each column and class of value, the rows that it leaves
 * possible. A row matches a complaint if one line of each of its columns has its bit.
 */
export class Block {
  readonly #session: Session;
  readonly #evaluation: Evaluation;
  readonly #words: number;
  /** Those that rule out most come first, those that are evaluated last. */
  readonly #columns: readonly Column[];
  readonly #table: Int32Array;
  /** For each column where the line starts that is in force; -1 where nobody asked yet. */
  readonly #lines: Int32Array;
  /** How many columns are asked for all rows, and how many can be looked up. */
  readonly #lead: number;
  readonly #classed: number;
  /** For each row where its other columns start in the order that they are asked in. */
  readonly #starts: Int32Array;
  readonly #order: Int32Array;
  /** The columns that may change between stages. */
  readonly #changing: readonly number[];
  /** Whether the first columns' lines are those of the complaint. */
  #isRead = false;

  constructor(rows: readonly Row[], session: Session, evaluation: Evaluation) {
    this.#session = session;
    this.#evaluation = evaluation;
    this.#words = (rows.length + 31) >>> 5;
    const columns = columnsOf(rows);
    this.#table = this.#fill(columns);
    columns.sort((a, b) => b.weight - a.weight);
    this.#columns = columns;
    const first = columns.findIndex(({ weight }) => weight <= leading * rows.length + 2);
    this.#lead = first < 0 ? columns.length : first;
    this.#classed = columns.filter(({ dimension }) => dimension).length;
    this.#lines = new Int32Array(columns.length);
    const own: number[][] = rows.map(() => []);
    columns.forEach(({ literals }, index) => {
      if (index >= this.#lead) for (const { row } of literals) if (own[row]?.at(-1) !== index) own[row]?.push(index);
    });
    let start = 0;
    this.#starts = Int32Array.from([0, ...own.map(({ length }) => (start += length))]);
    this.#order = Int32Array.from(own.flat());
    this.#changing = columns.flatMap((column, i) => (isChanging(column) ? i : []));
  }

  /** Forget the complaint. */
  reset(): void {
    this.#isRead = false;
    this.#lines.fill(-1);
  }

  /** Forget what depends on the results of earlier stages. */
  nextStage(): void {
    this.#isRead = false;
    for (const column of this.#changing) this.#lines[column] = -1;
  }

  /** The first row of `[from, to)` that matches, or -1. */
  next(from: number, to: number): number {
    const last = (to - 1) >>> 5;
    for (let word = from >>> 5; word <= last; word++) {
      let bits = this.#possible(word, from, to);
      for (let tested = 1; bits !== 0; tested++) {
        const row = (word << 5) + lowest(bits);
        if (this.#matches(row)) return row;
        bits &= bits - 1;
        if (tested === mostTested) bits = this.#narrow(word, bits);
      }
    }
    return -1;
  }

  /** Add all rows of `[from, to)` that match, counted on from `base`, to the first `count` found; how many are found now. */
  collect(from: number, to: number, base: number, found: Int32Array, count: number): number {
    const last = (to - 1) >>> 5;
    let end = count;
    for (let word = from >>> 5; word <= last; word++) {
      let bits = this.#possible(word, from, to);
      if (isMany(bits)) bits = this.#narrow(word, bits);
      for (; bits !== 0; bits &= bits - 1) {
        const row = (word << 5) + lowest(bits);
        if (this.#matches(row)) found[end++] = base + row;
      }
    }
    return end;
  }

  /** The bits of the rows `32 * word …` out of `[from, to)`, some of which are in that word, that the first columns leave. */
  #possible(word: number, from: number, to: number): number {
    if (!this.#isRead) this.#read();
    const start = word << 5;
    const lead = this.#lead;
    const lines = this.#lines;
    const table = this.#table;
    let bits = (from > start ? -1 << (from & 31) : -1) & (to < start + 32 ? -1 >>> (-to & 31) : -1);
    // Straight through: to stop where no bits are left would cost more in branches than it saves.
    for (let column = 0; column < lead; column++) bits &= table[(lines[column] ?? 0) + word] ?? 0;
    return bits;
  }

  #read(): void {
    const end = this.#words > 8 ? this.#classed : this.#lead;
    for (let column = 0; column < end; column++) this.#line(column);
    this.#isRead = true;
  }

  /** Whether the columns of a row that are not asked for all rows leave it possible. */
  #matches(row: number): boolean {
    const order = this.#order;
    const lines = this.#lines;
    const word = row >>> 5;
    const end = this.#starts[row + 1] ?? 0;
    for (let i = this.#starts[row] ?? 0; i < end; i++) {
      const column = order[i] ?? 0;
      let line = lines[column] ?? 0;
      if (line < 0) line = this.#line(column);
      if (((this.#table[line + word] ?? 0) & (1 << (row & 31))) === 0) return false;
    }
    return true;
  }

  /** The bits of a word that all columns leave that can be looked up. */
  #narrow(word: number, asked: number): number {
    let bits = asked;
    for (let column = this.#lead; column < this.#classed; column++) bits &= this.#table[this.#line(column) + word] ?? 0;
    return bits;
  }

  /** Where the line of a column starts that is in force for the complaint. */
  #line(column: number): number {
    const known = this.#lines[column] ?? 0;
    return known < 0 ? (this.#lines[column] = this.#lineOf(column)) : known;
  }

  #lineOf(index: number): number {
    const column = this.#columns[index];
    if (!column) return 0;
    const { dimension, slot, offset } = column;
    if (dimension && slot >= 0) {
      const known = dimension.classOf(this.#session.value(slot));
      if (known >= 0) return offset + known * this.#words;
    }
    return this.#slowLineOf(column);
  }

  /** The same for a path, a value that no class holds, or a part that is evaluated as a whole. */
  #slowLineOf(column: Column): number {
    const { dimension, operand, offset } = column;
    if (!dimension || !operand) return offset + (this.#evaluation.holds(column.node) ? this.#words : 0);
    const known = dimension.classOf(readOperand(operand, this.#session.read));
    return offset + (known >= 0 ? known : this.#evaluated(column, dimension)) * this.#words;
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

  #fill(columns: readonly Column[]): Int32Array {
    let size = 0;
    for (const column of columns) {
      column.offset = size;
      size += column.lines * this.#words;
    }
    const table = new Int32Array(size).fill(-1);
    for (const column of columns) {
      const { dimension, literals, offset, lines } = column;
      for (const { row, node, held } of literals) {
        const truth = dimension?.truth(node) ?? [0, 1];
        for (let c = 0; c < truth.length; c++) {
          if ((truth[c] === 1) === held) continue;
          clear(table, offset + c * this.#words, row);
          // What must be evaluated costs more than a look into the table.
          if (dimension) column.weight += 1 / lines;
        }
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

/** Whether more bits are set than are worth to be tested one by one. */
function isMany(bits: number): boolean {
  let left = bits;
  for (let i = 0; i < mostTested; i++) left &= left - 1;
  return left !== 0;
}
