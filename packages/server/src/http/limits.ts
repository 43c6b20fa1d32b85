import { BodyBudget, type BudgetLimits } from './body-budget.ts';
import { Brake, type BrakeSettings } from './brake.ts';
import { rateLimited } from './rate-limited.ts';
import { Streams, type StreamLimits } from './streams.ts';
import { LearningTally, memoryTally, type Shared, type Tallied, type Tally } from './tally.ts';

/** How often one client may do what an attacker would do often: points in so many seconds. */
export interface LimitSettings {
  /** Receipts that open nothing. */
  readonly receiptGuesses: Limit;
  /** Wrong passwords from one address. */
  readonly signInFailures: Limit;
  /** Wrong passwords for one account from one address, or from one browser that has signed in to it before. */
  readonly accountFailures: Limit;
  /** Wrong passwords for one account from all other browsers together. */
  readonly accountBrake: BrakeSettings;
  /** API tokens that are none. */
  readonly tokenGuesses: Limit;
  /** Requests with one API token. */
  readonly tokenUses: Limit;
  readonly submits: Limit;
  /** Challenges given out. */
  readonly challenges: Limit;
  readonly uploads: Limit;
  /** What a customer does with one case. */
  readonly actions: Limit;
  /** Files that are being received, of all clients and of one. */
  readonly bodies: BudgetLimits;
  /** Open event streams of this process, and of one client. */
  readonly streams: StreamLimits;
}
export interface Limit {
  readonly points: number;
  readonly seconds: number;
  /** How long a client that went over must wait; until the period ends by default. */
  readonly blockSeconds?: number;
}

export const defaultLimits: LimitSettings = {
  receiptGuesses: { points: 20, seconds: 60, blockSeconds: 300 },
  signInFailures: { points: 30, seconds: 900 },
  accountFailures: { points: 5, seconds: 900, blockSeconds: 900 },
  accountBrake: { free: 20, seconds: 86_400, mostSeconds: 900 },
  tokenGuesses: { points: 20, seconds: 60, blockSeconds: 300 },
  tokenUses: { points: 1_200, seconds: 60 },
  submits: { points: 120, seconds: 60 },
  challenges: { points: 120, seconds: 60 },
  uploads: { points: 240, seconds: 60 },
  actions: { points: 60, seconds: 300 },
  bodies: { all: 256 * 1024 * 1024, one: 128 * 1024 * 1024 },
  streams: { all: 10_000, one: 100 },
};

/** One counter, in this process's memory unless it is shared. */
export class Counter {
  readonly #tally: Tally;
  readonly #name: string;
  readonly #limit: Limit;

  constructor(name: string, limit: Limit, tallyOf: Shared = memoryTally) {
    this.#name = name;
    this.#limit = limit;
    this.#tally = tallyOf({ name, points: limit.points, seconds: limit.seconds });
  }

  /** @throws HttpError `rate-limited` when the client has used up its points. */
  async check(key: string): Promise<void> {
    const state = await this.#tally.get(key);
    if (state && state.consumedPoints >= this.#limit.points) throw rateLimited(this.#name, state.msBeforeNext);
  }

  /** Counts one; the one that goes over is refused at the next `check`. */
  async count(key: string): Promise<Tallied> {
    const state = await this.#tally.penalty(key);
    const { blockSeconds, points } = this.#limit;
    if (blockSeconds && state.consumedPoints === points) await this.#tally.block(key, blockSeconds);
    return state;
  }

  /**
   * Counts one before it is known how it ends: of many at once, no more get through than of many in a row.
   * @throws HttpError `rate-limited`
   */
  async spend(key: string): Promise<void> {
    await this.check(key);
    const state = await this.count(key);
    if (state.consumedPoints > this.#limit.points) throw rateLimited(this.#name, state.msBeforeNext);
  }

  /** Takes back one that was spent. */
  async giveBack(key: string): Promise<void> {
    await this.#tally.reward(key);
  }

  async forget(key: string): Promise<void> {
    await this.#tally.delete(key);
  }
}

export class Limits {
  readonly streams: Streams;
  readonly receiptGuesses: Counter;
  readonly signInFailures: Counter;
  readonly accountFailures: Counter;
  readonly accountBrake: Brake;
  readonly tokenGuesses: Counter;
  readonly tokenUses: Counter;
  readonly submits: Counter;
  readonly challenges: Counter;
  readonly uploads: Counter;
  readonly actions: Counter;
  readonly bodies: BodyBudget;

  /** @param shared what all servers of the desk count together; without it each counts by itself. */
  constructor(settings: Partial<LimitSettings> = {}, shared?: Shared) {
    const all = { ...defaultLimits, ...settings };
    const learning: Shared | undefined = shared && ((asked) => new LearningTally(shared(asked), asked));
    this.streams = new Streams(all.streams);
    this.receiptGuesses = new Counter('receipt-guesses', all.receiptGuesses, learning);
    this.signInFailures = new Counter('sign-in-failures', all.signInFailures, shared);
    this.accountFailures = new Counter('account-failures', all.accountFailures, shared);
    this.accountBrake = new Brake('account-brake', all.accountBrake, shared);
    this.tokenGuesses = new Counter('token-guesses', all.tokenGuesses, learning);
    this.tokenUses = new Counter('token-uses', all.tokenUses);
    this.submits = new Counter('submits', all.submits);
    this.challenges = new Counter('challenges', all.challenges);
    this.uploads = new Counter('uploads', all.uploads);
    this.actions = new Counter('actions', all.actions);
    this.bodies = new BodyBudget(all.bodies);
  }
}
