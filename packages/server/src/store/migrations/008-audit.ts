import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who looked at what. */
export const audit: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('audit')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('isRefused', 'boolean', (column) => column.notNull())
      .addColumn('staff', 'text')
      .addColumn('name', 'text')
      .addColumn('caseNumber', 'text')
      .addColumn('subject', 'text')
      .addColumn('client', 'text')
      .addColumn('requestId', 'text')
      .execute();
    for (const column of ['staff', 'caseNumber', 'subject', 'action']) {
      await db.schema.createIndex(`audit_${column}`).on('audit').columns([column, 'id']).execute();
    }
  },
};
