import { PlainLab, trialOf, type Holidays, type PolicyCheck, type PolicyLab } from '@redress/desk';
import { RemoteBacktest, type BacktestReport, type BacktestRequest, type BacktestResponse } from '@redress/rules';

/** As much of Trusted Types as is needed; TypeScript's library has none of it. */
interface ScriptPolicies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The page may have more than one desk, but only one policy of a name. */
let scriptPolicy: { createScriptURL(url: string): string } | undefined;

function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: ScriptPolicies };
  scriptPolicy ??= trustedTypes?.createPolicy('redress-desk', { createScriptURL: (own) => own });
  return scriptPolicy?.createScriptURL(url) ?? url;
}

/** @returns `undefined` where the site, or the browser, lets none start. */
async function startWorker(): Promise<Worker | undefined> {
  const { backtestWorkAddress, backtestWorkName } = await import('./backtest-work.ts');
  let worker: Worker;
  try {
    worker = new Worker(trusted(backtestWorkAddress), { type: 'module', name: backtestWorkName });
  } catch {
    return undefined;
  }
  const started = await new Promise<boolean>((resolve) => {
    worker.addEventListener(
      'message',
      () => {
        resolve(true);
      },
      { once: true },
    );
    worker.addEventListener(
      'error',
      () => {
        resolve(false);
      },
      { once: true },
    );
  });
  if (!started) worker.terminate();
  return started ? worker : undefined;
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
    const worker = await startWorker();
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
