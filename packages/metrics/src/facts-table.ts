import type { CaseFacts } from '@redress/cases';
import type { TextDictionary } from './dictionary.ts';
import { parseInstantIn } from './instant.ts';

/** Stands between two values of a column. */
export const valueSeparator = '\x1f';
/** Stands for a value that is not there. */
export const noValue = '\x1e';
const separatorCode = valueSeparator.charCodeAt(0);
const noneCode = noValue.charCodeAt(0);
const trueCode = 't'.charCodeAt(0);

/** What of a row the columns are made of. */
export type TableColumn = Exclude<keyof CaseFacts, 'acknowledgedAt'>;

/** A column's values as texts with separators between them: numbers in decimal, `true` or `false`. */
type Joined = string | null;

/** A column and where its values begin; one more tells where the last one ends. */
interface Bounded {
  readonly text: string;
  readonly starts: Uint32Array;
}

/**
 * Where the values of a column are.
 * @param filled how many there are
 * @returns `undefined` when texts hold separators of their own
 */
function bounded(text: string, rows: number, filled: number): Bounded | undefined {
  const starts = new Uint32Array(rows + 1);
  let [row, none] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > separatorCode) continue;
    if (code === separatorCode) {
      if (++row >= rows) return undefined;
      starts[row] = at + 1;
    } else if (code === noneCode) none++;
  }
  starts[rows] = text.length + 1;
  return row === rows - 1 && none === rows - filled ? { text, starts } : undefined;
}

/**
 * Rows of facts column by column, as a database can send them. It reads each column in the way that it is kept: in
 * one piece, as an object for each of a million rows would be collected as garbage again.
 */
export class FactsTable {
  readonly rows: number;
  readonly #columns: ReadonlyMap<TableColumn, Bounded>;

  private constructor(rows: number, columns: ReadonlyMap<TableColumn, Bounded>) {
    this.rows = rows;
    this.#columns = columns;
  }

  /**
   * @param columns `null` where no row has a value
   * @param filled how many values each column has
   * @returns `undefined` when texts hold separators of their own
   */
  static of(
    rows: number,
    columns: Readonly<Record<TableColumn, Joined>>,
    filled: Readonly<Record<TableColumn, number>>,
  ): FactsTable | undefined {
    const read = new Map<TableColumn, Bounded>();
    for (const [name, text] of Object.entries(columns) as [TableColumn, Joined][]) {
      if (text === null) continue;
      const column = bounded(text, rows, filled[name]);
      if (!column) return undefined;
      read.set(name, column);
    }
    return new FactsTable(rows, read);
  }

  texts(name: TableColumn): string[] {
    const column = this.#columns.get(name);
    const texts = new Array<string>(this.rows).fill('');
    if (!column) return texts;
    const { text, starts } = column;
    for (let row = 0; row < this.rows; row++) {
      const [from, to] = [starts[row] ?? 0, (starts[row + 1] ?? 0) - 1];
      if (!isNone(text, from, to)) texts[row] = text.slice(from, to);
    }
    return texts;
  }

  /** Codes of a dictionary; 0 where there is no value. */
  codes(name: TableColumn, dictionary: TextDictionary): Uint32Array {
    const column = this.#columns.get(name);
    const codes = new Uint32Array(this.rows);
    if (!column) return codes;
    const { text, starts } = column;
    for (let row = 0; row < this.rows; row++) {
      const [from, to] = [starts[row] ?? 0, (starts[row + 1] ?? 0) - 1];
      if (!isNone(text, from, to)) codes[row] = dictionary.internPart(text, from, to);
    }
    return codes;
  }

  /** Milliseconds since 1970; `NaN` where nobody knows. */
  instants(name: TableColumn & `${string}At`): Float64Array {
    const column = this.#columns.get(name);
    const instants = new Float64Array(this.rows).fill(NaN);
    if (!column) return instants;
    const { text, starts } = column;
    for (let row = 0; row < this.rows; row++) {
      const [from, to] = [starts[row] ?? 0, (starts[row + 1] ?? 0) - 1];
      if (!isNone(text, from, to)) instants[row] = parseInstantIn(text, from, to);
    }
    return instants;
  }

  /** `NaN` where there is none. */
  numbers(name: TableColumn): Float64Array {
    const column = this.#columns.get(name);
    const numbers = new Float64Array(this.rows).fill(NaN);
    if (!column) return numbers;
    const { text, starts } = column;
    for (let row = 0; row < this.rows; row++) {
      const [from, to] = [starts[row] ?? 0, (starts[row + 1] ?? 0) - 1];
      if (isNone(text, from, to)) continue;
      const digit = text.charCodeAt(from) - 48;
      numbers[row] = to === from + 1 && digit >= 0 && digit <= 9 ? digit : Number(text.slice(from, to));
    }
    return numbers;
  }

  /** 1 for true, 0 for false, -1 for neither. */
  flags(name: TableColumn): Int8Array {
    const column = this.#columns.get(name);
    const flags = new Int8Array(this.rows).fill(-1);
    if (!column) return flags;
    const { text, starts } = column;
    for (let row = 0; row < this.rows; row++) {
      const [from, to] = [starts[row] ?? 0, (starts[row + 1] ?? 0) - 1];
      if (!isNone(text, from, to)) flags[row] = text.charCodeAt(from) === trueCode ? 1 : 0;
    }
    return flags;
  }

  /** 1 where there is a value. */
  known(name: TableColumn): Uint8Array {
    const column = this.#columns.get(name);
    const known = new Uint8Array(this.rows);
    if (!column) return known;
    const { text, starts } = column;
    for (let row = 0; row < this.rows; row++) {
      known[row] = isNone(text, starts[row] ?? 0, (starts[row + 1] ?? 0) - 1) ? 0 : 1;
    }
    return known;
  }
}

const isNone = (text: string, from: number, to: number): boolean =>
  to - from === 1 && text.charCodeAt(from) === noneCode;
