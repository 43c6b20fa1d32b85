import type { KeptRecord, Records } from '@redress/desk';
import { durable, type Database } from './database.ts';

/** Small documents by kind and id. */
export class IdbRecords implements Records {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async records(kind: string): Promise<KeptRecord[]> {
    return (await this.#database()).getAll('records', IDBKeyRange.bound([kind], [kind, []]));
  }

  async record(kind: string, id: string): Promise<KeptRecord | undefined> {
    return (await this.#database()).get('records', [kind, id]);
  }

  async putRecord(
    kind: string,
    id: string,
    expectedVersion: number,
    body: unknown,
    updatedAt: string,
  ): Promise<KeptRecord | undefined> {
    const tx = (await this.#database()).transaction('records', 'readwrite', durable);
    const done = tx.done;
    done.catch(() => undefined);
    if (((await tx.store.get([kind, id]))?.version ?? 0) !== expectedVersion) return undefined;
    const record = { kind, id, version: expectedVersion + 1, updatedAt, body };
    await tx.store.put(record, [kind, id]);
    await done;
    return record;
  }

  async removeRecord(kind: string, id: string, expectedVersion: number): Promise<boolean> {
    const tx = (await this.#database()).transaction('records', 'readwrite', durable);
    const done = tx.done;
    done.catch(() => undefined);
    if ((await tx.store.get([kind, id]))?.version !== expectedVersion) return false;
    await tx.store.delete([kind, id]);
    await done;
    return true;
  }
}
