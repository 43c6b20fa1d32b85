import { customerKey, type Issue } from '@redress/cases';
import { DeskError, mapRow, mappedColumns, type Desk, type ImportedRow, type ImportMapping } from '@redress/desk';
import type { ImportOptions, ImportReport } from './import-report.ts';
import { importRows, unreadable } from './import-rows.ts';
import type { Entry } from './read-rows.ts';

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
      if ('bad' in entry) return unreadable;
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
  const columns = mappedColumns(mapping);
  const put = async (batch: readonly Entry[]) => {
    const became = await importBatch(desk, mapping, batch, options.source);
    return {
      created: became.filter((it) => it === 'created').length,
      known: became.filter((it) => it === 'known').length,
      refused: batch.flatMap(({ line }, index) => {
        const issues = became[index];
        return typeof issues === 'object' ? [{ line, issues }] : [];
      }),
    };
  };
  return importRows(path, { atOnce, columns, put }, options);
}
