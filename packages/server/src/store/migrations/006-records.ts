import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Small JSON documents by kind: corrective actions, published reports, saved views. */
export const records: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('records')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('updatedAt', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('recordsKey', ['kind', 'id'])
      .execute();
  },
};
