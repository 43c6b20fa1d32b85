import type { BacktestReport } from '@redress/rules';
import type { Context } from 'hono';
import type { Env, Services } from './endpoint.ts';
import { problemOf } from './problem.ts';

const encoder = new TextEncoder();

/** Lines for a reader that may come later than the first of them, or leave. */
class Lines {
  readonly #early: object[] = [];
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #over = false;

  write(line: object): void {
    if (this.#over) return;
    if (this.#controller) this.#controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
    else this.#early.push(line);
  }

  read(controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.#controller = controller;
    for (const line of this.#early) this.write(line);
  }

  end(cancelled = false): void {
    if (!this.#over && !cancelled) this.#controller?.close();
    this.#over = true;
  }
}

/**
 * A backtest as lines of JSON: `{ done }` now and then, at the end `{ report }` or a problem. It stops when its reader
 * goes away. What is refused before the first line is refused with a status.
 * @throws DeskError `invalid-policy`
 */
export async function backtest(c: Context<Env>, { desk, log }: Services, text: string): Promise<Response> {
  const stopped = new AbortController();
  const lines = new Lines();
  const running = await begun(
    (onProgress) => desk.backtest(text, { signal: stopped.signal, onProgress }),
    (done) => {
      lines.write({ done });
    },
  );
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      lines.read(controller);
      try {
        lines.write({ report: await running.report });
      } catch (error) {
        const { problem } = problemOf(error, c.get('requestId'));
        log('error', 'backtest-failed', { requestId: c.get('requestId'), error: String(error) });
        lines.write(problem);
      }
      lines.end();
    },
    cancel() {
      lines.end(true);
      stopped.abort();
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' } });
}

/** Waits for a first sign of progress, or for the end. */
async function begun(
  start: (onProgress: (done: number) => void) => Promise<BacktestReport>,
  onProgress: (done: number) => void,
): Promise<{ readonly report: Promise<BacktestReport> }> {
  let moved: () => void;
  const first = new Promise<void>((resolve) => {
    moved = resolve;
  });
  const report = start((done) => {
    onProgress(done);
    moved();
  });
  await Promise.race([report, first]);
  return { report };
}
