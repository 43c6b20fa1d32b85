import { sql, type Kysely } from 'kysely';
import { casePlace, searchable, uploadPlace } from './columns.ts';
import { lockDataDir } from './data-lock.ts';
import { isEncrypted, rekeyPseudonyms, setUpEncryption, type EncryptionKeys } from './encryption.ts';
import { partPlace } from './event-rows.ts';
import { afterEvent } from './row-queries.ts';
import { pendingMigrations } from './migrate.ts';
import { connectPostgres, kyselyOf as kyselyOfPool } from './postgres.ts';
import type { Protection } from './protection.ts';
import type { Where } from './read-store.ts';
import { purchasePlace } from './sql-purchases.ts';
import { besideSqlite } from './sqlite.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

const batch = 500;
const changedTables = ['cases', 'case_facts', 'personal', 'uploads', 'purchases', 'settings'];

/** Goes through rows by their ids. */
async function each<T extends { readonly id: string }>(
  read: (after: string) => Promise<T[]>,
  use: (row: T) => Promise<unknown>,
): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const rows: T[] = await read(after);
    for (const row of rows) await use(row);
    after = rows.at(-1)?.id;
  }
}

async function cases(db: Kysely<Tables>, conceal: Protection['conceal'], { pseudonym }: Protection): Promise<void> {
  const alias = (key: string | null): string | null => (key === null ? null : pseudonym(key));
  await each(
    (after) =>
      db
        .selectFrom('cases')
        .innerJoin('caseFacts', 'caseFacts.id', 'cases.id')
        .select(['cases.id', 'cases.number', 'cases.title', 'cases.customerName', 'cases.customerKey'])
        .select(['cases.otherEmail', 'cases.otherPhone', 'caseFacts.customer', 'caseFacts.product'])
        .where('cases.id', '>', after)
        .orderBy('cases.id')
        .limit(batch)
        .execute(),
    async ({ id, number, title, customerName, customerKey, otherEmail, otherPhone, customer, product }) => {
      const row = {
        title: conceal(title, casePlace(id, 'title')),
        customerName: customerName === null ? null : conceal(customerName, casePlace(id, 'customerName')),
        customerKey: alias(customerKey),
        otherEmail: alias(otherEmail),
        otherPhone: alias(otherPhone),
        search: searchable(number, product),
      };
      await db.updateTable('cases').set(row).where('id', '=', id).execute();
      await db
        .updateTable('caseFacts')
        .set({ customer: alias(customer) })
        .where('id', '=', id)
        .execute();
    },
  );
}

async function parts(db: Kysely<Tables>, conceal: Protection['conceal']): Promise<void> {
  for (let [caseId, version] = ['', 0]; ;) {
    const rows = await db
      .selectFrom('personal')
      .selectAll()
      .where(afterEvent(caseId, version))
      .orderBy('caseId')
      .orderBy('version')
      .limit(batch)
      .execute();
    for (const row of rows) {
      ({ caseId, version } = row);
      await db
        .updateTable('personal')
        .set({ body: conceal(row.body, partPlace(caseId, version)) })
        .where('caseId', '=', caseId)
        .where('version', '=', version)
        .execute();
    }
    if (!rows.length) return;
  }
}

async function files(db: Kysely<Tables>, conceal: Protection['conceal']): Promise<void> {
  await each(
    (after) =>
      db.selectFrom('uploads').select(['id', 'name']).where('id', '>', after).orderBy('id').limit(batch).execute(),
    ({ id, name }) =>
      db
        .updateTable('uploads')
        .set({ name: conceal(name, uploadPlace(id)) })
        .where('id', '=', id)
        .execute(),
  );
}

async function purchases(db: Kysely<Tables>, conceal: Protection['conceal'], { pseudonym }: Protection): Promise<void> {
  await each(
    (after) => db.selectFrom('purchases').selectAll().where('id', '>', after).orderBy('id').limit(batch).execute(),
    ({ id, customer, orderRef }) =>
      db
        .updateTable('purchases')
        .set({
          customer: pseudonym(customer),
          orderRef: orderRef === null ? null : conceal(orderRef, purchasePlace(id)),
        })
        .where('id', '=', id)
        .execute(),
  );
}

async function rewrite(db: Kysely<Tables>, keys: EncryptionKeys): Promise<void> {
  const protection = await setUpEncryption(db, keys);
  await rekeyPseudonyms(db, keys);
  const conceal: Protection['conceal'] = (text, place) =>
    protection.conceal(isEncrypted(text) ? protection.reveal(text, place) : text, place);
  await cases(db, conceal, protection);
  await parts(db, conceal);
  await files(db, conceal);
  await purchases(db, conceal, protection);
}

async function inOneTransaction(db: Kysely<Tables>, keys: EncryptionKeys): Promise<void> {
  const steps = await pendingMigrations(db);
  if (steps.length) throw new StoreError('layout-behind', { steps });
  await db.transaction().execute((transaction) => rewrite(transaction, keys));
}

/**
 * Encrypts by the newest key all that is personal, whether it was kept plain or by an older key; all or nothing. No
 * server may use the database meanwhile. What was there before is overwritten in the database's files as well.
 * @throws StoreError `data-dir-in-use`, `layout-behind`, `encryption-key-wrong`
 */
export async function reprotect(where: Where, keys: EncryptionKeys): Promise<void> {
  if ('url' in where) {
    const db = kyselyOfPool(connectPostgres(where.url, 1));
    try {
      await inOneTransaction(db, keys);
      for (const table of changedTables) await sql`vacuum full ${sql.raw(table)}`.execute(db);
    } finally {
      await db.destroy();
    }
    return;
  }
  const lock = lockDataDir(where.dir);
  const db = besideSqlite(where.dir);
  try {
    await inOneTransaction(db, keys);
    await sql`vacuum`.execute(db);
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  } finally {
    await db.destroy();
    lock.release();
  }
}
