import type { Kysely } from 'kysely';
import { sha256 } from '../store/chain.ts';
import type { AuditTable, Tables } from '../store/tables.ts';

/** An entry before it has its place. */
export type Unchained = Omit<AuditTable, 'sequence' | 'hash'>;

/** A row as the entry that it was: SQLite tells of a refusal by a number. */
export const entryOf = ({ sequence: _, hash: __, ...row }: AuditTable): Unchained => ({
  ...row,
  isRefused: Number(row.isRefused) === 1,
});

/** The place that the next entry follows. */
export interface Link {
  readonly sequence: number;
  readonly hash: string;
}

export const beforeFirstEntry: Link = { sequence: 0, hash: '' };

/** The hash of an entry: over that of the one before and all that it says. */
export const auditHash = (previous: string, entry: Unchained, sequence: number): string => {
  const { id, at, action, isRefused, staff, name, caseNumber, subject, client, requestId } = entry;
  return sha256(
    `${previous}\n${JSON.stringify([sequence, id, at, action, isRefused, staff, name, caseNumber, subject, client, requestId])}`,
  );
};

/** Entries with their places after one. */
export function chained(last: Link, entries: readonly Unchained[]): AuditTable[] {
  let { sequence, hash } = last;
  return entries.map((entry) => {
    sequence += 1;
    hash = auditHash(hash, entry, sequence);
    return { ...entry, sequence, hash };
  });
}

const anchorOf = (db: Kysely<Tables>): Promise<Link | undefined> =>
  db.selectFrom('auditAnchor').select(['sequence', 'hash']).executeTakeFirst();

/** The newest entry; the last that was removed, where none is left. */
export async function newestEntry(db: Kysely<Tables>): Promise<Link> {
  const newest = await db
    .selectFrom('audit')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest ?? (await anchorOf(db)) ?? beforeFirstEntry;
}

const mostTries = 20;

/** Which of these entries are there already: a write may have got there whose answer did not come back. */
async function withoutWritten(db: Kysely<Tables>, entries: readonly Unchained[]): Promise<Unchained[]> {
  const ids = entries.map(({ id }) => id);
  const there = await db.selectFrom('audit').select('id').where('id', 'in', ids).execute();
  const written = new Set(there.map(({ id }) => id));
  return entries.filter(({ id }) => !written.has(id));
}

/** Writes entries at the end of the chain, all of them or none; several servers may do so at once. */
export async function appendEntries(db: Kysely<Tables>, entries: readonly Unchained[]): Promise<void> {
  let left = entries;
  for (let tries = 1; left.length; tries++) {
    const last = await newestEntry(db);
    try {
      await db.insertInto('audit').values(chained(last, left)).execute();
      return;
    } catch (error) {
      // Another server took the place, or some got there at a first try; else it is no matter of the chain.
      const [{ sequence }, missing] = await Promise.all([newestEntry(db), withoutWritten(db, left)]);
      if (tries === mostTries || (sequence === last.sequence && missing.length === left.length)) throw error;
      left = missing;
    }
  }
}

/**
 * Removes entries from before an instant, oldest first up to one that is younger; the last of them stays known as the
 * place where the chain begins.
 * @returns how many.
 */
export async function removeEntries(db: Kysely<Tables>, before: string, now: number): Promise<number> {
  const young = await db
    .selectFrom('audit')
    .select((of) => of.fn.min('sequence').as('sequence'))
    .where('at', '>=', before)
    .executeTakeFirst();
  const last = await db
    .selectFrom('audit')
    .select(['sequence', 'hash'])
    .$if(typeof young?.sequence === 'number', (query) => query.where('sequence', '<', young?.sequence ?? 0))
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return 0;
  const anchor = { ...last, removedAt: new Date(now).toISOString() };
  // Where it begins never goes back, whoever comes later.
  await db
    .insertInto('auditAnchor')
    .values({ id: 1, ...anchor })
    .onConflict((on) => on.column('id').doUpdateSet(anchor).where('auditAnchor.sequence', '<', last.sequence))
    .execute();
  const { numDeletedRows } = await db.deleteFrom('audit').where('sequence', '<=', last.sequence).executeTakeFirst();
  return Number(numDeletedRows);
}

/** What is wrong with the chain of entries, in order. */
export type AuditFault =
  | { readonly code: 'audit-missing'; readonly params: { readonly after: number } }
  | { readonly code: 'audit-changed'; readonly params: { readonly sequence: number } };

const entriesAtATime = 1_000;

/** Goes through the chain from where it begins. */
export async function checkEntries(
  db: Kysely<Tables>,
  found: (fault: AuditFault) => void,
  each: (hash: string) => void,
): Promise<{ readonly entries: number; readonly newest: Link }> {
  let entries = 0;
  let last = (await anchorOf(db)) ?? beforeFirstEntry;
  each(last.hash);
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('sequence', '>', last.sequence)
      .orderBy('sequence')
      .limit(entriesAtATime)
      .execute();
    for (const row of rows) {
      const { sequence, hash } = row;
      if (sequence !== last.sequence + 1) found({ code: 'audit-missing', params: { after: last.sequence } });
      else if (auditHash(last.hash, entryOf(row), sequence) !== hash)
        found({ code: 'audit-changed', params: { sequence } });
      last = { sequence, hash };
      each(hash);
    }
    entries += rows.length;
    if (rows.length < entriesAtATime) return { entries, newest: last };
  }
}
