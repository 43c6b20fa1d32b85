import type { Desk } from '@redress/desk';
import type { Log } from './log.ts';

/** In milliseconds. */
const usualPause = 5_000;

function report(error: unknown, log: Log): void {
  if (error instanceof AggregateError) {
    for (const one of error.errors as Error[])
      log('error', 'timer-failed', { of: one.message, error: String(one.cause) });
    return;
  }
  // Before the first policy is published there is nothing to watch.
  if (error instanceof Error && 'code' in error && error.code === 'no-policy') return;
  log('error', 'timers-failed', { error: String(error) });
}

/**
 * Lets time do its work on a desk: missed deadlines, escalations, lapsed offers, waits that are over, files that no complaint came
 * for; after a downtime all of it at once. Any number of servers may do so: the case's version lets one of them write.
 * @returns what stops it, once the round under way has ended.
 */
export function runTimers(desk: Desk, log: Log, pause = usualPause): () => Promise<void> {
  const stopped = new AbortController();
  const round = async () => {
    try {
      while (!stopped.signal.aborted && (await desk.tick()) > 0);
      while (!stopped.signal.aborted && (await desk.purgeUploads()) > 0);
    } catch (error) {
      report(error, log);
    }
  };
  let running = round();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = round().finally(() => {
      busy = false;
    });
  }, pause);
  return async () => {
    stopped.abort();
    clearInterval(timer);
    await running;
  };
}
