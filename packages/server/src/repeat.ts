import type { Log } from './log.ts';

/** Something that is done every now and then. */
export interface Repeated {
  /** Ends it, once the round under way has ended. */
  stop(): Promise<void>;
}

export interface Repeating {
  readonly log: Log;
  /** What the log says of a round that failed; the next tries again. */
  readonly failed: string;
  /** Between two beginnings, in milliseconds. */
  readonly pause: number;
  /** One round at once, or one more when it is stopped. */
  readonly also?: 'at-start' | 'at-end';
}

/** Runs rounds one at a time. */
export function repeat(round: () => Promise<unknown>, { log, failed, pause, also }: Repeating): Repeated {
  const run = async (): Promise<void> => {
    try {
      await round();
    } catch (error) {
      log('error', failed, { error: String(error) });
    }
  };
  let running: Promise<void> | undefined;
  const next = (): void => {
    running ??= run().finally(() => {
      running = undefined;
    });
  };
  const timer = setInterval(next, pause);
  if (also === 'at-start') next();
  return {
    async stop() {
      clearInterval(timer);
      await running;
      if (also === 'at-end') await run();
    },
  };
}
