import type { Evaluation } from '../evaluate.ts';
import type { Session } from '../session.ts';
import { Block } from './block.ts';
import type { Row } from './rows.ts';

/** Up to this many rows share one table; beyond it, tables of `blockRows` keep memory in step with the rules. */
const oneTable = 4096;
const blockRows = 1024;

/** Finds the rows that match a complaint, in order. */
export class Matcher {
  /** The rows that `all` found. */
  readonly found: Int32Array;
  readonly #blocks: readonly Block[];
  readonly #size: number;
  /** The one block of most policies. */
  readonly #only: Block | undefined;

  constructor(rows: readonly Row[], session: Session, evaluation: Evaluation) {
    const size = rows.length <= oneTable ? oneTable : blockRows;
    this.#size = size;
    this.found = new Int32Array(rows.length);
    this.#blocks = Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => {
      return new Block(rows.slice(i * size, (i + 1) * size), session, evaluation);
    });
    this.#only = this.#blocks.length === 1 ? this.#blocks[0] : undefined;
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
    if (this.#only) return this.#only.next(from, to);
    const size = this.#size;
    for (let start = from; start < to;) {
      const index = Math.floor(start / size);
      const base = index * size;
      const end = Math.min(to - base, size);
      const row = this.#blocks[index]?.next(start - base, end) ?? -1;
      if (row >= 0) return base + row;
      start = base + end;
    }
    return -1;
  }

  /** Put all rows of `[from, to)` that match into `found`, in order; how many they are. */
  all(from: number, to: number): number {
    let count = 0;
    const size = this.#size;
    for (let start = from; start < to;) {
      const index = Math.floor(start / size);
      const base = index * size;
      const end = Math.min(to - base, size);
      count = this.#blocks[index]?.collect(start - base, end, base, this.found, count) ?? count;
      start = base + end;
    }
    return count;
  }
}
