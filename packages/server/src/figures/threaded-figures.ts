import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Feed, FiguresEngine, Json, Stop } from '@redress/desk';
import {
  MetricsError,
  type Dashboard,
  type DashboardQuery,
  type MetricsAnswer,
  type MetricsQuery,
  type MonthlyReport,
  type ReportContext,
} from '@redress/metrics';
import type { Where } from '../store/read-store.ts';
import type { FiguresJob, FiguresRequest, FiguresResponse } from './figures-job.ts';

/** Runs from its source as from what was built of it. */
const thread = new URL(`./figures-thread${extname(import.meta.url)}`, import.meta.url);

/** Changes are read at least so often, in milliseconds, so that who asks waits for few of them. */
const readEvery = 500;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The columns in a thread of their own with a connection of its own: filling them and computing over them keeps nobody
 * waiting who writes or reads cases. A thread that ended is started again by the next who asks.
 */
export class ThreadedFigures implements FiguresEngine {
  readonly #where: Where;
  readonly #waiting = new Map<number, Waiting>();
  readonly #unsubscribe: () => void;
  #worker: Worker | undefined;
  #soon: NodeJS.Timeout | undefined;
  #last = 0;
  #closed = false;

  constructor(where: Where, feed: Pick<Feed, 'subscribe'>) {
    this.#where = where;
    this.#unsubscribe = feed.subscribe(() => {
      this.#readSoon();
    });
  }

  async ready(signal?: Stop): Promise<void> {
    const stop = signal instanceof AbortSignal ? signal : undefined;
    const end = (): void => void this.close();
    stop?.addEventListener('abort', end);
    try {
      await this.#ask({ type: 'ready' });
    } finally {
      stop?.removeEventListener('abort', end);
    }
  }

  metrics(query: MetricsQuery): Promise<MetricsAnswer> {
    return this.#ask({ type: 'metrics', query }) as Promise<MetricsAnswer>;
  }

  dashboard(query: DashboardQuery): Promise<Dashboard> {
    return this.#ask({ type: 'dashboard', query }) as Promise<Dashboard>;
  }

  dashboardJson(query: DashboardQuery): Promise<Json> {
    return this.#ask({ type: 'dashboard-json', query }) as Promise<Json>;
  }

  report(month: string, { purchases, ...context }: ReportContext): Promise<MonthlyReport> {
    const sent = { ...context, ...(purchases && { purchases: [...purchases.all()] }) };
    return this.#ask({ type: 'report', month, context: sent }) as Promise<MonthlyReport>;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#unsubscribe();
    clearTimeout(this.#soon);
    await this.#worker?.terminate();
  }

  /** Nobody has asked yet: nothing to keep up. */
  #readSoon(): void {
    if (!this.#worker) return;
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      // Who asks next is told of what goes wrong.
      this.#ask({ type: 'ready' }).catch(() => undefined);
    }, readEvery);
  }

  #ask(job: FiguresJob): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error('the figures are closed'));
    const worker = (this.#worker ??= this.#start());
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, job } satisfies FiguresRequest);
    });
  }

  #start(): Worker {
    const worker = new Worker(thread, { workerData: this.#where });
    let cause = new Error('the thread of the figures has ended');
    worker.on('message', (response: FiguresResponse) => {
      const waiting = this.#waiting.get(response.id);
      this.#waiting.delete(response.id);
      if ('value' in response) waiting?.resolve(response.value);
      else waiting?.reject('error' in response ? response.error : new MetricsError(response.issues));
    });
    worker.on('error', (error: Error) => {
      cause = error;
    });
    worker.on('exit', () => {
      this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(cause);
      this.#waiting.clear();
    });
    return worker;
  }
}
