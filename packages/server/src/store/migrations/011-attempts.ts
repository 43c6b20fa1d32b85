import { PostgresAdapter, sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Wrong guesses that several servers count together; what a crash forgets is no loss. */
export const attempts: Migration = {
  async up(db: Kysely<unknown>) {
    if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
    await sql`create unlogged table attempts (
      key text primary key, points integer not null, until_ms bigint not null
    )`.execute(db);
    await sql`create index attempts_until on attempts (until_ms)`.execute(db);
  },
};
