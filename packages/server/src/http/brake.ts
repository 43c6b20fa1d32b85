import { rateLimited } from './rate-limited.ts';
import { memoryTally, type Shared, type Tally } from './tally.ts';

/** How a brake takes hold. */
export interface BrakeSettings {
  /** So many in a period are free. */
  readonly free: number;
  /** The period, from the first one on. */
  readonly seconds: number;
  /** The longest pause. */
  readonly mostSeconds: number;
}

/**
 * Slows what comes from many places to one: beyond the free ones each is followed by a pause in which there is no other,
 * a second at first, then twice as long each time.
 */
export class Brake {
  readonly #name: string;
  readonly #settings: BrakeSettings;
  readonly #counted: Tally;
  readonly #pauses: Tally;

  constructor(name: string, settings: BrakeSettings, shared: Shared = memoryTally) {
    this.#name = name;
    this.#settings = settings;
    this.#counted = shared({ name, points: settings.free, seconds: settings.seconds });
    this.#pauses = shared({ name: `${name} pauses`, points: 1, seconds: settings.mostSeconds });
  }

  /**
   * Counts one before it is known how it ends.
   * @throws HttpError `rate-limited` during a pause.
   */
  async spend(key: string): Promise<void> {
    const paused = await this.#pauses.get(key);
    if (paused) throw rateLimited(this.#name, paused.msBeforeNext);
    const { consumedPoints } = await this.#counted.penalty(key);
    const over = consumedPoints - this.#settings.free;
    if (over <= 0) return;
    // Of many at once, the first begins the pause.
    const begun = await this.#pauses.penalty(key);
    if (begun.consumedPoints > 1) throw rateLimited(this.#name, begun.msBeforeNext);
    await this.#pauses.block(key, Math.min(2 ** (over - 1), this.#settings.mostSeconds));
  }

  /** Takes back one that was spent. */
  async giveBack(key: string): Promise<void> {
    await this.#counted.reward(key);
  }
}
