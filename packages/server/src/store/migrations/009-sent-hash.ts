import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A picture is kept otherwise than it was sent; an upload sent again is known by what was sent. */
export const sentHash: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('uploads').addColumn('sentSha256', 'text').execute();
  },
};
