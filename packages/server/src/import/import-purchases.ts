import { stat } from 'node:fs/promises';
import { mapPurchase, purchaseColumns, type Desk, type KeptPurchase, type PurchaseMapping } from '@redress/desk';
import { mustHaveColumns } from './import-file.ts';
import type { ImportOptions, ImportReport, RefusedRow } from './import-report.ts';
import { readRows } from './read-rows.ts';

/** Rows that are written together. */
const atOnce = 1_000;

/**
 * Import a file of purchases: `.csv`, `.ndjson` or `.json`, also gzipped. A purchase that came before is the same one,
 * with what the file says of it now.
 * @throws DeskError `invalid-mapping` when the file lacks columns that the mapping reads.
 */
export async function importPurchases(
  desk: Desk,
  path: string,
  mapping: PurchaseMapping,
  options: ImportOptions,
): Promise<ImportReport> {
  const { size } = await stat(path);
  const { batches, bytes } = readRows(path, atOnce);
  const refused: RefusedRow[] = [];
  let [rows, created, known] = [0, 0, 0];
  for await (const batch of batches) {
    if (options.signal?.aborted) return { rows, created, known, refused, stopped: true };
    const first = batch[0];
    if (rows === 0 && first && 'row' in first) mustHaveColumns(purchaseColumns(mapping), first.row);
    const good: KeptPurchase[] = [];
    for (const entry of batch) {
      const mapped =
        'row' in entry
          ? mapPurchase(mapping, entry.row, options.source)
          : { issues: [{ code: 'invalid-json', path: '' }] };
      if ('issues' in mapped) refused.push({ line: entry.line, issues: mapped.issues });
      else good.push(mapped.purchase);
    }
    const put = await desk.purchases.put(good);
    created += put.added;
    known += put.known;
    rows += batch.length;
    options.onProgress?.({ rows, fraction: size ? Math.min(1, bytes() / size) : 1 });
  }
  options.onProgress?.({ rows, fraction: 1 });
  return { rows, created, known, refused, stopped: false };
}
