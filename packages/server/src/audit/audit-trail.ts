import { createHmac, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Log } from '../log.ts';
import { repeat, type Repeated } from '../repeat.ts';
import type { Tables } from '../store/tables.ts';
import { appendEntries, entryOf, removeEntries, type Unchained } from './audit-chain.ts';

/** What the trail tells of. Every write to a case is in the case's own log; here is who looked, and the rest. */
export const auditActions = [
  'case-read',
  'cases-searched',
  'attachment-read',
  'customer-exported',
  'customer-erased',
  'signed-in',
  'signed-out',
  'receipt-tried',
  'policy-published',
  'account-saved',
  'second-factor-changed',
  'language-changed',
  'token-added',
  'token-removed',
  'audit-read',
  'audit-removed',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** One thing that somebody did, or was refused. */
export interface Audited {
  readonly action: AuditAction;
  readonly isRefused?: boolean;
  /** Staff. */
  readonly by?: { readonly id: string; readonly name: string } | undefined;
  readonly caseNumber?: string | undefined;
  /** Whom it was about: a customer or an account, as it was written. Kept as a keyed hash. */
  readonly subject?: string | undefined;
  /** The client's address. */
  readonly client?: string | undefined;
  readonly requestId?: string | undefined;
}

/** An entry as it is kept. Times are RFC 3339 in UTC. */
export type AuditEntry = Unchained;

export interface AuditQuery {
  readonly action?: AuditAction | undefined;
  readonly staff?: string | undefined;
  readonly caseNumber?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: string | undefined;
  /** Not included. */
  readonly to?: string | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

export interface AuditPage {
  /** Latest first. */
  readonly entries: readonly AuditEntry[];
  readonly next?: string;
}

const usualPause = 1_000;
const rowsAtOnce = 200;
/** What waits in memory while the database takes nothing; beyond it the oldest is given up, and the log says so. */
const mostWaiting = 100_000;
const usualLimit = 100;

/** Ids begin with the time, so that their order is that of the entries. */
const idAt = (ms: number): string => ms.toString(16).padStart(12, '0');

/** Who it was about, to be found again by whoever knows the name, and by nobody else. */
export const subjectHash = (key: Buffer, subject: string): string =>
  createHmac('sha256', key).update(subject.trim().toLowerCase()).digest('hex').slice(0, 32);

/** Reads entries, latest first. */
export async function auditPage(db: Kysely<Tables>, query: AuditQuery, key: Buffer): Promise<AuditPage> {
  const { action, staff, caseNumber, subject, from, to, after, limit = usualLimit } = query;
  let found = db.selectFrom('audit').selectAll();
  if (action !== undefined) found = found.where('action', '=', action);
  if (staff !== undefined) found = found.where('staff', '=', staff);
  if (caseNumber !== undefined) found = found.where('caseNumber', '=', caseNumber);
  if (subject !== undefined) found = found.where('subject', '=', subjectHash(key, subject));
  if (from !== undefined) found = found.where('id', '>=', idAt(Date.parse(from)));
  if (to !== undefined) found = found.where('id', '<', idAt(Date.parse(to)));
  if (after !== undefined) found = found.where('id', '<', after);
  const rows = await found
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const entries = rows.slice(0, limit).map(entryOf);
  const last = rows.length > limit ? entries.at(-1) : undefined;
  return { entries, ...(last && { next: last.id }) };
}

/** Who looked at what. Entries wait a second to be written together: no reader waits for them. */
export class AuditTrail {
  readonly #db: Kysely<Tables>;
  readonly #key: Buffer;
  readonly #now: () => number;
  readonly #log: Log;
  readonly #writing: Repeated;
  #waiting: AuditEntry[] = [];

  /** @param key hashes whom an entry is about. */
  constructor(
    db: Kysely<Tables>,
    { key, now, log, pause = usualPause }: { key: Buffer; now: () => number; log: Log; pause?: number },
  ) {
    this.#db = db;
    this.#key = key;
    this.#now = now;
    this.#log = log;
    this.#writing = repeat(() => this.flush(), { log, failed: 'audit-failed', pause, also: 'at-end' });
  }

  record({ action, isRefused = false, by, caseNumber, subject, client, requestId }: Audited): void {
    const now = this.#now();
    if (this.#waiting.length >= mostWaiting) {
      this.#waiting.shift();
      this.#log('error', 'audit-lost', {});
    }
    this.#waiting.push({
      id: idAt(now) + randomBytes(8).toString('hex'),
      at: new Date(now).toISOString(),
      action,
      isRefused,
      staff: by?.id ?? null,
      name: by?.name ?? null,
      caseNumber: caseNumber ?? null,
      subject: subject === undefined ? null : subjectHash(this.#key, subject),
      client: client ?? null,
      requestId: requestId ?? null,
    });
  }

  /** Writes what waits; what cannot be written waits on. */
  async flush(): Promise<void> {
    while (this.#waiting.length) {
      const rows = this.#waiting.splice(0, rowsAtOnce);
      try {
        await appendEntries(this.#db, rows);
      } catch (error) {
        this.#waiting.unshift(...rows);
        throw error;
      }
    }
  }

  async page(query: AuditQuery): Promise<AuditPage> {
    await this.flush();
    return auditPage(this.#db, query, this.#key);
  }

  /** Removes what is older, and says so in the trail. @returns how many entries. */
  async removeBefore(instant: string): Promise<number> {
    const removed = await removeEntries(this.#db, instant, this.#now());
    if (removed) this.record({ action: 'audit-removed', by: { id: 'system', name: 'Redress' } });
    return removed;
  }

  /** Writes what still waits, and ends. */
  close(): Promise<void> {
    return this.#writing.stop();
  }
}
