import type { BacktestCase, BacktestOptions } from './backtest.ts';
import type { BacktestReport } from './backtest-report.ts';
import type { BacktestRequest, BacktestResponse } from './backtest-service.ts';

/** How many complaints may wait in the worker: it reports every 1,024, so that it never runs dry for want of a report. */
const mostAhead = 8_192;

type Sent = Exclude<BacktestRequest, { type: 'start' }>;

/**
 * A backtest that a worker runs, seen from outside: complaints go to it as fast as it takes them. Hand every answer of
 * the worker to `take`, and to `fail` why it broke.
 */
export class RemoteBacktest {
  readonly #post: (request: Sent) => void;
  readonly #report: Promise<BacktestReport>;
  #resolve!: (report: BacktestReport) => void;
  #reject!: (error: Error) => void;
  #isSettled = false;
  #done = 0;
  #wake: (() => void) | undefined;
  #options: Pick<BacktestOptions, 'onProgress' | 'signal'> = {};

  constructor(post: (request: Sent) => void) {
    this.#post = post;
    this.#report = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Who runs it is told of a failure; one before that must not count as unhandled.
    this.#report.catch(() => undefined);
  }

  take(response: BacktestResponse): void {
    switch (response.type) {
      case 'progress':
        this.#done = response.done;
        this.#options.onProgress?.(response.done);
        // All may be sent already when somebody thinks better of it.
        if (this.#options.signal?.aborted) this.#post({ type: 'cancel' });
        break;
      case 'report':
        this.#isSettled = true;
        this.#resolve(response.report);
        break;
      case 'failed':
        this.fail(new RangeError(response.code));
    }
    this.#wake?.();
  }

  fail(error: Error): void {
    this.#isSettled = true;
    this.#reject(error);
    this.#wake?.();
  }

  /**
   * Sends the complaints to a worker that was told to start.
   * @throws RangeError for a complaint received at no instant; what reading the complaints throws; what `fail` was told.
   */
  async run(
    complaints: AsyncIterable<readonly BacktestCase[]>,
    options: Pick<BacktestOptions, 'onProgress' | 'signal'> = {},
  ): Promise<BacktestReport> {
    this.#options = options;
    let sent = 0;
    for await (const batch of complaints) {
      while (sent - this.#done > mostAhead && !this.#isOver()) await this.#moved();
      if (this.#isOver()) break;
      this.#post({ type: 'complaints', complaints: batch });
      sent += batch.length;
    }
    this.#post({ type: options.signal?.aborted ? 'cancel' : 'end' });
    return this.#report;
  }

  #isOver(): boolean {
    return this.#isSettled || this.#options.signal?.aborted === true;
  }

  #moved(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
