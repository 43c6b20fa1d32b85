import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, TypeOverrides, types } from 'pg';
import type { Connection, Database } from './database.ts';
import { openProtection, type EncryptionKeys } from './encryption.ts';
import { migrate } from './migrate.ts';
import { horizonOf, positionsPerTransaction } from './postgres-sql.ts';
import { PostgresWriter } from './postgres-writer.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

const oldestVersion = 150_000;
const numbersForIntegers = new TypeOverrides();
numbersForIntegers.setTypeParser(types.builtins.INT8, Number);

/** A pool that reads 64-bit integers as numbers: counts, positions and milliseconds all fit. */
export const connectPostgres = (url: string, most = 10): Pool =>
  new Pool({
    connectionString: url,
    max: most,
    application_name: 'redress',
    types: numbersForIntegers,
  });

export const kyselyOf = (pool: Pool): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });

export const runIn =
  (pool: Pool): Connection['run'] =>
  async (text, parameters) =>
    (await pool.query<Record<string, unknown>>(text, [...parameters])).rows;

/** Runs what changes the layout while no other process does. */
export async function migrationLock(pool: Pool, run: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('redress accounts layout'))");
    await run();
    await client.query('commit');
  } finally {
    client.release(true);
  }
}

async function checkVersion(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version_num') as version`
    .execute(db)
    .catch((error: unknown) => {
      throw new StoreError('database-unreachable', {}, error);
    });
  const version = Number(rows[0]?.version);
  if (version < oldestVersion) throw new StoreError('database-too-old', { version, oldest: oldestVersion });
}

/**
 * Positions are made of the transaction's id, so that a reader can tell from the oldest running transaction up to
 * where nothing can be added any more. A database restored into another cluster starts with lower ids: there all new
 * positions are moved past those already given.
 */
async function positionOffset(db: Kysely<Tables>): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext('redress position offset'))`.execute(transaction);
    const { rows } = await sql<{ newest: number; own: number; kept: string | null }>`
      select coalesce((select max(position) from changes), 0) as newest,
        pg_current_xact_id()::text::bigint * ${positionsPerTransaction}::bigint as own,
        (select value from settings where name = 'position-offset') as kept`.execute(transaction);
    const { newest = 0, own = 0, kept = null } = rows[0] ?? {};
    const offset = Number(kept ?? 0);
    if (newest < own + offset) return offset;
    const moved = newest - own + positionsPerTransaction;
    await sql`insert into settings (name, value) values ('position-offset', ${String(moved)})
      on conflict (name) do update set value = excluded.value`.execute(transaction);
    return moved;
  });
}

/** How long a reader waits for transactions that may still add a change before those it sees, in milliseconds. */
const patience = [1, 2, 5, 10, 20, 50, 100];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs a reading as `Database` says. */
export async function settled<T>(
  db: Kysely<Tables>,
  offset: number,
  read: (horizon: number) => Promise<T>,
): Promise<T> {
  const look = async () => {
    const { rows } = await sql<{ horizon: number; newest: number }>`
      select ${horizonOf(offset)} as horizon, coalesce((select max(position) from changes), 0) as newest`.execute(db);
    return rows[0] ?? { horizon: 0, newest: 0 };
  };
  // What comes meanwhile is not waited for: where many write, something is always under way.
  const first = await look();
  let { horizon } = first;
  for (const ms of patience) {
    if (horizon > first.newest) break;
    await pause(ms);
    ({ horizon } = await look());
  }
  return read(horizon);
}

/**
 * Opens a PostgreSQL database, which any number of processes may share, and brings its layout up to date.
 * @throws StoreError `database-unreachable`, `database-too-old`
 */
export async function openPostgres(url: string, keys?: EncryptionKeys): Promise<Database> {
  const pool = connectPostgres(url);
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = kyselyOf(pool);
  try {
    await checkVersion(db);
    await migrate(db);
    const offset = await positionOffset(db);
    const protection = await openProtection(db, keys);
    const connection = { db, run: runIn(pool) };
    const writer = new PostgresWriter(connection, offset, protection);
    return {
      kind: 'postgres',
      ...connection,
      protection,
      numberBlock: 50,
      create: (entry) => writer.create(entry),
      append: (entry) => writer.append(entry),
      together: (queries) =>
        db.transaction().execute(async (transaction) => {
          for (const query of queries) await transaction.executeQuery(query);
        }),
      settled: (read) => settled(db, offset, read),
      horizon: horizonOf(offset),
      close: () => db.destroy(),
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
