import { RateLimiterMemory } from 'rate-limiter-flexible';

export interface Tallied {
  readonly consumedPoints: number;
  /** Until it is forgotten. */
  readonly msBeforeNext: number;
}

/** Counts by key, each forgotten a while after it began. */
export interface Tally {
  get(key: string): Promise<Tallied | null>;
  /** Adds one; of many at once each gets another number. */
  penalty(key: string): Promise<Tallied>;
  /** Takes one back. */
  reward(key: string): Promise<unknown>;
  /** More than is allowed, for so many seconds from now. */
  block(key: string, seconds: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

export interface TallySettings {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** Makes what all servers of a desk count together. */
export type Shared = (settings: TallySettings) => Tally;

export const memoryTally = ({ points, seconds }: Omit<TallySettings, 'name'>): RateLimiterMemory =>
  new RateLimiterMemory({ points, duration: seconds });

/**
 * Is asked in memory alone, and learns of the other servers when it counts: what is asked at each request costs the
 * database nothing, and a guesser has one more guess at each server.
 */
export class LearningTally implements Tally {
  readonly #own: RateLimiterMemory;
  readonly #shared: Tally;

  constructor(shared: Tally, settings: TallySettings) {
    this.#own = memoryTally(settings);
    this.#shared = shared;
  }

  get(key: string): Promise<Tallied | null> {
    return this.#own.get(key);
  }

  async penalty(key: string): Promise<Tallied> {
    // Here at once: guesses that come together are counted before the database has answered.
    const own = await this.#own.penalty(key);
    const all = await this.#shared.penalty(key);
    if (all.consumedPoints <= own.consumedPoints) return own;
    const now = await this.#own.get(key);
    // Nothing would be kept for good.
    const seconds = Math.max(1, all.msBeforeNext) / 1_000;
    if (all.consumedPoints > (now?.consumedPoints ?? 0)) await this.#own.set(key, all.consumedPoints, seconds);
    return all;
  }

  async reward(key: string): Promise<void> {
    await Promise.all([this.#own.reward(key), this.#shared.reward(key)]);
  }

  async block(key: string, seconds: number): Promise<void> {
    await Promise.all([this.#own.block(key, seconds), this.#shared.block(key, seconds)]);
  }

  async delete(key: string): Promise<void> {
    await Promise.all([this.#own.delete(key), this.#shared.delete(key)]);
  }
}
