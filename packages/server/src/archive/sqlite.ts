import { existsSync } from 'node:fs';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { lockDataDir } from '../store/data-lock.ts';
import { connectSqlite, sqliteFile } from '../store/sqlite.ts';
import { StoreError } from '../store/store-error.ts';
import { ArchiveError } from './archive-error.ts';
import { batch, inUse, isOwn, parentsFirst, type Source, type Target } from './database.ts';
import { rowOf, type Row, type Value } from './row.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function tablesOf(db: DatabaseSync): string[] {
  const names = db
    .prepare("select name from sqlite_schema where type = 'table'")
    .all()
    .map(({ name }) => String(name))
    .filter(isOwn);
  return parentsFirst(names, (table) =>
    db
      .prepare(`select "table" as parent from pragma_foreign_key_list(?)`)
      .all(table)
      .map(({ parent }) => String(parent)),
  );
}

async function* rowsOf(db: DatabaseSync, table: string): AsyncGenerator<readonly Row[]> {
  let rows: Row[] = [];
  for (const row of db.prepare(`select * from ${quoted(table)}`).iterate()) {
    rows.push(rowOf(row));
    if (rows.length < batch) continue;
    yield rows;
    rows = [];
    await turn();
  }
  if (rows.length) yield rows;
}

/** Reads a database in a data folder as of now, also while a server writes to it. */
export function sqliteSource(dir: string): Source {
  const file = sqliteFile(dir);
  if (!existsSync(file)) throw new StoreError('data-dir-unusable', { dir });
  const db = connectSqlite(file, { readOnly: true });
  // The first read fixes the moment until the end of the transaction.
  db.exec('begin');
  const newest = db.prepare('select max(name) as layout from kysely_migration').get();
  return {
    tables: tablesOf(db),
    layout: String(newest?.['layout']),
    rows: (table) => rowsOf(db, table),
    close() {
      db.close();
      return Promise.resolve();
    },
  };
}

const bound = (value: Value | undefined): SQLInputValue =>
  typeof value === 'object' && value !== null ? Buffer.from(value.base64, 'base64') : (value ?? null);

/**
 * Writes to a database in a data folder whose layout is made and which is empty.
 * @throws StoreError `data-dir-in-use`; ArchiveError `target-in-use`
 */
export function sqliteTarget(dir: string): Target {
  const lock = lockDataDir(dir);
  const db = connectSqlite(sqliteFile(dir));
  const close = () => {
    // Whatever was not committed is taken back with the connection.
    db.close();
    lock.release();
    return Promise.resolve();
  };
  const tables = tablesOf(db);
  const used = tables.find((table) => inUse.includes(table) && db.prepare(`select 1 from ${quoted(table)}`).get());
  if (used !== undefined) {
    void close();
    throw new ArchiveError('target-in-use', { table: used });
  }
  db.exec('begin immediate');
  for (const table of tables) db.exec(`delete from ${quoted(table)}`);
  return {
    insert(table, rows) {
      const columns = Object.keys(rows[0] ?? {});
      const marks = columns.map(() => '?').join(', ');
      const insert = db.prepare(`insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values (${marks})`);
      for (const row of rows) insert.run(...columns.map((column) => bound(row[column])));
      return turn();
    },
    rows: (table) => rowsOf(db, table),
    commit() {
      db.exec('commit');
      return Promise.resolve();
    },
    close,
  };
}
