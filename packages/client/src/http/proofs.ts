import type { ClientError } from '../client-error.ts';
import { lostOf } from './failures.ts';
import type { Http } from './http.ts';
import { onDemand } from './on-demand.ts';
import type { Challenge } from './proof-of-work.ts';

/** How long a proof is taken to be good, in milliseconds: a desk that finds otherwise asks for another. */
const fresh = 20 * 60_000;

async function proofOf(challenge: unknown, signal?: AbortSignal): Promise<string> {
  // Off line a part that was not needed before can't be had either.
  const { prove } = await onDemand.proofOfWork().catch((error: unknown): never => {
    throw lostOf(error, signal);
  });
  return prove(challenge as Challenge, signal).catch((error: unknown): never => {
    throw lostOf(error, signal);
  });
}

/** Proofs of work for submits: done ahead where that is asked for, else when the desk demands one. */
export class Proofs {
  readonly #http: Http;
  #ahead: { readonly key: string; readonly at: number; readonly proof: Promise<string | undefined> } | undefined;

  constructor(http: Http) {
    this.#http = http;
  }

  /** Begins with the work for a submit that is still being written. */
  prepare(key: string): void {
    if (this.#ahead?.key === key && this.#isFresh()) return;
    const proof = this.#http
      .maybe<Challenge>(`/challenge?key=${encodeURIComponent(key)}`, 'signature')
      .then((challenge) => challenge && proofOf(challenge))
      // The submit itself asks again.
      .catch(() => undefined);
    this.#ahead = { key, at: performance.now(), proof };
  }

  /** Submits with a proof, if the desk wants one. */
  async with<T>(
    key: string,
    submit: (headers: Readonly<Record<string, string>>) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const ready = this.#ahead?.key === key && this.#isFresh() ? await this.#ahead.proof : undefined;
    try {
      return await submit(ready === undefined ? {} : { altcha: ready });
    } catch (error) {
      const { code, params } = error as Partial<ClientError>;
      if (code !== 'proof-required') throw error;
      return await submit({ altcha: await proofOf(params?.['challenge'], signal) });
    }
  }

  #isFresh(): boolean {
    return this.#ahead !== undefined && performance.now() - this.#ahead.at < fresh;
  }
}
