import type { Node, Operand } from '../program.ts';
import { Dimension } from './dimension.ts';
import type { Literal, Row } from './rows.ts';

/** What matching asks of the complaint at hand. */
export interface Asked {
  value(operand: Operand): unknown;
  holds(node: Node): boolean;
}

/** Where one operand, or one part that is evaluated as a whole, narrows the rows. */
interface Column {
  readonly literals: { readonly row: number; readonly node: Node; readonly held: boolean }[];
  readonly operand: Operand | undefined;
  readonly node: Node;
  dimension: Dimension | undefined;
  /** Where the column's bits start in the table; its last line is scratch space. */
  offset: number;
  lines: number;
  /** Lines worked out for strings that have no class. */
  readonly remembered: Map<string, Int32Array>;
}

const mostRemembered = 512;

/**
 * A few thousand rows at most, as a table of bits: for each column and class of value, the rows that it leaves
 * possible. The rows that match a complaint are the intersection of one line for each column.
 */
export class Block {
  readonly #asked: Asked;
  readonly #words: number;
  readonly #columns: Column[];
  readonly #table: Int32Array;
  /** For each column the line that is in force; -1 where nobody asked yet. */
  readonly #line: Int32Array;
  /** The columns that matter to each word, those that narrow most first, and the bits that they care for. */
  readonly #starts: Int32Array;
  readonly #order: Int32Array;
  readonly #care: Int32Array;
  /** The columns that may change between stages. */
  readonly #changing: readonly number[];

  constructor(rows: readonly Row[], asked: Asked) {
    this.#asked = asked;
    this.#words = (rows.length + 31) >>> 5;
    this.#columns = columnsOf(rows);
    this.#table = this.#fill();
    this.#line = new Int32Array(this.#columns.length).fill(-1);
    [this.#starts, this.#order, this.#care] = this.#arrange();
    this.#changing = this.#columns.flatMap(({ operand }, i) =>
      operand === undefined || operand.fact === 'severity' || operand.fact === 'department' ? i : [],
    );
  }

  /** Forget the complaint. */
  reset(): void {
    this.#line.fill(-1);
  }

  /** Forget what depends on the results of earlier stages. */
  nextStage(): void {
    for (const column of this.#changing) this.#line[column] = -1;
  }

  /** The bits of the rows `32 * word …` that match, out of those asked for. */
  match(word: number, asked: number): number {
    const last = this.#starts[word + 1] ?? 0;
    let bits = asked;
    for (let i = this.#starts[word] ?? 0; i < last && bits !== 0; i++) {
      if ((bits & (this.#care[i] ?? 0)) === 0) continue;
      const column = this.#order[i] ?? 0;
      let line = this.#line[column] ?? -1;
      if (line < 0) line = this.#locate(column);
      bits &= this.#table[line + word] ?? 0;
    }
    return bits;
  }

  #locate(index: number): number {
    const column = this.#columns[index];
    if (!column) return 0;
    const at =
      column.dimension && column.operand
        ? this.#classed(column, column.operand, column.dimension)
        : this.#asked.holds(column.node)
          ? 1
          : 0;
    const line = column.offset + at * this.#words;
    this.#line[index] = line;
    return line;
  }

  #classed(column: Column, operand: Operand, dimension: Dimension): number {
    const value = this.#asked.value(operand);
    const known = dimension.classOf(value);
    if (known >= 0) return known;
    const scratch = column.offset + dimension.size * this.#words;
    const remembered = typeof value === 'string' ? column.remembered.get(value) : undefined;
    if (remembered) this.#table.set(remembered, scratch);
    else {
      this.#table.fill(-1, scratch, scratch + this.#words);
      for (const { row, node, held } of column.literals) {
        if (this.#asked.holds(node) !== held) this.#clear(scratch, row);
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

  #arrange(): [Int32Array, Int32Array, Int32Array] {
    const perWord: { column: number; care: number; weight: number }[][] = Array.from({ length: this.#words }, () => []);
    this.#columns.forEach(({ literals, dimension }, column) => {
      const care = new Map<number, number>();
      for (const { row } of literals) care.set(row >>> 5, (care.get(row >>> 5) ?? 0) | (1 << (row & 31)));
      // What must be evaluated goes last: it costs more than a look into the table.
      for (const [word, bits] of care) perWord[word]?.push({ column, care: bits, weight: dimension ? ones(bits) : 0 });
    });
    const starts = new Int32Array(this.#words + 1);
    perWord.forEach((list, word) => {
      list.sort((a, b) => b.weight - a.weight);
      starts[word + 1] = (starts[word] ?? 0) + list.length;
    });
    const flat = perWord.flat();
    return [starts, Int32Array.from(flat, ({ column }) => column), Int32Array.from(flat, ({ care }) => care)];
  }
}

function ones(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function columnsOf(rows: readonly Row[]): Column[] {
  const columns = new Map<string, Column>();
  rows.forEach((literals, row) => {
    for (const { node, held, operand } of literals) {
      const key = columnKey(node, operand);
      let column = columns.get(key);
      if (!column) {
        column = { literals: [], operand, node, dimension: undefined, offset: 0, lines: 2, remembered: new Map() };
        columns.set(key, column);
      }
      column.literals.push({ row, node, held });
    }
  });
  for (const column of columns.values()) {
    if (!column.operand) continue;
    column.dimension = new Dimension(column.literals.flatMap(({ node }) => [...leavesUnder(node)]));
    column.lines = column.dimension.size + 1;
  }
  return [...columns.values()];
}

const columnKey = (node: Node, operand: Literal['operand']): string =>
  operand ? `${String(operand.slot)}${operand.path ?? ''}` : `#${String(node.id)}`;

function* leavesUnder(node: Node): Generator<Extract<Node, { kind: 'leaf' }>['leaf']> {
  if (node.kind === 'leaf') yield node.leaf;
  else if (node.kind === 'not') yield* leavesUnder(node.child);
  else for (const child of node.children) yield* leavesUnder(child);
}
