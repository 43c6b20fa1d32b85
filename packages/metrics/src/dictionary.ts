import { HashTable, hashPair, hashPart, hashText } from './hash-table.ts';

/** Gives keys their codes. */
export interface Interner<K> {
  intern(key: K | null): number;
  readonly size: number;
}

/** Numbers as codes, in the order of their first use. Code 0 is `null`. It only grows. */
export class NumberDictionary implements Interner<number> {
  readonly keys: (number | null)[] = [null];
  readonly #codes = new Map<number, number>();

  intern(key: number | null): number {
    if (key === null) return 0;
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const code = this.keys.length;
    this.keys.push(key);
    this.#codes.set(key, code);
    return code;
  }

  get size(): number {
    return this.keys.length;
  }
}

/** Texts as codes, likewise: also parts of longer ones, and as many as there are rows. */
export class TextDictionary implements Interner<string> {
  readonly keys: (string | null)[] = [null];
  readonly #table = new HashTable();

  intern(key: string | null): number {
    if (key === null) return 0;
    const hash = hashText(key);
    const known = this.#table.find(hash, (code) => this.keys[code] === key);
    if (known >= 0) return known;
    this.#table.add(hash, this.keys.length);
    return this.keys.push(key) - 1;
  }

  /** As `intern`, of a part of a text. */
  internPart(text: string, from: number, to: number): number {
    const hash = hashPart(text, from, to);
    const known = this.#table.find(hash, (code) => isPart(this.keys[code] ?? '', text, from, to));
    if (known >= 0) return known;
    this.#table.add(hash, this.keys.length);
    return this.keys.push(text.slice(from, to)) - 1;
  }

  /** The code of a key that may not have been used: -1 then. */
  find(key: string | null): number {
    return key === null ? 0 : this.#table.find(hashText(key), (code) => this.keys[code] === key);
  }

  get size(): number {
    return this.keys.length;
  }
}

function isPart(key: string, text: string, from: number, to: number): boolean {
  if (key.length !== to - from) return false;
  for (let index = 0; index < key.length; index++) {
    if (key.charCodeAt(index) !== text.charCodeAt(from + index)) return false;
  }
  return true;
}

/** Two codes as one. */
export interface CodePair {
  readonly first: number;
  readonly second: number;
}

/** Pairs of codes as codes, likewise. */
export class PairDictionary implements Interner<CodePair> {
  #firsts: Uint32Array = new Uint32Array(64);
  #seconds: Uint32Array = new Uint32Array(64);
  #size = 1;
  readonly #table = new HashTable();

  intern(key: CodePair | null): number {
    if (key === null) return 0;
    const { first, second } = key;
    const hash = hashPair(first, second);
    const known = this.#table.find(hash, (code) => this.#firsts[code] === first && this.#seconds[code] === second);
    if (known >= 0) return known;
    if (this.#size >= this.#firsts.length) {
      this.#firsts = doubled(this.#firsts);
      this.#seconds = doubled(this.#seconds);
    }
    const code = this.#size++;
    this.#firsts[code] = first;
    this.#seconds[code] = second;
    this.#table.add(hash, code);
    return code;
  }

  get size(): number {
    return this.#size;
  }
}

/** A longer copy, for more to come. */
export function doubled(values: Uint32Array): Uint32Array {
  const more = new Uint32Array(values.length * 2);
  more.set(values);
  return more;
}
