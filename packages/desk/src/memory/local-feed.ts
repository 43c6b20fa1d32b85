import type { Change, Feed } from '../ports.ts';

/** A feed within one process. A listener that throws keeps no other from hearing. */
export class LocalFeed implements Feed {
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #onError: (error: unknown) => void;

  /** @param onError told of what a listener throws. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  publish(change: Change): void {
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  subscribe(listener: (change: Change) => void): () => void {
    // A wrapper, so that one function may listen twice.
    const own = (change: Change): void => {
      listener(change);
    };
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }
}
