import { Ranks } from './ranks.ts';

/** How many of the values between `low` and `high`, which are in ascending order, come before a limit. */
function before(values: Float64Array, low: number, high: number, limit: number, itself: boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    const value = values[middle] ?? NaN;
    if (value < limit || (itself && value === limit)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Values by their rank, out of several arrays that are each in ascending order: nothing is moved or copied. */
export class SortedRuns extends Ranks {
  readonly #runs: readonly Float64Array[];
  readonly #found = new Map<number, number>();
  #sum: number | undefined;
  readonly length: number;

  constructor(runs: readonly Float64Array[]) {
    super();
    this.#runs = runs;
    this.length = runs.reduce((sum, { length }) => sum + length, 0);
  }

  sum(): number {
    if (this.#sum !== undefined) return this.#sum;
    let sum = 0;
    for (const values of this.#runs) for (let at = 0; at < values.length; at++) sum += values[at] ?? 0;
    return (this.#sum = sum);
  }

  isOf(runs: readonly Float64Array[]): boolean {
    return runs.length === this.#runs.length && runs.every((run, index) => run === this.#runs[index]);
  }

  nth(k: number): number {
    if (!(k >= 0 && k < this.length)) return NaN;
    const known = this.#found.get(k) ?? this.#search(k);
    this.#found.set(k, known);
    return known;
  }

  /** Narrows a window in each run by the middle of the widest. */
  #search(k: number): number {
    const runs = this.#runs;
    const low = new Uint32Array(runs.length);
    const high = Uint32Array.from(runs, ({ length }) => length);
    const [under, over] = [new Uint32Array(runs.length), new Uint32Array(runs.length)];
    for (;;) {
      let widest = 0;
      for (let run = 1; run < runs.length; run++) {
        if ((high[run] ?? 0) - (low[run] ?? 0) > (high[widest] ?? 0) - (low[widest] ?? 0)) widest = run;
      }
      const pivot = runs[widest]?.[((low[widest] ?? 0) + (high[widest] ?? 0)) >> 1] ?? NaN;
      let [smaller, notGreater] = [0, 0];
      runs.forEach((values, run) => {
        const [from, to] = [low[run] ?? 0, high[run] ?? 0];
        under[run] = before(values, from, to, pivot, false);
        over[run] = before(values, under[run] ?? 0, to, pivot, true);
        smaller += under[run] ?? 0;
        notGreater += over[run] ?? 0;
      });
      if (k >= smaller && k < notGreater) return pivot;
      if (k < smaller) high.set(under);
      else low.set(over);
    }
  }
}

/** Of more kinds of values than this, all are forgotten. */
const mostKnown = 20_000;

/** Ranks found before, by a name for the kind of values: good as long as those come in the same runs. */
export class KnownRanks {
  readonly #known = new Map<string, SortedRuns>();

  of(name: string, runs: readonly Float64Array[]): SortedRuns {
    const known = this.#known.get(name);
    if (known?.isOf(runs)) return known;
    const made = new SortedRuns(runs);
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(name, made);
    return made;
  }
}
