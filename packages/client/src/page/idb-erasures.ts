import { customerNames, splitPersonal } from '@redress/cases';
import { claimable, compareRows, hasExpired, letGo, type CaseRow, type Store } from '@redress/desk';
import type { Database, Writing } from './database.ts';
import type { RowCache } from './row-cache.ts';

/** A request whose failure aborts its transaction, which tells of it. */
const queue = (request: Promise<unknown>): void => void request.catch(() => undefined);

/** Gives uploads to a case; all of them or, when one is another's, none. @throws DeskError `unknown-upload` */
export async function claim(tx: Writing, ids: readonly string[], caseId: string): Promise<void> {
  const uploads = tx.objectStore('uploads');
  const found = await Promise.all(ids.map((id) => uploads.get(id)));
  const free = ids.map((id, index) => claimable(found[index]?.upload, id, caseId));
  for (const upload of free) queue(uploads.put({ id: upload.id, upload: { ...upload, caseId } }));
}

/** Removes what is personal up to a version, and lets the case's uploads go. */
export async function forget(tx: Writing, caseId: string, version: number): Promise<void> {
  const log = tx.objectStore('events');
  const events = await log.getAll(IDBKeyRange.bound([caseId, 1], [caseId, version]));
  events.forEach((event, index) => {
    queue(log.put(splitPersonal(event).event, [caseId, index + 1]));
  });
  const uploads = tx.objectStore('uploads');
  for (const { id, upload } of await uploads.getAll()) {
    if (upload.caseId !== caseId) continue;
    const free = letGo(upload);
    queue(uploads.put({ id, upload: free, unclaimedAt: Date.parse(free.uploadedAt) }));
  }
}

/** Finds cases by their customers, and those that have expired. A page has few: no index is worth it. */
export class IdbErasures implements Pick<Store, 'casesOf' | 'expired'> {
  readonly #database: Database;
  readonly #rows: RowCache;

  constructor(database: Database, rows: RowCache) {
    this.#database = database;
    this.#rows = rows;
  }

  async casesOf(names: readonly string[]): Promise<string[]> {
    const db = await this.#database();
    const rows: CaseRow[] = [];
    for (const row of await this.#rows.all()) {
      const first = await db.get('events', [row.id, 1]);
      const known = first?.type === 'complaint-received' ? customerNames(first.complaint) : [];
      if (known.some((name) => names.includes(name))) rows.push(row);
    }
    return rows.sort(compareRows({ by: 'receivedAt', descending: true })).map(({ id }) => id);
  }

  async expired(expiry: Parameters<Store['expired']>[0], limit: number): Promise<string[]> {
    return [...(await this.#rows.all())]
      .filter((row) => hasExpired(row, expiry))
      .sort((a, b) => Date.parse(a.endedAt ?? '') - Date.parse(b.endedAt ?? ''))
      .slice(0, limit)
      .map(({ id }) => id);
  }
}
