import type { Log } from './http/endpoint.ts';

/** Something that is done every now and then. */
export interface Repeated {
  /** Ends it, once the round under way has ended and one more has been run. */
  stop(): Promise<void>;
}

/**
 * Runs rounds one at a time. One that fails is logged; the next tries again.
 * @param pause between two beginnings, in milliseconds.
 */
export function repeat(round: () => Promise<unknown>, log: Log, failed: string, pause: number): Repeated {
  const run = async (): Promise<void> => {
    try {
      await round();
    } catch (error) {
      log('error', failed, { error: String(error) });
    }
  };
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= run().finally(() => {
      running = undefined;
    });
  }, pause);
  return {
    async stop() {
      clearInterval(timer);
      await running;
      await run();
    },
  };
}
