import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DeskError, PlainLab, type PolicyCheck, type PolicyLab } from '@redress/desk';
import { RemoteBacktest, type BacktestReport } from '@redress/rules';
import { holidayTables } from '../ports/holiday-tables.ts';
import type { PolicyJob, PolicyJobResponse } from './policy-job.ts';
import { Turns } from './turns.ts';

/** Runs from its source as from what was built of it. */
const thread = new URL(`./policy-thread${extname(import.meta.url)}`, import.meta.url);

/** A text this short, in characters, is checked in less time than a thread takes to start. */
const short = 16_384;

export interface ThreadLimits {
  /** Threads at a time, and how many more jobs may wait for one. */
  readonly threads?: number;
  readonly waiting?: number;
  /** Milliseconds without a word of a thread until it is stopped. */
  readonly patience?: number;
  /** What a thread may keep in memory, in megabytes. */
  readonly memory?: number;
}

/** Checks and backtests policies in threads of their own, so that nobody else waits for them. */
export class ThreadedLab implements PolicyLab {
  readonly #plain = new PlainLab(holidayTables);
  readonly #turns: Turns;
  readonly #patience: number;
  readonly #memory: number;
  readonly #workers = new Set<Worker>();

  constructor({ threads = 2, waiting = 8, patience = 60_000, memory = 768 }: ThreadLimits = {}) {
    this.#turns = new Turns(threads, waiting);
    this.#patience = patience;
    this.#memory = memory;
  }

  /** @throws DeskError `policy-checks-busy`, `policy-too-heavy` when it takes too much time or memory. */
  check(text: string, now: string): Promise<PolicyCheck> {
    if (text.length <= short) return this.#plain.check(text, now);
    return this.#turns.run(
      () =>
        new Promise((resolve, reject) => {
          const worker = this.#start({ type: 'check', text, now }, reject, (response) => {
            if (response.type !== 'checked') return;
            resolve(response.check);
            void worker.terminate();
          });
        }),
    );
  }

  /** @throws DeskError `invalid-policy`, `policy-checks-busy`, `policy-too-heavy` */
  backtest(...[before, text, complaints, options]: Parameters<PolicyLab['backtest']>): Promise<BacktestReport> {
    return this.#turns.run(async () => {
      const remote = new RemoteBacktest((request) => {
        worker.postMessage(request);
      });
      const failed = (error: Error): void => {
        remote.fail(error);
      };
      const worker = this.#start({ type: 'backtest', before, text }, failed, (response) => {
        if (response.type === 'refused') failed(new DeskError('invalid-policy', {}, response.issues));
        else if (response.type !== 'checked') remote.take(response);
      });
      try {
        return await remote.run(complaints, options);
      } finally {
        await worker.terminate();
      }
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }

  #start(job: PolicyJob, failed: (error: Error) => void, take: (response: PolicyJobResponse) => void): Worker {
    const worker = new Worker(thread, {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: this.#memory },
    });
    this.#workers.add(worker);
    const impatient = setTimeout(() => {
      failed(new DeskError('policy-too-heavy'));
      void worker.terminate();
    }, this.#patience);
    worker.on('message', (response: PolicyJobResponse) => {
      impatient.refresh();
      take(response);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      failed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new DeskError('policy-too-heavy') : error);
    });
    worker.on('exit', () => {
      clearTimeout(impatient);
      this.#workers.delete(worker);
      // Means nothing to a job that was answered.
      failed(new DeskError('policy-checks-busy'));
    });
    return worker;
  }
}
