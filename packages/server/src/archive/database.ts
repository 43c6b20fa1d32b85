import type { Row } from './row.ts';

/** All tables of a database as they are at one moment, parents before children. */
export interface Source {
  readonly tables: readonly string[];
  /** The newest step of the layout that was taken. */
  readonly layout: string;
  rows(table: string): AsyncIterable<readonly Row[]>;
  close(): Promise<void>;
}

/** An empty database with the same layout. Nothing is kept unless `commit` is called. */
export interface Target {
  insert(table: string, rows: readonly Row[]): Promise<void>;
  /** As the target now holds them. */
  rows(table: string): AsyncIterable<readonly Row[]>;
  commit(): Promise<void>;
  /** Takes back what was not committed, and lets the database go. */
  close(): Promise<void>;
}

/** Rows read or written at a time. */
export const batch = 1_000;

/** Tables whose rows say that a database is in use. */
export const inUse: readonly string[] = ['cases', 'policies', 'uploads', 'staff_user'];

/** Not what is kept by the one who makes the layout, and not counts of wrong guesses, which PostgreSQL alone has. */
export const isOwn = (table: string): boolean => !/^(kysely_migration|sqlite_|attempts$)/.test(table);

/** Puts each table after those that it refers to. */
export function parentsFirst(tables: readonly string[], parentsOf: (table: string) => readonly string[]): string[] {
  const ordered: string[] = [];
  const seen = new Set<string>();
  const visit = (table: string) => {
    if (seen.has(table)) return;
    seen.add(table);
    for (const parent of parentsOf(table)) visit(parent);
    ordered.push(table);
  };
  for (const table of [...tables].sort()) visit(table);
  return ordered;
}
