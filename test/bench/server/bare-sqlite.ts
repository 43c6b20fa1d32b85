import type { SQLInputValue } from 'node:sqlite';
import { connectSqlite, sqliteFile } from '../../../packages/server/src/store/sqlite.ts';
import { another, type Left } from './bare.ts';

/** Inserts rows that are known beforehand, through the same driver with the same settings: one transaction a case. */
export function bareSqlite(dir: string, left: Left): { insert(n: number): void; close(): void } {
  const db = connectSqlite(sqliteFile(dir));
  const statements = Object.entries(left).map(([table, rows]) => {
    const columns = Object.keys(rows[0] ?? {});
    const marks = columns.map(() => '?').join(', ');
    return { table, columns, statement: db.prepare(`insert into ${table} (${columns.join(', ')}) values (${marks})`) };
  });
  return {
    insert(n) {
      const rows = another(left, n);
      db.exec('begin immediate');
      for (const { table, columns, statement } of statements) {
        for (const row of rows[table] ?? []) statement.run(...columns.map((name) => row[name] as SQLInputValue));
      }
      db.exec('commit');
    },
    close() {
      db.close();
    },
  };
}
