import { customerKey, type CaseEvent } from '@redress/cases';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { beforeFirst, link } from '../chain.ts';
import { eventRows } from '../event-rows.ts';
import { noProtection } from '../protection.ts';
import { otherNames } from '../customer-names.ts';
import type { Tables } from '../tables.ts';

const batch = 500;

async function createTables(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('events').addColumn('commitment', 'text').execute();
  await db.schema
    .alterTable('events')
    .addColumn('hash', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await db.schema
    .createTable('personal')
    .addColumn('caseId', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('personalKey', ['caseId', 'version'])
    .execute();
  await db.schema
    .createTable('seals')
    .addColumn('sequence', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('after', 'bigint', (column) => column.notNull())
    .addColumn('upTo', 'bigint', (column) => column.notNull())
    .addColumn('changes', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('sealedAt', 'text', (column) => column.notNull())
    .execute();
  for (const column of ['otherEmail', 'otherPhone']) {
    await db.schema.alterTable('cases').addColumn(column, 'text').execute();
    await db.schema
      .createIndex(`cases_${column}`)
      .on('cases')
      .column(column)
      .where(column as never, 'is not', null)
      .execute();
  }
}

async function nameCustomer(db: Kysely<Tables>, caseId: string, event: CaseEvent): Promise<void> {
  if (event.type !== 'complaint-received' || customerKey(event.complaint) === null) return;
  const { otherEmail, otherPhone } = otherNames(event.complaint);
  if (otherEmail === null && otherPhone === null) return;
  await db.updateTable('cases').set({ otherEmail, otherPhone }).where('id', '=', caseId).execute();
}

/** Logs that were written whole are taken apart and chained, once. */
async function convert(db: Kysely<Tables>): Promise<void> {
  let [caseId, version, previous] = ['', 0, beforeFirst];
  for (;;) {
    const rows = await db
      .selectFrom('events')
      .select(['caseId', 'version', 'body'])
      .where((of) =>
        of.or([of('caseId', '>', caseId), of.and([of('caseId', '=', caseId), of('version', '>', version)])]),
      )
      .orderBy('caseId')
      .orderBy('version')
      .limit(batch)
      .execute();
    if (!rows.length) return;
    for (const row of rows) {
      const event = JSON.parse(row.body) as CaseEvent;
      const [split] = eventRows(row.caseId, row.version - 1, [event], noProtection);
      if (!split) continue;
      previous = link(row.caseId === caseId ? previous : beforeFirst, split.leaf);
      ({ caseId, version } = row);
      await db
        .updateTable('events')
        .set({ body: split.event.body, commitment: split.event.commitment, hash: previous })
        .where('caseId', '=', caseId)
        .where('version', '=', version)
        .execute();
      if (split.personal) await db.insertInto('personal').values(split.personal).execute();
      await nameCustomer(db, caseId, event);
    }
  }
}

/** Personal parts apart from the log, the log chained by hashes, and seals over its changes. */
export const sealedLog: Migration = {
  async up(db: Kysely<unknown>) {
    await createTables(db);
    await convert(db);
  },
};
