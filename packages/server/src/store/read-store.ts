import { existsSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { pendingMigrations } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { NodeSqlite } from './node-sqlite.ts';
import { connectPostgres, kyselyOf as kyselyOfPool } from './postgres.ts';
import { readProtection, type EncryptionKeys } from './encryption.ts';
import type { Protection } from './protection.ts';
import { connectSqlite, kyselyOf, sqliteFile } from './sqlite.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** A store as of one moment, for reading; also while a server has it open. */
export interface Reading {
  readonly db: Kysely<Tables>;
  readonly protection: Protection;
}

export type Where = { readonly dir: string } | { readonly url: string };

type Use<T> = (db: Kysely<Tables>, sqlite?: NodeSqlite) => Promise<T>;

async function withSqlite<T>(dir: string, use: Use<T>): Promise<T> {
  const file = sqliteFile(dir);
  if (!existsSync(file)) throw new StoreError('data-dir-unusable', { dir });
  const sqlite = new NodeSqlite(connectSqlite(file, { readOnly: true }));
  const db = kyselyOf(sqlite);
  try {
    return await use(db, sqlite);
  } finally {
    await db.destroy();
  }
}

async function withPostgres<T>(url: string, use: Use<T>): Promise<T> {
  const db = kyselyOfPool(connectPostgres(url, 2));
  try {
    return await use(db);
  } finally {
    await db.destroy();
  }
}

const withDatabase = <T>(where: Where, use: Use<T>): Promise<T> =>
  'url' in where ? withPostgres(where.url, use) : withSqlite(where.dir, use);

const stepsOf = (db: Kysely<Tables>): Promise<string[]> =>
  pendingMigrations(db).catch((error: unknown) => {
    throw new StoreError('database-unreachable', {}, error);
  });

/**
 * Reads a store as of one moment.
 * @param keys for a store whose personal parts are encrypted.
 * @throws StoreError `data-dir-unusable` where there is none, `database-unreachable`, `layout-behind`,
 * `encryption-key-missing`, `encryption-key-wrong`
 */
export const readStore = <T>(where: Where, read: (reading: Reading) => Promise<T>, keys?: EncryptionKeys): Promise<T> =>
  withDatabase(where, async (db, sqlite) => {
    const steps = await stepsOf(db);
    if (steps.length) throw new StoreError('layout-behind', { steps });
    const protection = await readProtection(db, keys);
    if (sqlite) {
      sqlite.exec('BEGIN');
      return read({ db, protection });
    }
    return db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((transaction) => read({ db: transaction, protection }));
  });

/** What opening a store would do to its layout, in order. Changes nothing; where there is none yet, that is all. */
export const pendingSteps = (where: Where): Promise<string[]> =>
  'dir' in where && !existsSync(sqliteFile(where.dir))
    ? Promise.resolve(Object.keys(migrations))
    : withDatabase(where, stepsOf);
