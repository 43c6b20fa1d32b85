import type { DraftRow } from '../storage/rows.ts';
import type { Shelf } from '../storage/shelf.ts';

const keyOf = (shelf: Shelf, id: string): string => `${shelf.name}:last-words:${id}`;

/** `undefined` where the browser keeps nothing, as in some private windows and frames. */
function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** Keep a row that a closing page may not get into its database: WebKit drops the transactions of a page that goes. */
export function keepLastWords(shelf: Shelf, row: DraftRow): void {
  try {
    storage()?.setItem(keyOf(shelf, row.id), JSON.stringify(row));
  } catch (error) {
    // No room: the transaction may still get through.
    if (!(error instanceof DOMException)) throw error;
  }
}

export function dropLastWords(shelf: Shelf, id: string): void {
  storage()?.removeItem(keyOf(shelf, id));
}

/** Bring what closing pages have kept into the database, where it is newer. */
export async function takeLastWords(shelf: Shelf): Promise<void> {
  const kept = storage();
  if (!kept || !shelf.lasting) return;
  for (const key of Object.keys(kept).filter((name) => name.startsWith(keyOf(shelf, '')))) {
    const row = rowIn(kept.getItem(key));
    if (row)
      await shelf.revise('drafts', row.id, (known) => ((known?.updatedAt ?? 0) < row.updatedAt ? row : undefined));
    kept.removeItem(key);
  }
}

function rowIn(text: string | null): DraftRow | undefined {
  try {
    const row = JSON.parse(text ?? 'null') as Partial<DraftRow> | null;
    return typeof row?.id === 'string' && typeof row.updatedAt === 'number' ? (row as DraftRow) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
