import type { KeptPurchase, PurchaseLog } from '@redress/desk';
import type { IDBPTransaction } from 'idb';
import { durable, type Database, type PageSchema } from './database.ts';

/** How many purchases a batch holds. */
const batch = 1_000;
const versionKey = 'version of purchases';

type Writing = IDBPTransaction<PageSchema, ('purchases' | 'settings')[], 'readwrite'>;

/** Purchases by the id of their source. */
export class IdbPurchases implements PurchaseLog {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  putPurchases(purchases: readonly KeptPurchase[]): Promise<number> {
    return this.#write(async (tx) => {
      const store = tx.objectStore('purchases');
      const before = await store.count();
      await Promise.all(purchases.map((purchase) => store.put(purchase)));
      return (await store.count()) - before;
    });
  }

  async *purchases(): AsyncIterable<readonly KeptPurchase[]> {
    for (let last: string | undefined; ;) {
      const range = last === undefined ? undefined : IDBKeyRange.lowerBound(last, true);
      const found = await (await this.#database()).getAll('purchases', range, batch);
      last = found.at(-1)?.id;
      if (last === undefined) return;
      yield found;
    }
  }

  async purchasesOf(customer: string): Promise<KeptPurchase[]> {
    return (await this.#database()).getAllFromIndex('purchases', 'customer', customer);
  }

  removePurchases(customer: string): Promise<number> {
    return this.#write(async (tx) => {
      const store = tx.objectStore('purchases');
      const ids = await store.index('customer').getAllKeys(customer);
      await Promise.all(ids.map((id) => store.delete(id)));
      return ids.length;
    });
  }

  async purchasesVersion(): Promise<number> {
    return Number(await (await this.#database()).get('settings', versionKey)) || 0;
  }

  /** Rows and version change together. */
  async #write(run: (tx: Writing) => Promise<number>): Promise<number> {
    const stores: ('purchases' | 'settings')[] = ['purchases', 'settings'];
    const tx = (await this.#database()).transaction(stores, 'readwrite', durable);
    const done = tx.done;
    done.catch(() => undefined);
    const count = await run(tx);
    const settings = tx.objectStore('settings');
    await settings.put((Number(await settings.get(versionKey)) || 0) + 1, versionKey);
    await done;
    return count;
  }
}
