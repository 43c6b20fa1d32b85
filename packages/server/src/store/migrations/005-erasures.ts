import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When a case was erased, and which may have to be. */
export const erasures: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('cases').addColumn('erasedAt', 'text').execute();
    await db.schema
      .createIndex('cases_kept')
      .on('cases')
      .columns(['endedAt', 'id'])
      .where('endedAt' as never, 'is not', null)
      .where('erasedAt' as never, 'is', null)
      .execute();
  },
};
