import { setImmediate as turn } from 'node:timers/promises';
import type { KeptPurchase, PurchaseLog } from '@redress/desk';
import { sql, type Kysely } from 'kysely';
import { cleaned } from './columns.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** Rows written or read at a time. */
const batch = 1_000;
/** Where an order's reference stands, for its encryption. */
export const purchasePlace = (id: string): string => `purchases/${id}/orderRef`;

const versionName = 'purchases-version';

/** Purchases by the id of their source. */
export class SqlPurchases implements PurchaseLog {
  readonly #database: Database;
  readonly #db: Kysely<Tables>;

  constructor(database: Database) {
    this.#database = database;
    this.#db = database.db;
  }

  async putPurchases(purchases: readonly KeptPurchase[]): Promise<number> {
    const once = [...new Map(purchases.map((it) => [it.id, this.#kept(cleaned(it))])).values()];
    let added = 0;
    for (let from = 0; from < once.length; from += batch) {
      const part = once.slice(from, from + batch);
      added += await this.#together((db) => this.#put(db, part));
    }
    return added;
  }

  async *purchases(): AsyncGenerator<readonly KeptPurchase[]> {
    for (let after = ''; ;) {
      const rows = await this.#db
        .selectFrom('purchases')
        .selectAll()
        .where('id', '>', after)
        .orderBy('id')
        .limit(batch)
        .execute();
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
      yield rows.map((row) => this.#read(row));
      await turn();
    }
  }

  async purchasesOf(customer: string): Promise<KeptPurchase[]> {
    const rows = await this.#db
      .selectFrom('purchases')
      .selectAll()
      .where('customer', '=', this.#database.protection.pseudonym(customer))
      .orderBy('id')
      .execute();
    return rows.map((row) => this.#read(row));
  }

  removePurchases(customer: string): Promise<number> {
    return this.#together(async (db) => {
      const removed = await db
        .deleteFrom('purchases')
        .where('customer', '=', this.#database.protection.pseudonym(customer))
        .returning('id')
        .execute();
      if (removed.length) await this.#changed(db);
      return removed.length;
    });
  }

  async purchasesVersion(): Promise<number> {
    const kept = await this.#db
      .selectFrom('settings')
      .select('value')
      .where('name', '=', versionName)
      .executeTakeFirst();
    return Number(kept?.value ?? 0);
  }

  #kept({ customer, orderRef, ...rest }: KeptPurchase): KeptPurchase {
    const { conceal, pseudonym } = this.#database.protection;
    return {
      ...rest,
      customer: pseudonym(customer),
      orderRef: orderRef === null ? null : conceal(orderRef, purchasePlace(rest.id)),
    };
  }

  #read(kept: KeptPurchase): KeptPurchase {
    const { orderRef } = kept;
    const { reveal } = this.#database.protection;
    return orderRef === null ? kept : { ...kept, orderRef: reveal(orderRef, purchasePlace(kept.id)) };
  }

  async #put(db: Kysely<Tables>, purchases: readonly KeptPurchase[]): Promise<number> {
    const ids = purchases.map(({ id }) => id);
    const known = await db.selectFrom('purchases').select('id').where('id', 'in', ids).execute();
    await db
      .insertInto('purchases')
      .values(purchases)
      .onConflict((on) =>
        on.column('id').doUpdateSet((of) => ({
          customer: of.ref('excluded.customer'),
          at: of.ref('excluded.at'),
          amount: of.ref('excluded.amount'),
          currency: of.ref('excluded.currency'),
          orderRef: of.ref('excluded.orderRef'),
        })),
      )
      .execute();
    await this.#changed(db);
    return purchases.length - known.length;
  }

  async #changed(db: Kysely<Tables>): Promise<void> {
    await sql`insert into settings (name, value) values (${versionName}, '1')
      on conflict (name) do update set value = cast(cast(settings.value as bigint) + 1 as text)`.execute(db);
  }

  /**
   * Rows and version change together where several processes read them. SQLite is one process's own: there the
   * version follows at once, and a transaction would keep the queue of other writes from beginning theirs.
   */
  #together<T>(run: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    return this.#database.kind === 'postgres' ? this.#db.transaction().execute(run) : run(this.#db);
  }
}
