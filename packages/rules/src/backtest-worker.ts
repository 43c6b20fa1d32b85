import { serveBacktest, type BacktestPort, type BacktestRequest } from './backtest-service.ts';

/** What a page's worker offers, of which this package knows nothing else. */
interface WorkerScope extends BacktestPort {
  addEventListener(type: 'message', listener: (event: { readonly data: BacktestRequest }) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
const serve = serveBacktest(scope);
scope.addEventListener('message', ({ data }) => {
  serve(data);
});
