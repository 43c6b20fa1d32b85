import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { tables, type Table, type Tables } from './rows.ts';
import type { Shelf, Write } from './shelf.ts';

type Schema = DBSchema & { readonly [T in Table]: { key: string; value: Tables[T] } };

/** A shelf in IndexedDB, shared by the tabs of a site. */
export class IdbShelf implements Shelf {
  readonly name: string;
  readonly lasting = true;
  losses = 0;
  #db: Promise<IDBPDatabase<Schema>> | undefined;

  constructor(name: string) {
    this.name = name;
  }

  /** @throws DOMException where the browser keeps nothing, as in some private windows. */
  async open(): Promise<this> {
    await this.#open();
    return this;
  }

  get<T extends Table>(table: T, id: string): Promise<Tables[T] | undefined> {
    return this.#with((db) => db.get(table, id) as Promise<Tables[T] | undefined>);
  }

  all<T extends Table>(table: T): Promise<Tables[T][]> {
    return this.#with((db) => db.getAll(table) as Promise<Tables[T][]>);
  }

  ids(table: Table): Promise<string[]> {
    return this.#with((db) => db.getAllKeys(table));
  }

  async write(writes: readonly Write[]): Promise<void> {
    if (!writes.length) return;
    await this.#with(async (db) => {
      const tx = db.transaction([...new Set(writes.map((write) => write.in))], 'readwrite');
      const done = tx.done;
      // A request that fails aborts the transaction, and `done` tells why.
      for (const write of writes) {
        const store = tx.objectStore(write.in);
        const request = 'put' in write ? store.put(write.put) : store.delete(write.drop);
        request.catch(() => undefined);
      }
      // Without it, a page that is closed now may take the transaction with it.
      tx.commit();
      await done;
    });
  }

  revise<T extends Table>(
    table: T,
    id: string,
    next: (row: Tables[T] | undefined) => Tables[T] | undefined,
  ): Promise<boolean> {
    return this.#with(async (db) => {
      const tx = db.transaction(table, 'readwrite');
      const done = tx.done;
      done.catch(() => undefined);
      const row = next((await tx.store.get(id)) as Tables[T] | undefined);
      if (row) await tx.store.put(row);
      await done;
      return row !== undefined;
    });
  }

  /** Runs on an open connection; once more on a new one when the browser has closed it. */
  async #with<R>(run: (db: IDBPDatabase<Schema>) => Promise<R>): Promise<R> {
    try {
      return await run(await this.#open());
    } catch (error) {
      if ((error as DOMException).name !== 'InvalidStateError') throw error;
      this.#lost();
      return run(await this.#open());
    }
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    if (this.#db) return this.#db;
    const opening = openDB<Schema>(this.name, 2, {
      upgrade(db) {
        const there = db.objectStoreNames as unknown as DOMStringList;
        for (const table of tables) if (!there.contains(table)) db.createObjectStore(table as never, { keyPath: 'id' });
      },
      blocking: () => {
        void opening.then((db) => {
          db.close();
        });
        this.#lost();
      },
      terminated: () => {
        this.#lost();
      },
    });
    this.#db = opening;
    opening.catch(() => {
      this.#db = undefined;
    });
    return opening;
  }

  #lost(): void {
    this.#db = undefined;
    this.losses += 1;
  }
}
