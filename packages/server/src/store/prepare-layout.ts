import { mkdirSync } from 'node:fs';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { lockDataDir } from './data-lock.ts';
import { migrations } from './migrations/index.ts';
import { connectPostgres } from './postgres.ts';
import { besideSqlite } from './sqlite.ts';

export type LayoutProblem = 'layout-unknown' | 'layout-newer';

/** @returns what is in the way, if anything. */
async function bringTo<T>(db: Kysely<T>, layout: string): Promise<LayoutProblem | undefined> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const taken = (await migrator.getMigrations()).filter(({ executedAt }) => executedAt !== undefined);
  if (taken.some(({ name }) => name > layout)) return 'layout-newer';
  const { error } = await migrator.migrateTo(layout);
  if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
  return undefined;
}

/**
 * Makes the tables as they were at one step of the layout: what was written then goes in as it is, and later steps
 * change it as they would have.
 * @returns what is in the way: a step that this program does not know, or a database that is further on.
 */
export async function prepareLayout(
  where: { readonly dir: string } | { readonly url: string },
  layout: string,
): Promise<LayoutProblem | undefined> {
  if (!Object.hasOwn(migrations, layout)) return 'layout-unknown';
  if ('url' in where) {
    const pool = connectPostgres(where.url, 1);
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
    return bringTo(db, layout).finally(() => db.destroy());
  }
  mkdirSync(where.dir, { recursive: true, mode: 0o700 });
  const lock = lockDataDir(where.dir);
  const db = besideSqlite(where.dir);
  try {
    return await bringTo(db, layout);
  } finally {
    await db.destroy();
    lock.release();
  }
}
