import { fold, standsAlone } from './keywords.ts';

/** No keyword, no state. */
const none = -1;

/**
 * Finds all of many keywords in one pass over a text (Aho and Corasick's automaton).
 * Its memory grows with the keywords' characters, its time with the text's.
 */
export class Scanner {
  /** For each state: where to go on a mismatch, the keyword that ends here, the next state on whose way one ends. */
  readonly #fail: Int32Array;
  readonly #ends: Int32Array;
  readonly #output: Int32Array;
  /** Transitions, hashed by state and character. */
  readonly #keys: Int32Array;
  readonly #characters: Uint16Array;
  readonly #targets: Int32Array;
  readonly #mask: number;
  /** Transitions of the first state on ASCII, where most characters of a text end up. */
  readonly #first = new Int32Array(128);
  readonly #lengths: readonly number[];

  /** Keywords are folded and distinct. */
  constructor(keywords: readonly string[]) {
    const most = keywords.reduce((sum, keyword) => sum + keyword.length, 1);
    this.#mask = 2 ** Math.ceil(Math.log2(most * 2)) - 1;
    this.#keys = new Int32Array(this.#mask + 1).fill(none);
    this.#characters = new Uint16Array(this.#mask + 1);
    this.#targets = new Int32Array(this.#mask + 1);
    this.#fail = new Int32Array(most);
    this.#ends = new Int32Array(most).fill(none);
    this.#output = new Int32Array(most).fill(none);
    this.#lengths = keywords.map(({ length }) => length);
    const tree = this.#grow(keywords);
    for (let code = 0; code < 128; code++) this.#first[code] = Math.max(0, this.#target(0, code));
    this.#link(tree);
  }

  /** Call `found` with the index of each keyword that stands in a folded text as whole words, perhaps repeatedly. */
  scan(text: string, found: (keyword: number) => void): void {
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      state = this.#step(state, text.charCodeAt(at));
      let ending = this.#ends[state] === none ? (this.#output[state] ?? none) : state;
      while (ending !== none) {
        const keyword = this.#ends[ending] ?? 0;
        if (standsAlone(text, at + 1 - (this.#lengths[keyword] ?? 0), at + 1)) found(keyword);
        ending = this.#output[ending] ?? none;
      }
    }
  }

  #step(from: number, code: number): number {
    let state = from;
    while (state !== 0) {
      const next = this.#target(state, code);
      if (next !== none) return next;
      state = this.#fail[state] ?? 0;
    }
    return code < 128 ? (this.#first[code] ?? 0) : Math.max(0, this.#target(0, code));
  }

  #slot(state: number, code: number): number {
    const hash = Math.imul(state, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b);
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    while (this.#keys[slot] !== none && (this.#keys[slot] !== state || this.#characters[slot] !== code)) {
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  #target(state: number, code: number): number {
    const slot = this.#slot(state, code);
    return this.#keys[slot] === none ? none : (this.#targets[slot] ?? none);
  }

  /** Lay out the keywords as a tree; each state with its parent and the character that led to it. */
  #grow(keywords: readonly string[]): { parents: number[]; codes: number[] } {
    const parents = [0];
    const codes = [0];
    keywords.forEach((keyword, index) => {
      let state = 0;
      for (let i = 0; i < keyword.length; i++) {
        const code = keyword.charCodeAt(i);
        const slot = this.#slot(state, code);
        if (this.#keys[slot] === none) {
          this.#keys[slot] = state;
          this.#characters[slot] = code;
          this.#targets[slot] = parents.push(state) - 1;
          codes.push(code);
        }
        state = this.#targets[slot] ?? 0;
      }
      this.#ends[state] = index;
    });
    return { parents, codes };
  }

  /** Where each state falls back to, those nearer to the start first. */
  #link({ parents, codes }: { parents: number[]; codes: number[] }): void {
    const depths = new Uint16Array(parents.length);
    for (let state = 1; state < parents.length; state++) depths[state] = (depths[parents[state] ?? 0] ?? 0) + 1;
    const order = Uint32Array.from(depths, (_, state) => state).sort((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0));
    for (const state of order) {
      const parent = parents[state] ?? 0;
      if (state === 0 || parent === 0) continue;
      const fail = this.#step(this.#fail[parent] ?? 0, codes[state] ?? 0);
      this.#fail[state] = fail;
      this.#output[state] = this.#ends[fail] === none ? (this.#output[fail] ?? none) : fail;
    }
  }
}

/** A condition's keywords as the scanner wants them. */
export const keywordsOf = (value: unknown): string[] => [
  ...new Set((value as readonly string[]).map((keyword) => fold(keyword).trim())),
];
