/** Keys as small numbers, in the order of their first use. Code 0 is `null`. It only grows. */
export class Dictionary<K extends string | number> {
  readonly keys: (K | null)[] = [null];
  readonly #codes = new Map<K, number>();

  intern(key: K | null): number {
    if (key === null) return 0;
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const code = this.keys.length;
    this.keys.push(key);
    this.#codes.set(key, code);
    return code;
  }

  /** The code of a key that may not have been used: -1 then. */
  find(key: K | null): number {
    return key === null ? 0 : (this.#codes.get(key) ?? -1);
  }

  get size(): number {
    return this.keys.length;
  }
}

type Codes = Uint8Array | Uint16Array | Uint32Array;

const widerFor = (codes: Codes, code: number): Codes | undefined => {
  const needed = code > 0xffff ? 4 : code > 0xff ? 2 : 1;
  if (needed <= codes.BYTES_PER_ELEMENT) return undefined;
  return needed === 4 ? new Uint32Array(codes) : new Uint16Array(codes);
};

/** A column of dictionary codes, as narrow as its dictionary allows. */
export class CodeColumn<K extends string | number> {
  codes: Codes = new Uint8Array(0);
  readonly dictionary: Dictionary<K> = new Dictionary<K>();

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

  move(from: number, to: number): void {
    this.codes[to] = this.codes[from] ?? 0;
  }
}

/** A column of numbers; `NaN` is not known. */
export class NumberColumn {
  values: Float64Array = new Float64Array(0);

  reserve(capacity: number): void {
    const grown = new Float64Array(capacity);
    grown.set(this.values);
    this.values = grown;
  }

  set(row: number, value: number): void {
    this.values[row] = value;
  }

  move(from: number, to: number): void {
    this.values[to] = this.values[from] ?? NaN;
  }
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

/** Adds to an element that exists. */
export function bump(array: Float64Array | Uint32Array, at: number, by: number): void {
  array[at] = (array[at] ?? 0) + by;
}
