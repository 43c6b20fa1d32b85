import { HttpError } from './problem.ts';

export interface StreamLimits {
  readonly all: number;
  /** Of one client. */
  readonly one: number;
}

/** The event streams that are open. */
export class Streams {
  readonly #limits: StreamLimits;
  readonly #open = new Map<() => void, string>();
  readonly #clients = new Map<string, number>();

  constructor(limits: StreamLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#open.size;
  }

  /**
   * Takes a place for a stream that `end` ends.
   * @returns what gives the place back.
   * @throws HttpError `too-many-streams`
   */
  open(client: string, end: () => void): () => void {
    const own = this.#clients.get(client) ?? 0;
    if (this.#open.size >= this.#limits.all || own >= this.#limits.one) {
      throw new HttpError('too-many-streams', {}, { 'retry-after': '30' });
    }
    this.#open.set(end, client);
    this.#clients.set(client, own + 1);
    return () => {
      if (!this.#open.delete(end)) return;
      const left = (this.#clients.get(client) ?? 1) - 1;
      if (left) this.#clients.set(client, left);
      else this.#clients.delete(client);
    };
  }

  /** Ends them all; their readers will come back, here or elsewhere. */
  endAll(): void {
    for (const end of [...this.#open.keys()]) end();
  }
}
