import type { Files } from '@redress/desk';
import { durable, type Database } from './database.ts';

/** Attachments in IndexedDB, as bytes: WebKit loses blobs there. */
export class IdbFiles implements Files {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async put(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const tx = (await this.#database()).transaction('files', 'readwrite', durable);
    const done = tx.done;
    done.catch(() => undefined);
    await tx.store.put(bytes.slice().buffer, sha256);
    await done;
  }

  async get(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const buffer = await (await this.#database()).get('files', sha256);
    return buffer && new Uint8Array(buffer);
  }

  async remove(sha256: string): Promise<void> {
    await (await this.#database()).delete('files', sha256);
  }
}
