import type { Log } from '../log.ts';
import { derivedKey, loadSecret } from '../ports/node-secrets.ts';
import { connectPostgres, kyselyOf } from '../store/postgres.ts';
import { pendingSteps } from '../store/read-store.ts';
import { besideSqlite } from '../store/sqlite.ts';
import { AuditTrail, type Audited } from './audit-trail.ts';

/** Where a trail is, for a command that opens no desk. */
export interface TrailPlace {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly secret?: string | undefined;
}

const never = 2 ** 31 - 1;

/** Writes one entry, also while a server runs. A database that no desk was opened on yet has no trail. */
export async function recordOnce(
  { dataDir, databaseUrl, secret }: TrailPlace,
  entry: Audited,
  log: Log,
): Promise<void> {
  const where = databaseUrl === undefined ? { dir: dataDir } : { url: databaseUrl };
  if ((await pendingSteps(where)).length) return;
  const db = databaseUrl === undefined ? besideSqlite(dataDir) : kyselyOf(connectPostgres(databaseUrl, 1));
  try {
    const key = derivedKey(loadSecret(dataDir, secret), 'audit');
    const trail = new AuditTrail(db, { key, now: Date.now, log, pause: never });
    trail.record(entry);
    await trail.close();
  } finally {
    await db.destroy();
  }
}
