import { mapPurchase, purchaseColumns, type Desk, type KeptPurchase, type PurchaseMapping } from '@redress/desk';
import type { ImportOptions, ImportReport, RefusedRow } from './import-report.ts';
import { importRows, unreadable } from './import-rows.ts';
import type { Entry } from './read-rows.ts';

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
  const columns = purchaseColumns(mapping);
  const put = async (batch: readonly Entry[]) => {
    const refused: RefusedRow[] = [];
    const good: KeptPurchase[] = [];
    for (const entry of batch) {
      const mapped = 'row' in entry ? mapPurchase(mapping, entry.row, options.source) : { issues: unreadable };
      if ('issues' in mapped) refused.push({ line: entry.line, issues: mapped.issues });
      else good.push(mapped.purchase);
    }
    const { added: created, known } = await desk.purchases.put(good);
    return { created, known, refused };
  };
  return importRows(path, { atOnce, columns, put }, options);
}
