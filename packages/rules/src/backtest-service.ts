import { backtest, type BacktestCase } from './backtest.ts';
import type { BacktestReport } from './backtest-report.ts';
import type { HolidayTable } from './calendar/index.ts';
import type { Policy } from './policy.ts';

/** What a worker is told: `start` once, then complaints as they come, then `end`; `cancel` at any time. */
export type BacktestRequest =
  | {
      readonly type: 'start';
      readonly before: Policy;
      readonly after: Policy;
      readonly holidays: readonly HolidayTable[];
      readonly cases?: number;
    }
  | { readonly type: 'complaints'; readonly complaints: readonly BacktestCase[] }
  | { readonly type: 'end' }
  | { readonly type: 'cancel' };

/** What it answers: how many complaints are done, again and again, then the report, or why there is none. */
export type BacktestResponse =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'report'; readonly report: BacktestReport }
  | { readonly type: 'failed'; readonly code: string };

/** The end of a channel, in the page (`self`, a `MessagePort`) or in Node (`parentPort`). */
export interface BacktestPort {
  postMessage(message: BacktestResponse): void;
}

/**
 * Serve one backtest over a port: hand every message that arrives to what this returns.
 * `@redress/rules/backtest-worker` does so in a page's worker; in a thread of Node it is
 * `parentPort.on('message', serveBacktest(parentPort))`.
 */
export function serveBacktest(port: BacktestPort): (request: BacktestRequest) => void {
  const queue = new Queue();
  const signal = { aborted: false };
  return (request) => {
    switch (request.type) {
      case 'start':
        void run(request, queue, signal, port);
        return;
      case 'complaints':
        queue.push(request.complaints);
        return;
      case 'cancel':
        signal.aborted = true;
        queue.close();
        return;
      case 'end':
        queue.close();
    }
  };
}

type Start = Extract<BacktestRequest, { type: 'start' }>;

async function run(start: Start, queue: Queue, signal: { aborted: boolean }, port: BacktestPort): Promise<void> {
  const { before, after, holidays, cases = 100 } = start;
  const onProgress = (done: number): void => {
    port.postMessage({ type: 'progress', done });
  };
  try {
    const report = await backtest(before, after, queue, { holidays, cases, signal, onProgress });
    port.postMessage({ type: 'report', report });
  } catch (error) {
    // Anything else ends the worker with an error of its own.
    if (!(error instanceof RangeError)) throw error;
    port.postMessage({ type: 'failed', code: error.message });
  }
}

/** Batches of complaints as one stream; each batch is let go once it was read. */
class Queue implements AsyncIterable<readonly BacktestCase[]> {
  readonly #batches: (readonly BacktestCase[])[] = [];
  #closed = false;
  #wake: (() => void) | undefined;

  push(batch: readonly BacktestCase[]): void {
    this.#batches.push(batch);
    this.#wake?.();
  }

  close(): void {
    this.#closed = true;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly BacktestCase[]> {
    for (;;) {
      const batch = this.#batches.shift();
      if (batch) yield batch;
      else if (this.#closed) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
