import type { Evaluation } from '../evaluate.ts';
import { readOperand, type Node, type Operand } from '../program.ts';
import type { Session } from '../session.ts';
import { Dimension } from './dimension.ts';
import type { Literal, Row } from './rows.ts';

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

  constructor(rows: readonly Row[], session: Session, evaluation: Evaluation) {
    this.#session = session;
    this.#evaluation = evaluation;
    this.#words = (rows.length + 31) >>> 5;
    this.#columns = columnsOf(rows);
    this.#table = this.#fill();
    this.#line = new Int32Array(this.#columns.length).fill(-1);
    this.#places = this.#arrange();
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

  /** The first row of `[from, to)` that matches, or -1. */
  next(from: number, to: number): number {
    const last = (to - 1) >>> 5;
    let asked = -1 << (from & 31);
    for (let word = from >>> 5; word <= last; word++) {
      if (word === last) asked &= -1 >>> (31 - ((to - 1) & 31));
      const bits = this.#match(word, asked);
      if (bits !== 0) return (word << 5) + 31 - Math.clz32(bits & -bits);
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
      for (let bits = this.#match(word, asked); bits !== 0; bits &= bits - 1) {
        found.push(base + (word << 5) + 31 - Math.clz32(bits & -bits));
      }
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

  /** Where the line of a column starts that is in force for the complaint. */
  #lineOf(index: number): number {
    const column = this.#columns[index];
    if (!column) return 0;
    const { dimension, operand } = column;
    if (!dimension || !operand) return column.offset + (this.#evaluation.holds(column.node) ? this.#words : 0);
    const read = this.#session.value(operand.slot);
    const value = operand.path === undefined ? read : readOperand(operand, this.#session.read);
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

  #arrange(): Places {
    const perWord: Place[][] = Array.from({ length: this.#words }, () => []);
    this.#columns.forEach((column, index) => {
      const care = new Map<number, number>();
      for (const { row } of column.literals) care.set(row >>> 5, (care.get(row >>> 5) ?? 0) | (1 << (row & 31)));
      for (const [word, bits] of care) {
        // What must be evaluated goes last: it costs more than a look into the table.
        const weight = column.dimension ? this.#narrowing(column, word) : 0;
        perWord[word]?.push({ column: index, care: bits, weight });
      }
    });
    const starts = new Int32Array(this.#words + 1);
    perWord.forEach((list, word) => {
      list.sort((a, b) => b.weight - a.weight);
      starts[word + 1] = (starts[word] ?? 0) + list.length;
    });
    const flat = perWord.flat();
    return {
      starts,
      order: Int32Array.from(flat, ({ column }) => column),
      care: Int32Array.from(flat, ({ care }) => care),
    };
  }

  /** How many rows of a word a column rules out, on average over its values. */
  #narrowing({ offset, lines }: Column, word: number): number {
    let cleared = 0;
    for (let at = offset + word, end = offset + lines * this.#words; at < end; at += this.#words) {
      cleared += ones(~(this.#table[at] ?? 0));
    }
    return cleared / lines;
  }
}

/** The columns that matter to each word, from `starts[word]` on, those that narrow most first; the bits they care for. */
interface Places {
  readonly starts: Int32Array;
  readonly order: Int32Array;
  readonly care: Int32Array;
}

/** A column's part in one word of rows. */
interface Place {
  readonly column: number;
  readonly care: number;
  readonly weight: number;
}

/** How many bits are set. */
function ones(bits: number): number {
  let sum = bits - ((bits >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
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
