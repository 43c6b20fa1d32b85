import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { chained, entryOf } from '../../audit/audit-chain.ts';
import type { Tables } from '../tables.ts';

const batch = 500;

/** Chains the entries that are there, in the order of their ids. */
async function convert(db: Kysely<Tables>): Promise<void> {
  for (let last = { sequence: 0, hash: '', id: '' }; ;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('id', '>', last.id)
      .orderBy('id')
      .limit(batch)
      .execute();
    if (!rows.length) return;
    for (const entry of chained(last, rows.map(entryOf))) {
      const { id, sequence, hash } = entry;
      await db.updateTable('audit').set({ sequence, hash }).where('id', '=', id).execute();
      last = entry;
    }
  }
}

/** Entries of the audit trail are chained by hashes. */
export const auditChain: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('audit')
      .addColumn('sequence', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .alterTable('audit')
      .addColumn('hash', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await convert(db);
    // What makes two servers that write at once take turns.
    await db.schema.createIndex('audit_sequence').on('audit').column('sequence').unique().execute();
    await db.schema
      .createTable('auditAnchor')
      .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
      .addColumn('sequence', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('removedAt', 'text', (column) => column.notNull())
      .execute();
  },
};
