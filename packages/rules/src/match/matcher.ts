import { Block, type Asked } from './block.ts';
import type { Row } from './rows.ts';

/** Up to this many rows share one table; beyond it, tables of `blockRows` keep memory in step with the rules. */
const oneTable = 4096;
const blockRows = 1024;

/** Finds the rows that match a complaint, in order. */
export class Matcher {
  readonly #blocks: readonly Block[];
  readonly #shift: number;

  constructor(rows: readonly Row[], asked: Asked) {
    const size = rows.length <= oneTable ? oneTable : blockRows;
    this.#shift = Math.log2(size / 32);
    this.#blocks = Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => {
      return new Block(rows.slice(i * size, (i + 1) * size), asked);
    });
  }

  /** Forget the complaint before the next. */
  reset(): void {
    for (const block of this.#blocks) block.reset();
  }

  /** Forget what depends on the results of earlier stages. */
  nextStage(): void {
    for (const block of this.#blocks) block.nextStage();
  }

  /** The first row of `[from, to)` that matches, or -1. */
  next(from: number, to: number): number {
    if (from >= to) return -1;
    const last = (to - 1) >>> 5;
    let asked = -1 << (from & 31);
    for (let word = from >>> 5; word <= last; word++) {
      if (word === last) asked &= -1 >>> (31 - ((to - 1) & 31));
      const block = this.#blocks[word >>> this.#shift];
      const bits = block ? block.match(word & ((1 << this.#shift) - 1), asked) : 0;
      if (bits !== 0) return (word << 5) + 31 - Math.clz32(bits & -bits);
      asked = -1;
    }
    return -1;
  }
}
