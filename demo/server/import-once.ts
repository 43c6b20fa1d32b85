import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { ImportMapping } from '@redress/desk';
import { importFile, readMapping, type OpenedDesk } from '@redress/server';
import { history } from './companies.ts';

export interface ImportOnceOptions {
  /** Where it is kept that the import is done. */
  readonly marker: string;
  /** Tells databases apart. */
  readonly database: string;
  /** Import no more than so many rows, rounded up to batches; all by default. */
  readonly rows?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: { readonly rows: number; readonly fraction: number }) => void) | undefined;
}

/** What an import depends on: another database, or other rows, is another import. */
async function nameOf({ database, rows }: ImportOnceOptions, mapping: ImportMapping): Promise<string> {
  const hash = createHash('sha256')
    .update(database)
    .update(String(rows ?? 'all'));
  hash.update(await readFile(history.rows)).update(JSON.stringify(mapping));
  return hash.digest('hex');
}

/**
 * Brings the shipped complaints in through the public import, unless an earlier start did. A start that was killed
 * on the way leaves no mark, and the next one skips the rows that are already there.
 * @returns rows that were created now.
 */
export async function importOnce({ desk }: OpenedDesk, options: ImportOnceOptions): Promise<number> {
  const { marker, rows, signal, onProgress } = options;
  const { mapping, source } = await readMapping(history.mapping);
  const name = await nameOf(options, mapping);
  const isDone = existsSync(marker) && (await readFile(marker, 'utf8')) === name;
  // The mark outlives a database that was thrown away.
  if (rows === 0 || (isDone && (await desk.position()) > 0)) return 0;

  const enough = new AbortController();
  const report = await importFile(desk, history.rows, mapping, {
    source,
    signal: signal ? AbortSignal.any([signal, enough.signal]) : enough.signal,
    onProgress: (progress) => {
      onProgress?.(progress);
      if (rows !== undefined && progress.rows >= rows) enough.abort();
    },
  });
  if (!signal?.aborted) await writeFile(marker, name, { flush: true });
  return report.created;
}
