import { claim } from './claim.ts';
import type { Shelf, Write } from './shelf.ts';

/** A draft found past its age stays for another day: the clock may be wrong and be put right. */
const grace = 86_400_000;

/** Drops drafts that are past their age and open in no tab, and what belongs to nothing any more. */
export async function purge(
  shelf: Shelf,
  { maxAge, now }: { readonly maxAge: number; readonly now: number },
): Promise<void> {
  for (const row of await shelf.all('drafts')) {
    const expired = row.expiresAt < now;
    // Written by a clock that was ahead: it would never expire.
    const far = row.expiresAt > now + maxAge + grace;
    if (!expired && !far) continue;
    const release = await claim(shelf, `draft:${row.id}`);
    if (!release) continue;
    try {
      if (expired && row.overdue) await shelf.write([{ in: 'drafts', drop: row.id }]);
      else {
        const changed = far ? { expiresAt: now + maxAge } : { expiresAt: now + grace, overdue: true };
        await shelf.write([{ in: 'drafts', put: { ...row, ...changed } }]);
      }
    } finally {
      await release();
    }
  }
  await dropOrphans(shelf, now);
}

async function dropOrphans(shelf: Shelf, now: number): Promise<void> {
  // Files first: one that is added meanwhile is not among them.
  const files = await shelf.ids('files');
  // Drafts twice: one may come back from the outbox in between.
  const rows = [...(await shelf.all('drafts')), ...(await shelf.all('outbox')), ...(await shelf.all('drafts'))];
  const owned = new Set(rows.flatMap((row) => row.files.map(({ id }) => id)));
  const claims = (await shelf.all('claims')).filter(({ until }) => until < now);
  const writes: Write[] = [
    ...files.filter((id) => !owned.has(id)).map((id): Write => ({ in: 'files', drop: id })),
    ...claims.map(({ id }): Write => ({ in: 'claims', drop: id })),
  ];
  if (writes.length) await shelf.write(writes);
}
