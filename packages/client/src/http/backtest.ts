import type { BacktestReport } from '@redress/rules';
import type { Issue } from '@redress/cases';
import { ClientError } from '../client-error.ts';
import { lostOf } from './failures.ts';

/** One line of a backtest's answer: how far it is, then what came of it. */
type Line =
  | { readonly done: number }
  | { readonly report: BacktestReport }
  | { readonly code: string; readonly params?: Readonly<Record<string, unknown>>; readonly issues?: readonly Issue[] };

/** Read a backtest's lines of JSON (NDJSON) to the report, which comes last. */
export async function readBacktest(
  response: Response,
  signal: AbortSignal,
  onProgress?: (done: number) => void,
): Promise<BacktestReport> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      const lines = (rest + (done ? '\n' : value)).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines.filter(Boolean)) {
        const line = JSON.parse(text) as Line;
        if ('done' in line) onProgress?.(line.done);
        else if ('report' in line) return line.report;
        else throw new ClientError(line.code, line);
      }
      if (done) throw new ClientError('offline', { retryable: true });
    }
  } catch (error) {
    throw lostOf(error, signal);
  } finally {
    void reader?.cancel().catch(() => undefined);
  }
}
