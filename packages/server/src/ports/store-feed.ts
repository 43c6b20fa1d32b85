import type { Change, Feed, Store } from '@redress/desk';

/** How changes made by other processes come to be known. */
export interface Bell {
  /** Tell the others that there is something new. */
  ring(): void;
  /** Be told. */
  listen(heard: () => void): Promise<void>;
  close(): Promise<void>;
}

type Listener = (change: Change) => void;

/**
 * Tells every change once, in the order of the store, whichever process made it: a publication only says that it is
 * worth reading on.
 */
export class StoreFeed implements Feed {
  readonly #store: Store;
  readonly #bell: Bell | undefined;
  readonly #failed: (error: unknown) => void;
  readonly #listeners = new Set<Listener>();
  #position = 0;
  #wanted = 0;
  #reading: Promise<void> | undefined;
  #closed = false;

  /** @param failed is told of errors while reading; the next change tries again. */
  constructor(store: Store, options: { readonly bell?: Bell | undefined; readonly failed: (error: unknown) => void }) {
    this.#store = store;
    this.#bell = options.bell;
    this.#failed = options.failed;
  }

  async start(): Promise<void> {
    this.#position = await this.#store.position();
    await this.#bell?.listen(() => {
      this.#wake();
    });
  }

  publish(_change: Change): void {
    this.#bell?.ring();
    this.#wake();
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#reading;
    await this.#bell?.close();
  }

  #wake(): void {
    this.#wanted += 1;
    if (this.#closed) return;
    this.#reading ??= this.#read()
      .catch(this.#failed)
      .finally(() => {
        this.#reading = undefined;
      });
  }

  async #read(): Promise<void> {
    for (let seen = -1; seen !== this.#wanted && !this.#closed;) {
      seen = this.#wanted;
      for (const change of await this.#store.changes(this.#position, 500)) {
        this.#position = change.position;
        this.#tell(change);
        // A full batch may not be all.
        seen = -1;
      }
    }
  }

  #tell(change: Change): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(change);
      } catch (error) {
        this.#failed(error);
      }
    }
  }
}
