import type { Files } from '../ports.ts';

/** Files that last as long as the process. */
export class MemoryFiles implements Files {
  readonly #contents = new Map<string, Uint8Array<ArrayBuffer>>();

  put(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#contents.set(sha256, bytes.slice());
    return Promise.resolve();
  }

  get(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return Promise.resolve(this.#contents.get(sha256)?.slice());
  }

  remove(sha256: string): Promise<void> {
    this.#contents.delete(sha256);
    return Promise.resolve();
  }
}
