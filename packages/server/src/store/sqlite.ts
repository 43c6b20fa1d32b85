import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { CamelCasePlugin, Kysely, sql, SqliteDialect } from 'kysely';
import type { Connection, Database } from './database.ts';
import { lockDataDir } from './data-lock.ts';
import { openProtection, type EncryptionKeys } from './encryption.ts';
import { migrate } from './migrate.ts';
import { NodeSqlite } from './node-sqlite.ts';
import type { Protection } from './protection.ts';
import { SqliteWriter } from './sqlite-writer.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';
import { WriteQueue } from './write-queue.ts';

const busyTimeout = 5_000;

/** The database file of a data folder. */
export const sqliteFile = (dir: string): string => join(dir, 'redress.sqlite');

/** A connection with the settings that every connection must have: durable at each commit. */
export function connectSqlite(file: string, options: { readonly readOnly?: boolean } = {}): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: busyTimeout, enableForeignKeyConstraints: true, ...options });
  if (!options.readOnly) db.exec('PRAGMA journal_mode=WAL');
  // What is removed is overwritten: an erasure leaves nothing in free pages.
  db.exec('PRAGMA secure_delete=ON; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY');
  return db;
}

export const kyselyOf = (sqlite: NodeSqlite): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }), plugins: [new CamelCasePlugin()] });

export const runIn =
  (sqlite: NodeSqlite): Connection['run'] =>
  // A statement that fails does so in the promise, as elsewhere.
  async (sql, parameters) =>
    Promise.resolve(sqlite.prepare(sql).all(parameters) as Record<string, unknown>[]);

function prepareDir(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StoreError('data-dir-unusable', { dir }, error);
  }
}

/** A second connection to the database of a data folder, for single statements beside the server that has it open. */
export const besideSqlite = (dir: string): Kysely<Tables> => kyselyOf(new NodeSqlite(connectSqlite(sqliteFile(dir))));

/**
 * Opens the database in a data folder for this process alone, and brings its layout up to date.
 * @throws StoreError `data-dir-in-use`, `data-dir-unusable`, and what `openProtection` throws
 */
export async function openSqlite(dir: string, keys?: EncryptionKeys): Promise<Database> {
  prepareDir(dir);
  const lock = lockDataDir(dir);
  const sqlite = new NodeSqlite(connectSqlite(sqliteFile(dir)));
  const db = kyselyOf(sqlite);
  const close = async (): Promise<void> => {
    await db.destroy();
    lock.release();
  };
  try {
    await migrate(db);
    return databaseOf(sqlite, db, await openProtection(db, keys), close);
  } catch (error) {
    await close();
    throw error;
  }
}

function databaseOf(
  sqlite: NodeSqlite,
  db: Kysely<Tables>,
  protection: Protection,
  close: () => Promise<void>,
): Database {
  const writer = new SqliteWriter(sqlite, db, protection);
  const queue = new WriteQueue((sql) => {
    sqlite.exec(sql);
  });
  return {
    kind: 'sqlite',
    db,
    run: runIn(sqlite),
    protection,
    numberBlock: 20,
    create: (entry) => queue.write(() => writer.create(entry)),
    append: (entry) => queue.write(() => writer.append(entry)),
    together: (queries) =>
      queue.write(() => {
        for (const query of queries) sqlite.prepare(query.sql).all(query.parameters);
      }),
    // Reading is synchronous here: someone who reads on and on must let waiting writes have their turn.
    settled: async (read) => read(await turn(Number.MAX_SAFE_INTEGER)),
    horizon: sql.lit(Number.MAX_SAFE_INTEGER),
    close() {
      queue.flush();
      return close();
    },
  };
}
