import type { CaseRow, ToldOf } from '@redress/desk';
import type { CaseRecord, Database } from './database.ts';

/** All rows in memory, brought up to date by the changes since they were last read: lists need no scan. */
export class RowCache {
  readonly #database: Database;
  readonly #rows = new Map<string, CaseRow>();
  readonly #told = new Map<string, ReturnType<ToldOf>>();
  #position = 0;
  #reading: Promise<void> = Promise.resolve();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Every row as of the call or later. */
  async all(): Promise<Iterable<CaseRow>> {
    this.#reading = this.#reading.catch(() => undefined).then(() => this.#catchUp());
    await this.#reading;
    return this.#rows.values();
  }

  /** What lists are narrowed by beside the rows. */
  readonly told: ToldOf = (id) => this.#told.get(id);

  #set({ id, row, facts: { product, cause } }: CaseRecord): void {
    this.#rows.set(id, row);
    this.#told.set(id, { product, cause });
  }

  async #catchUp(): Promise<void> {
    const tx = (await this.#database()).transaction(['changes', 'cases']);
    const done = tx.done;
    done.catch(() => undefined);
    const since = IDBKeyRange.lowerBound(this.#position, true);
    const position = (await tx.objectStore('changes').getAllKeys(since)).at(-1);
    if (position === undefined) {
      await done;
      return;
    }
    const cases = tx.objectStore('cases');
    if (this.#position === 0) for (const record of await cases.getAll()) this.#set(record);
    else {
      const changes = await tx.objectStore('changes').getAll(since);
      const changed = await Promise.all([...new Set(changes.map(({ caseId }) => caseId))].map((id) => cases.get(id)));
      for (const record of changed) if (record) this.#set(record);
    }
    await done;
    this.#position = position;
  }
}
