import { PlainLab, trialOf, type Holidays, type PolicyCheck, type PolicyLab } from '@redress/desk';
import { RemoteBacktest, type BacktestReport, type BacktestRequest, type BacktestResponse } from '@redress/rules';
import { startWorker } from '../worker.ts';

/** @returns `undefined` where the site, or the browser, lets none start. */
async function backtester(): Promise<Worker | undefined> {
  const { backtestWorkAddress, backtestWorkName } = await import('./backtest-work.ts');
  return startWorker(backtestWorkAddress, 'redress-desk', backtestWorkName);
}

/** Backtests in a worker, where one can be had; else in the page itself. */
export class WorkerLab implements PolicyLab {
  readonly #holidays: Holidays;
  readonly #plain: PlainLab;

  constructor(holidays: Holidays) {
    this.#holidays = holidays;
    this.#plain = new PlainLab(holidays);
  }

  check(text: string, now: string): Promise<PolicyCheck> {
    return this.#plain.check(text, now);
  }

  async backtest(...[before, text, complaints, options]: Parameters<PolicyLab['backtest']>): Promise<BacktestReport> {
    const trial = await trialOf(before, text, this.#holidays);
    const worker = await backtester();
    if (!worker) return this.#plain.backtest(before, text, complaints, options);
    const remote = new RemoteBacktest((request) => {
      worker.postMessage(request);
    });
    worker.addEventListener('message', ({ data }: MessageEvent<BacktestResponse>) => {
      remote.take(data);
    });
    worker.addEventListener('error', ({ message }) => {
      remote.fail(new Error(message));
    });
    try {
      worker.postMessage({ type: 'start', before, ...trial } satisfies BacktestRequest);
      return await remote.run(complaints, options);
    } finally {
      worker.terminate();
    }
  }
}
