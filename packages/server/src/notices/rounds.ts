import type { Log } from '../log.ts';

/** Work that is done again and again: every now and then, and at once when there is reason to. Never twice at a time. */
export class Rounds {
  readonly #name: string;
  readonly #round: () => Promise<boolean>;
  readonly #log: Log;
  readonly #timer: NodeJS.Timeout;
  #wanted = false;
  #stopped = false;
  #running: Promise<void> | undefined;

  /**
   * @param round one piece of the work; whether there may be more right away. What it throws is logged, and it is tried
   * again at the next time.
   * @param options.pause in milliseconds.
   */
  constructor(
    name: string,
    round: () => Promise<boolean>,
    { pause, log }: { readonly pause: number; readonly log: Log },
  ) {
    this.#name = name;
    this.#round = round;
    this.#log = log;
    this.#timer = setInterval(() => {
      this.wake();
    }, pause);
    this.wake();
  }

  wake(): void {
    this.#wanted = true;
    if (this.#stopped) return;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      // Somebody may have asked just as the last look ended.
      if (this.#wanted) this.wake();
    });
  }

  /** Starts nothing more, and waits for what runs. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    // What wakes it arrives in bursts; one look serves them all.
    await Promise.resolve();
    while (this.#wanted && !this.#stopped) {
      this.#wanted = false;
      try {
        if (await this.#round()) this.#wanted = true;
      } catch (error) {
        this.#wanted = false;
        this.#log('error', 'notices-failed', { round: this.#name, error: String(error) });
      }
    }
  }
}
