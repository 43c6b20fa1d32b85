import type { Evaluation } from '../evaluate.ts';
import { readOperand } from '../program.ts';
import type { Session } from '../session.ts';
import { columnsOf, isChanging, type Column } from './column.ts';
import type { Dimension } from './dimension.ts';
import type { Row } from './rows.ts';

/** So many columns are asked for all rows at once. */
const leading = 3;

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
  /** Where those lines start, or else one that rules nothing out. */
  readonly #leads: number[] = [];
  readonly #blank: number;

  constructor(rows: readonly Row[], session: Session, evaluation: Evaluation) {
    this.#session = session;
    this.#evaluation = evaluation;
    this.#words = (rows.length + 31) >>> 5;
    const columns = columnsOf(rows);
    this.#table = this.#fill(columns);
    columns.sort((a, b) => b.weight - a.weight);
    this.#columns = columns;
    this.#classed = columns.filter(({ dimension }) => dimension).length;
    this.#lead = Math.min(this.#classed, leading);
    this.#blank = this.#table.length - this.#words;
    this.#lines = new Int32Array(columns.length);
    const own: number[][] = rows.map(() => []);
    columns.slice(this.#lead).forEach(({ literals }, index) => {
      for (const { row } of literals) own[row]?.push(this.#lead + index);
    });
    let start = 0;
    this.#starts = Int32Array.from(own, ({ length }) => (start += length + 1) - length - 1);
    this.#order = Int32Array.from(own.flatMap((list) => [...list, -1]));
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
    if (!this.#isRead) this.#begin();
    const table = this.#table;
    const leads = this.#leads;
    const a = leads[0] ?? 0;
    const b = leads[1] ?? 0;
    const c = leads[2] ?? 0;
    const last = (to - 1) >>> 5;
    let bits = -1 << (from & 31);
    for (let word = from >>> 5; word <= last; word++) {
      bits &= (table[a + word] ?? 0) & (table[b + word] ?? 0) & (table[c + word] ?? 0);
      if (word === last) bits &= -1 >>> (-to & 31);
      for (let tested = 1; bits !== 0; tested++) {
        const row = (word << 5) + lowest(bits);
        if (this.#matches(row)) return row;
        bits &= bits - 1;
        if (tested === mostTested) bits = this.#narrow(word, bits, this.#read(this.#classed));
      }
      bits = -1;
    }
    return -1;
  }

  #begin(): void {
    this.#read(this.#words > mostTested ? this.#classed : this.#lead);
    for (let i = 0; i < leading; i++) this.#leads[i] = i < this.#lead ? (this.#lines[i] ?? 0) : this.#blank;
    this.#isRead = true;
  }

  /** Add all rows of `[from, to)` that match, counted on from `base`, to the first `count` found; how many are found now. */
  collect(from: number, to: number, base: number, found: Int32Array, count: number): number {
    const columns = this.#columns.length;
    const asked = this.#read(this.#words > 1 ? this.#classed : this.#lead);
    const last = (to - 1) >>> 5;
    let end = count;
    let bits = -1 << (from & 31);
    for (let word = from >>> 5; word <= last; word++) {
      if (word === last) bits &= -1 >>> (-to & 31);
      bits = this.#narrow(word, bits, asked);
      for (; bits !== 0; bits &= bits - 1) {
        const row = (word << 5) + lowest(bits);
        if (asked === columns || this.#matches(row)) found[end++] = base + row;
      }
      bits = -1;
    }
    return end;
  }

  /** See to it that the lines of so many columns are known. */
  #read(columns: number): number {
    for (let column = 0; column < columns; column++) this.#line(column);
    return columns;
  }

  /** Whether the columns of a row that are not asked for all rows leave it possible. */
  #matches(row: number): boolean {
    const order = this.#order;
    const bit = 1 << (row & 31);
    const word = row >>> 5;
    for (let i = this.#starts[row] ?? 0; ; i++) {
      const column = order[i] ?? -1;
      if (column < 0) return true;
      const line = this.#lines[column] ?? 0;
      if (((this.#table[(line < 0 ? this.#line(column) : line) + word] ?? 0) & bit) === 0) return false;
    }
  }

  /** The bits of a word that columns leave, the first so many, whose lines are known. */
  #narrow(word: number, asked: number, columns: number): number {
    const lines = this.#lines;
    const table = this.#table;
    let bits = asked;
    // Straight through: to stop where no bits are left would cost more in branches than it saves.
    for (let column = 0; column < columns; column++) bits &= table[(lines[column] ?? 0) + word] ?? 0;
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
      const known = dimension.classOf(this.#session.value(slot)) | 0;
      if (known >= 0) return (offset + Math.imul(known, this.#words)) | 0;
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
    // Its last line rules nothing out.
    const table = new Int32Array(size + this.#words).fill(-1);
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
