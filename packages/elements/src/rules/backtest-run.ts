import type { StaffDesk } from '@redress/client';
import type { BacktestReport } from '@redress/rules';

/** A run of a text over past complaints. Dispatches `change`. */
export class BacktestRun extends EventTarget {
  /** The text that the report speaks of. */
  text = '';
  report: BacktestReport | undefined;
  error: unknown;
  done = 0;
  running = false;

  readonly #desk: StaffDesk;
  #stop: AbortController | undefined;

  constructor(desk: StaffDesk) {
    super();
    this.#desk = desk;
  }

  async start(text: string): Promise<void> {
    this.cancel();
    const stop = new AbortController();
    this.#stop = stop;
    Object.assign(this, { text, report: undefined, error: undefined, done: 0, running: true });
    this.#tell();
    try {
      const report = await this.#desk.backtest(text, {
        signal: stop.signal,
        onProgress: (done) => {
          if (this.#stop !== stop) return;
          this.done = done;
          this.#tell();
        },
      });
      if (this.#stop === stop) this.report = report;
    } catch (error) {
      if (this.#stop === stop && !stop.signal.aborted) this.error = error;
    } finally {
      if (this.#stop === stop) {
        this.running = false;
        this.#tell();
      }
    }
  }

  cancel(): void {
    this.#stop?.abort();
  }

  #tell(): void {
    this.dispatchEvent(new Event('change'));
  }
}
