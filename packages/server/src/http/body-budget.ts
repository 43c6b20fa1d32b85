import { HttpError } from './problem.ts';

/** In bytes. */
export interface BudgetLimits {
  readonly all: number;
  /** Of one client. */
  readonly one: number;
}

/** In seconds: a file is rarely under way for longer. */
const retryAfter = 5;

/** Memory for bodies that are being received: many large ones at once, sent slowly, must not use it up. */
export class BodyBudget {
  readonly #limits: BudgetLimits;
  readonly #clients = new Map<string, number>();
  #all = 0;

  constructor(limits: BudgetLimits) {
    this.#limits = limits;
  }

  /** Bytes held now. */
  get held(): number {
    return this.#all;
  }

  /**
   * Holds room for a body while it is received and used. A client with no other under way always gets it, as long as
   * there is some.
   * @throws HttpError `rate-limited`
   */
  async hold<T>(client: string, bytes: number, use: () => Promise<T>): Promise<T> {
    const own = this.#clients.get(client) ?? 0;
    if (this.#all + bytes > this.#limits.all || (own > 0 && own + bytes > this.#limits.one)) {
      const headers = { 'retry-after': String(retryAfter), connection: 'close' };
      throw new HttpError('rate-limited', { limit: 'bodies', retryAfter }, headers);
    }
    this.#change(client, bytes);
    try {
      return await use();
    } finally {
      this.#change(client, -bytes);
    }
  }

  #change(client: string, bytes: number): void {
    this.#all += bytes;
    const own = (this.#clients.get(client) ?? 0) + bytes;
    if (own > 0) this.#clients.set(client, own);
    else this.#clients.delete(client);
  }
}
