import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Whether a content has any upload left is asked for each one that is purged. */
export const uploadContents: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.createIndex('uploads_sha256').on('uploads').column('sha256').execute();
  },
};
