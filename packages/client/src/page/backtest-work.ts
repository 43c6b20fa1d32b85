import { serveBacktest, type BacktestPort, type BacktestRequest } from '@redress/rules';

/** Where this script is; as the script of a worker of this name, it serves a backtest. */
export const backtestWorkAddress = import.meta.url;
export const backtestWorkName = 'redress-backtest';

interface WorkerScope extends BacktestPort {
  readonly name: string;
  addEventListener(type: 'message', listener: (event: { readonly data: BacktestRequest }) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
// A bundler may put other scripts of workers beside this one.
if ('DedicatedWorkerGlobalScope' in globalThis && scope.name === backtestWorkName) {
  const serve = serveBacktest(scope);
  scope.addEventListener('message', ({ data }) => {
    serve(data);
  });
  // That it has started.
  scope.postMessage({ type: 'progress', done: 0 });
}
