interface Job {
  readonly run: () => unknown;
  readonly done: (result: unknown) => void;
  readonly failed: (error: unknown) => void;
}

type Outcome = { readonly result: unknown } | { readonly error: unknown };

/**
 * Writes that arrive together are committed together: one wait for the disk serves them all. Each is still all or
 * nothing; when one of a batch fails, the batch is undone and each runs in a transaction of its own.
 */
export class WriteQueue {
  readonly #exec: (sql: 'BEGIN IMMEDIATE' | 'COMMIT' | 'ROLLBACK') => void;
  readonly #most: number;
  #waiting: Job[] = [];
  #scheduled = false;

  /** @param most jobs in one transaction. */
  constructor(exec: (sql: 'BEGIN IMMEDIATE' | 'COMMIT' | 'ROLLBACK') => void, most = 256) {
    this.#exec = exec;
    this.#most = most;
  }

  /** Runs a synchronous job in a transaction; resolves once it is durable. */
  write<T>(run: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({
        run,
        done: (result) => {
          resolve(result as T);
        },
        failed: reject,
      });
      this.#schedule();
    });
  }

  /** Runs what waits. */
  flush(): void {
    while (this.#waiting.length) this.#next();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#next();
      if (this.#waiting.length) this.#schedule();
    });
  }

  #next(): void {
    const batch = this.#waiting.splice(0, this.#most);
    if (!batch.length) return;
    const together = this.#transaction(() => batch.map((job) => job.run()));
    batch.forEach((job, index) => {
      const outcome = this.#outcome(job, index, batch.length, together);
      if ('error' in outcome) job.failed(outcome.error);
      else job.done(outcome.result);
    });
  }

  #outcome(job: Job, index: number, size: number, together: Outcome): Outcome {
    if ('result' in together) return { result: (together.result as unknown[])[index] };
    return size === 1 ? together : this.#transaction(job.run);
  }

  #transaction(run: () => unknown): Outcome {
    let begun = false;
    try {
      this.#exec('BEGIN IMMEDIATE');
      begun = true;
      const result = run();
      this.#exec('COMMIT');
      return { result };
    } catch (error) {
      if (begun) this.#rollBack();
      return { error };
    }
  }

  #rollBack(): void {
    try {
      this.#exec('ROLLBACK');
    } catch (error) {
      // SQLite has already undone the transaction (disk full, I/O error); the first error is the one to tell.
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error;
    }
  }
}
