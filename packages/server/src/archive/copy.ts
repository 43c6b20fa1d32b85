import { createHash } from 'node:crypto';
import type { Files } from '@redress/desk';
import { ArchiveError } from './archive-error.ts';
import type { Target } from './database.ts';
import { RowSum, type Row, type TableSum } from './row.ts';

/** What was copied, table by table. */
export interface Copied {
  readonly tables: Readonly<Record<string, TableSum>>;
  readonly files: number;
  /** Contents that rows speak of and that are not there: lost before, or never arrived. */
  readonly missingFiles: readonly string[];
}

export interface CopyOptions {
  /** Rows or files done so far. */
  readonly onProgress?: ((done: { readonly table: string; readonly rows: number }) => void) | undefined;
}

/** The hashes of attachments that a row of `uploads` speaks of. */
export const contentOf = (table: string, row: Row): string | undefined =>
  table === 'uploads' && typeof row['sha256'] === 'string' ? row['sha256'] : undefined;

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** @returns whether there was such a content. */
export async function copyFile(sha256: string, from: Files, to: Files): Promise<boolean> {
  const bytes = await from.get(sha256);
  if (!bytes || sha256Of(bytes) !== sha256) return false;
  await to.put(sha256, bytes);
  return true;
}

/** @throws ArchiveError `copy-differs` when the target does not hold what was read. */
export async function checkTarget(target: Target, tables: Readonly<Record<string, TableSum>>): Promise<void> {
  for (const [table, expected] of Object.entries(tables)) {
    const sum = new RowSum();
    for await (const rows of target.rows(table)) for (const row of rows) sum.add(row);
    const { rows, sha256 } = sum.total;
    if (rows !== expected.rows || sha256 !== expected.sha256) {
      throw new ArchiveError('copy-differs', { table, expected: expected.rows, rows });
    }
  }
}
