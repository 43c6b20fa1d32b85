import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What customers bought, by the id that the company's own records have for it. */
export const purchases: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('purchases')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('customer', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('amount', 'double precision')
      .addColumn('currency', 'text')
      .addColumn('orderRef', 'text')
      .execute();
    await db.schema.createIndex('purchases_customer').on('purchases').column('customer').execute();
  },
};
