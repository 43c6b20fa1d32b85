import { sql } from 'kysely';
import type { Database } from './database.ts';
import { NodeSqlite } from './node-sqlite.ts';
import { connectPostgres, kyselyOf as kyselyOfPool, runIn as runInPool, settled } from './postgres.ts';
import { horizonOf } from './postgres-sql.ts';
import { noProtection } from './protection.ts';
import type { Where } from './read-store.ts';
import { SqlStore } from './sql-store.ts';
import { connectSqlite, kyselyOf, runIn, sqliteFile } from './sqlite.ts';

const refuse = (): Promise<never> => Promise.reject(new Error('a second reading writes nothing'));
const reading = { protection: noProtection, numberBlock: 1, create: refuse, append: refuse, together: refuse };

function sqliteReading(dir: string): Database {
  const sqlite = new NodeSqlite(connectSqlite(sqliteFile(dir), { readOnly: true }));
  const db = kyselyOf(sqlite);
  return {
    kind: 'sqlite',
    db,
    run: runIn(sqlite),
    ...reading,
    settled: (read) => read(Number.MAX_SAFE_INTEGER),
    horizon: sql.lit(Number.MAX_SAFE_INTEGER),
    close: () => db.destroy(),
  };
}

async function postgresReading(url: string): Promise<Database> {
  const pool = connectPostgres(url, 2);
  // An idle connection that breaks is replaced at the next query; without a listener it would end the thread.
  pool.on('error', () => undefined);
  const db = kyselyOfPool(pool);
  try {
    const { rows } = await sql<{ kept: string }>`
      select value as kept from settings where name = 'position-offset'`.execute(db);
    const offset = Number(rows[0]?.kept ?? 0);
    return {
      kind: 'postgres',
      db,
      run: runInPool(pool),
      ...reading,
      settled: (read) => settled(db, offset, read),
      horizon: horizonOf(offset),
      close: () => db.destroy(),
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/**
 * A second reading of a store that this process has open, for another thread of it: of facts, changes and purchases.
 * What is personal and encrypted stays so.
 */
export const readFacts = async (where: Where): Promise<SqlStore> =>
  new SqlStore('url' in where ? await postgresReading(where.url) : sqliteReading(where.dir));
