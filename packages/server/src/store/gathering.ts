interface Waiting<I, O> {
  readonly item: I;
  readonly done: (result: O) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * What arrives while earlier work is on its way is done together: one round trip and one wait for the disk serve it
 * all. Nothing waits for company: what finds nobody on the way goes at once. When a gathering fails, each of it is
 * done alone, so that nobody fails with another.
 */
export class Gathering<I, O> {
  readonly #run: (items: readonly I[]) => Promise<readonly O[]>;
  readonly #most: number;
  readonly #atOnce: number;
  #waiting: Waiting<I, O>[] = [];
  #running = 0;
  #isScheduled = false;

  /**
   * @param run gives a result for each item, in their order; it must be safe to run again when it failed.
   * @param most items together.
   * @param atOnce gatherings on their way at a time.
   */
  constructor(run: (items: readonly I[]) => Promise<readonly O[]>, most: number, atOnce: number) {
    this.#run = run;
    this.#most = most;
    this.#atOnce = atOnce;
  }

  do(item: I): Promise<O> {
    return new Promise((done, failed) => {
      this.#waiting.push({ item, done, failed });
      this.#schedule();
    });
  }

  /** At the end of this turn: what arrives within one goes together. */
  #schedule(): void {
    if (this.#isScheduled || this.#running >= this.#atOnce) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      void this.#next();
    });
  }

  async #next(): Promise<void> {
    const together = this.#waiting.splice(0, this.#most);
    if (!together.length) return;
    this.#running++;
    if (this.#waiting.length) this.#schedule();
    await this.#settle(together);
    this.#running--;
    if (this.#waiting.length) this.#schedule();
  }

  async #settle(together: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const results = await this.#run(together.map(({ item }) => item));
      together.forEach(({ done }, index) => {
        done(results[index] as O);
      });
    } catch (error) {
      if (together.length === 1) together[0]?.failed(error);
      else await Promise.all(together.map((each) => this.#settle([each])));
    }
  }
}
