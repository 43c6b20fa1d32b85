import { stat } from 'node:fs/promises';
import { customerKey, type Issue } from '@redress/cases';
import {
  DeskError,
  mapRow,
  mappedColumns,
  type CsvRow,
  type Desk,
  type ImportedRow,
  type ImportMapping,
} from '@redress/desk';
import type { ImportOptions, ImportReport, RefusedRow } from './import-report.ts';
import { readRows, type Entry } from './read-rows.ts';

/** Rows that are under way at once: a store commits together what comes together. */
const atOnce = 128;

type Became = 'created' | 'known' | readonly Issue[];

async function importRow(desk: Desk, row: ImportedRow, source: string): Promise<Became> {
  try {
    return (await desk.importRow(row, source)).created ? 'created' : 'known';
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'invalid-complaint') throw error;
    return error.issues;
  }
}

/** Rows of one customer wait for each other: how often someone complained before is counted in the store. */
async function importBatch(desk: Desk, mapping: ImportMapping, batch: readonly Entry[], source: string) {
  const latest = new Map<string, Promise<Became>>();
  return Promise.all(
    batch.map(async (entry): Promise<Became> => {
      if ('bad' in entry) return [{ code: 'invalid-json', path: '' }];
      const mapped = mapRow(mapping, entry.row);
      if ('issues' in mapped) return mapped.issues;
      const customer = customerKey(mapped.complaint) ?? `row ${entry.line}`;
      const before = latest.get(customer);
      const mine = before ? before.then(() => importRow(desk, mapped, source)) : importRow(desk, mapped, source);
      latest.set(customer, mine);
      return mine;
    }),
  );
}

/**
 * Import a file of another system's complaints: `.csv`, `.ndjson` or `.json`, also gzipped. A row is imported whole or
 * not at all, and once: a second run skips what the first did, so one that was stopped goes on where it was.
 * @throws DeskError `invalid-mapping` when the file lacks columns that the mapping reads.
 */
export async function importFile(
  desk: Desk,
  path: string,
  mapping: ImportMapping,
  options: ImportOptions,
): Promise<ImportReport> {
  const { size } = await stat(path);
  const { batches, bytes } = readRows(path, atOnce);
  const refused: RefusedRow[] = [];
  let [rows, created, known] = [0, 0, 0];
  for await (const batch of batches) {
    if (options.signal?.aborted) return { rows, created, known, refused, stopped: true };
    const first = batch[0];
    if (rows === 0 && first && 'row' in first) mustHaveColumns(mappedColumns(mapping), first.row);
    const results = await importBatch(desk, mapping, batch, options.source);
    results.forEach((became, index) => {
      if (became === 'created') created++;
      else if (became === 'known') known++;
      else refused.push({ line: batch[index]?.line ?? 0, issues: became });
    });
    rows += batch.length;
    options.onProgress?.({ rows, fraction: size ? Math.min(1, bytes() / size) : 1 });
  }
  options.onProgress?.({ rows, fraction: 1 });
  return { rows, created, known, refused, stopped: false };
}

/**
 * A mapping for another file is told apart from bad rows: once, before the first. What is inside an object may be
 * missing where the object is: nobody there.
 */
export function mustHaveColumns(columns: readonly string[], row: CsvRow): void {
  const missing = columns.filter((column) => !Object.hasOwn(row, column) && !column.includes('.'));
  if (!missing.length) return;
  throw new DeskError(
    'invalid-mapping',
    {},
    missing.map((column) => ({ code: 'unknown-column', path: '', params: { column } })),
  );
}
