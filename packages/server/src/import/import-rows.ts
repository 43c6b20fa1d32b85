import { stat } from 'node:fs/promises';
import type { Issue } from '@redress/cases';
import { DeskError, type CsvRow } from '@redress/desk';
import type { ImportOptions, ImportReport, RefusedRow } from './import-report.ts';
import { readRows, type Entry } from './read-rows.ts';

/** What came of a batch: every row of it is one of the three. */
interface Outcome {
  readonly created: number;
  readonly known: number;
  readonly refused: readonly RefusedRow[];
}

/** How one kind of row is imported. */
export interface RowImport {
  /** Rows that are read, and put, together. */
  readonly atOnce: number;
  /** The columns that the mapping reads. */
  readonly columns: readonly string[];
  readonly put: (batch: readonly Entry[]) => Promise<Outcome>;
}

/** Of a line that holds no row at all. */
export const unreadable: readonly Issue[] = [{ code: 'invalid-json', path: '' }];

/**
 * Import the rows of a file: `.csv`, `.ndjson` or `.json`, also gzipped, batch by batch, until its end or until it is
 * stopped.
 * @throws DeskError `invalid-mapping` when the file lacks columns that the mapping reads.
 */
export async function importRows(
  path: string,
  { atOnce, columns, put }: RowImport,
  { signal, onProgress }: ImportOptions,
): Promise<ImportReport> {
  const { size } = await stat(path);
  const { batches, bytes } = readRows(path, atOnce);
  const refused: RefusedRow[] = [];
  let [rows, created, known] = [0, 0, 0];
  for await (const batch of batches) {
    if (signal?.aborted) return { rows, created, known, refused, stopped: true };
    const first = batch[0];
    if (rows === 0 && first && 'row' in first) mustHaveColumns(columns, first.row);
    const outcome = await put(batch);
    created += outcome.created;
    known += outcome.known;
    refused.push(...outcome.refused);
    rows += batch.length;
    onProgress?.({ rows, fraction: size ? Math.min(1, bytes() / size) : 1 });
  }
  onProgress?.({ rows, fraction: 1 });
  return { rows, created, known, refused, stopped: false };
}

/**
 * A mapping for another file is told apart from bad rows: once, before the first. What is inside an object may be
 * missing where the object is: nobody there.
 */
function mustHaveColumns(columns: readonly string[], row: CsvRow): void {
  const missing = columns.filter((column) => !Object.hasOwn(row, column) && !column.includes('.'));
  if (!missing.length) return;
  throw new DeskError(
    'invalid-mapping',
    {},
    missing.map((column) => ({ code: 'unknown-column', path: '', params: { column } })),
  );
}
