import type { KeptRecord, Records } from '../records.ts';

const keyOf = (kind: string, id: string): string => JSON.stringify([kind, id]);
const byId = (a: KeptRecord, b: KeptRecord): number => (a.id < b.id ? -1 : 1);
const copyOf = (record: KeptRecord): KeptRecord => ({
  ...record,
  body: JSON.parse(JSON.stringify(record.body)) as unknown,
});

/** Documents that last as long as the process. */
export class MemoryRecords implements Records {
  readonly #records = new Map<string, KeptRecord>();

  records(kind: string): Promise<KeptRecord[]> {
    return Promise.resolve(
      [...this.#records.values()]
        .filter((record) => record.kind === kind)
        .sort(byId)
        .map(copyOf),
    );
  }

  record(kind: string, id: string): Promise<KeptRecord | undefined> {
    const found = this.#records.get(keyOf(kind, id));
    return Promise.resolve(found && copyOf(found));
  }

  putRecord(
    kind: string,
    id: string,
    expectedVersion: number,
    body: unknown,
    updatedAt: string,
  ): Promise<KeptRecord | undefined> {
    const key = keyOf(kind, id);
    if ((this.#records.get(key)?.version ?? 0) !== expectedVersion) return Promise.resolve(undefined);
    const record = copyOf({ kind, id, version: expectedVersion + 1, updatedAt, body });
    this.#records.set(key, record);
    return Promise.resolve(copyOf(record));
  }

  removeRecord(kind: string, id: string, expectedVersion: number): Promise<boolean> {
    const key = keyOf(kind, id);
    return Promise.resolve(this.#records.get(key)?.version === expectedVersion && this.#records.delete(key));
  }
}
