import { doubled, type Interner } from './dictionary.ts';

type Codes = Uint8Array | Uint16Array | Uint32Array;

const widerFor = (codes: Codes, code: number): Codes | undefined => {
  const needed = code > 0xffff ? 4 : code > 0xff ? 2 : 1;
  if (needed <= codes.BYTES_PER_ELEMENT) return undefined;
  return needed === 4 ? new Uint32Array(codes) : new Uint16Array(codes);
};

/** A column of dictionary codes, as narrow as its dictionary allows. */
export class CodeColumn<K, D extends Interner<K>> {
  codes: Codes = new Uint8Array(0);
  readonly dictionary: D;

  constructor(dictionary: D) {
    this.dictionary = dictionary;
  }

  reserve(capacity: number): void {
    const grown = new (this.codes.constructor as new (length: number) => Codes)(capacity);
    grown.set(this.codes);
    this.codes = grown;
  }

  set(row: number, key: K | null): void {
    const code = this.dictionary.intern(key);
    this.codes = widerFor(this.codes, code) ?? this.codes;
    this.codes[row] = code;
  }

  /** Codes that the dictionary has given already. */
  setCodes(rows: Uint32Array, given: Uint32Array): void {
    this.codes = widerFor(this.codes, this.dictionary.size - 1) ?? this.codes;
    const { codes } = this;
    for (let index = 0; index < rows.length; index++) codes[rows[index] ?? 0] = given[index] ?? 0;
  }

  move(from: number, to: number): void {
    this.codes[to] = this.codes[from] ?? 0;
  }
}

/** Codes, and how many rows have each; the count of code 0 is not kept. */
export class CountedColumn<K, D extends Interner<K>> extends CodeColumn<K, D> {
  counts: Uint32Array = new Uint32Array(64);
  /** 1 for the codes that more than one row has: small, for whoever asks it of every row. */
  several: Uint8Array = new Uint8Array(64);

  override set(row: number, key: K | null): void {
    this.#leave(row);
    super.set(row, key);
    const code = this.codes[row] ?? 0;
    if (code >= this.counts.length) {
      this.counts = doubled(this.counts);
      const { several } = this;
      this.several = new Uint8Array(this.counts.length);
      this.several.set(several);
    }
    if (code !== 0) this.#count(code, 1);
  }

  /** Takes a row out of the counts. */
  drop(row: number): void {
    this.#leave(row);
    this.codes[row] = 0;
  }

  override move(from: number, to: number): void {
    super.move(from, to);
    this.codes[from] = 0;
  }

  #leave(row: number): void {
    const code = this.codes[row] ?? 0;
    if (code !== 0) this.#count(code, -1);
  }

  #count(code: number, by: 1 | -1): void {
    const count = (this.counts[code] ?? 0) + by;
    this.counts[code] = count;
    this.several[code] = count > 1 ? 1 : 0;
  }
}

/** Rows of a block, as a power of two. */
export const blockBits = 12;

/** A column of numbers; `NaN` is not known. */
export class NumberColumn {
  values: Float64Array = new Float64Array(0);
  /**
   * No value of a block is below `least` or above `most`; they only widen. Cases come in the order of time, or nearly:
   * of a period's question most blocks are wholly before or after.
   */
  least: Float64Array = new Float64Array(0);
  most: Float64Array = new Float64Array(0);

  reserve(capacity: number): void {
    this.values = grown(this.values, capacity, 0);
    const blocks = (capacity >>> blockBits) + 1;
    this.least = grown(this.least, blocks, Infinity);
    this.most = grown(this.most, blocks, -Infinity);
  }

  set(row: number, value: number): void {
    this.values[row] = value;
    const block = row >>> blockBits;
    if (value < (this.least[block] ?? Infinity)) this.least[block] = value;
    if (value > (this.most[block] ?? -Infinity)) this.most[block] = value;
  }

  move(from: number, to: number): void {
    this.set(to, this.values[from] ?? NaN);
  }
}

function grown(values: Float64Array, length: number, empty: number): Float64Array {
  const more = new Float64Array(length).fill(empty, values.length);
  more.set(values);
  return more;
}

/** A column of small whole numbers from 0 to 254; 0 in `bytes` is not known, else the number + 1. */
export class ScoreColumn {
  bytes: Uint8Array = new Uint8Array(0);

  reserve(capacity: number): void {
    const grown = new Uint8Array(capacity);
    grown.set(this.bytes);
    this.bytes = grown;
  }

  set(row: number, score: number | null): void {
    this.bytes[row] = score === null ? 0 : score + 1;
  }

  move(from: number, to: number): void {
    this.bytes[to] = this.bytes[from] ?? 0;
  }
}

/** Adds to an element that exists. Not for loops over all rows: shared by arrays of two kinds, it is compiled for neither. */
export function bump(array: Float64Array | Uint32Array, at: number, by: number): void {
  array[at] = (array[at] ?? 0) + by;
}
