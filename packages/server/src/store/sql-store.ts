import { setImmediate as turn } from 'node:timers/promises';
import type { CaseEvent, CaseFacts, EventOf } from '@redress/cases';
import type {
  CaseRow,
  Change,
  Derived,
  KeptPurchase,
  KeptRecord,
  NewCase,
  PastComplaint,
  PolicyVersion,
  RecentFacts,
  RowFilter,
  RowOrder,
  Store,
  Submission,
  Upload,
} from '@redress/desk';
import type { FactsTable } from '@redress/metrics';
import { sql, type Kysely } from 'kysely';
import { cleaned, keptUpload, readChange, readFacts, readUpload } from './columns.ts';
import { caseLogs } from './case-logs.ts';
import type { Database } from './database.ts';
import { dueCalendars } from './due-calendars.ts';
import { readEvent, type KeptEvent } from './event-rows.ts';
import { allFacts, factTables, recentFacts } from './facts-reader.ts';
import { Numbers } from './numbers.ts';
import { prepared } from './prepared.ts';
import type { Protection } from './protection.ts';
import { relatedRows } from './related-rows.ts';
import { repeatCounts } from './repeat-counts.ts';
import { countRows, selectRows } from './row-queries.ts';
import { SqlErasures } from './sql-erasures.ts';
import { SqlPurchases } from './sql-purchases.ts';
import { SqlRecords } from './sql-records.ts';
import type { Tables } from './tables.ts';
import { countFound, searchRows } from './word-search.ts';

/** Rows read at a time; between two batches others have their turn, also where reading is synchronous. */
const batch = 500;
const metaColumns = ['version', 'hash', 'publishedAt', 'publishedBy', 'note'] as const;

/** What each submit and each look at a case asks. */
const askedOften = (database: Database) => ({
  submission: prepared<{ key: string }, Submission>(database, (value) =>
    database.db.selectFrom('cases').select(['id as caseId', 'fingerprint']).where('submitKey', '=', value('key')),
  ),
  byNumber: prepared<{ number: string }, { id: string }>(database, (value) =>
    database.db.selectFrom('cases').select('id').where('number', '=', value('number')),
  ),
  byReceipt: prepared<{ receiptHash: string }, { id: string }>(database, (value) =>
    database.db.selectFrom('cases').select('id').where('receiptHash', '=', value('receiptHash')),
  ),
  logs: caseLogs(database),
  related: relatedRows(database),
  dueCalendars: dueCalendars(database),
  countSame: repeatCounts(database),
});

/** The desk's store over SQLite or PostgreSQL. */
export class SqlStore implements Store {
  readonly #database: Database;
  readonly #db: Kysely<Tables>;
  readonly #protection: Protection;
  readonly #asked: ReturnType<typeof askedOften>;
  readonly #numbers: Numbers;
  readonly #erasures: SqlErasures;
  readonly #records: SqlRecords;
  readonly #purchases: SqlPurchases;

  constructor(database: Database) {
    this.#database = database;
    this.#db = database.db;
    this.#protection = database.protection;
    this.#asked = askedOften(database);
    this.#numbers = new Numbers(database);
    this.#erasures = new SqlErasures(database);
    this.#records = new SqlRecords(database.db);
    this.#purchases = new SqlPurchases(database);
  }

  /** For what is kept beside the desk's own tables. */
  get database(): Database {
    return this.#database;
  }

  nextNumber(year: number): Promise<number> {
    return this.#numbers.next(year);
  }

  async submission(key: string): Promise<Submission | undefined> {
    return (await this.#asked.submission({ key }))[0];
  }

  create(entry: NewCase): Promise<{ readonly change: Change } | { readonly existing: Submission }> {
    return this.#database.create(entry);
  }

  append(
    caseId: string,
    expectedVersion: number,
    events: readonly CaseEvent[],
    derived: Derived,
    uploads: readonly string[],
  ): Promise<Change | undefined> {
    return this.#database.append({ caseId, expectedVersion, events, derived, uploads });
  }

  async events(caseId: string): Promise<CaseEvent[]> {
    return this.#read(await this.#asked.logs.byId(caseId));
  }

  async eventsOf(number: string): Promise<CaseEvent[]> {
    return this.#read(await this.#asked.logs.byNumber(number));
  }

  related(...[number, narrowed, limit]: Parameters<Store['related']>): Promise<CaseRow[]> {
    return this.#asked.related({ number, limit, ...narrowed });
  }

  async caseId(by: { readonly number: string } | { readonly receiptHash: string }): Promise<string | undefined> {
    const [row] = 'number' in by ? await this.#asked.byNumber(by) : await this.#asked.byReceipt(by);
    return row?.id;
  }

  rows(filter: RowFilter, order: RowOrder): Promise<CaseRow[]> {
    const select = this.#isProbed(filter) ? searchRows : selectRows;
    return select(this.#db, filter, order, this.#protection);
  }

  dueCalendars({ department }: Pick<RowFilter, 'department'>): Promise<string[]> {
    return this.#asked.dueCalendars(department);
  }

  count(filter: RowFilter, most: number): Promise<number> {
    const count = this.#isProbed(filter) ? countFound : countRows;
    return count(this.#db, filter, most, this.#protection);
  }

  countSame(customerKey: string, issue: string): Promise<number> {
    return this.#asked.countSame({ customer: this.#protection.pseudonym(customerKey), issue });
  }

  async due(now: string, limit: number): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('cases')
      .select('id')
      .where('timerMs', '<=', Date.parse(now))
      .orderBy('timerMs')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }

  facts(): AsyncGenerator<readonly CaseFacts[]> {
    return allFacts(this.#database);
  }

  factTables(): AsyncGenerator<readonly CaseFacts[] | FactsTable> {
    return factTables(this.#database);
  }

  async factsOf(caseIds: readonly string[]): Promise<CaseFacts[]> {
    if (!caseIds.length) return [];
    const rows = await this.#db.selectFrom('caseFacts').selectAll().where('id', 'in', caseIds).execute();
    return rows.map(readFacts);
  }

  async factsSince(after: number, limit: number): Promise<RecentFacts> {
    return recentFacts(this.#database, after, limit);
  }

  async *complaints(): AsyncGenerator<readonly PastComplaint[]> {
    for (let after = { receivedMs: Number.MIN_SAFE_INTEGER, id: '' }; ;) {
      const rows = await this.#db
        .selectFrom('cases')
        .innerJoin('events', (join) => join.onRef('events.caseId', '=', 'cases.id').on('events.version', '=', 1))
        .leftJoin('personal', (join) => join.onRef('personal.caseId', '=', 'cases.id').on('personal.version', '=', 1))
        .select(['cases.id', 'cases.receivedMs', 'cases.receivedAt', 'events.body', 'personal.body as part'])
        .where(sql<boolean>`(cases.received_ms, cases.id) > (${after.receivedMs}, ${after.id})`)
        .orderBy('cases.receivedMs')
        .orderBy('cases.id')
        .limit(batch)
        .execute();
      const last = rows.at(-1);
      if (!last) return;
      after = last;
      yield rows.map(({ id, receivedAt, body, part }) => {
        const first = readEvent({ caseId: id, version: 1, body, part }, this.#protection);
        const { complaint, repeatCount = 0 } = first as EventOf<'complaint-received'>;
        return { id, receivedAt, complaint, repeatCount };
      });
      await turn();
    }
  }

  async changes(after: number, limit: number): Promise<Change[]> {
    const rows = await this.#database.settled((horizon) =>
      this.#db
        .selectFrom('changes')
        .selectAll()
        .where('position', '>', after)
        .where('position', '<', horizon)
        .orderBy('position')
        .limit(limit)
        .execute(),
    );
    return rows.map(readChange);
  }

  async position(): Promise<number> {
    const newest = await this.#database.settled((horizon) =>
      this.#db
        .selectFrom('changes')
        .select('position')
        .where('position', '<', horizon)
        .orderBy('position', 'desc')
        .limit(1)
        .executeTakeFirst(),
    );
    return newest?.position ?? 0;
  }

  async policyVersions(): Promise<PolicyVersion[]> {
    return this.#db.selectFrom('policies').select(metaColumns).orderBy('version', 'desc').execute();
  }

  async policy(version?: number): Promise<{ readonly meta: PolicyVersion; readonly text: string } | undefined> {
    const all = this.#db.selectFrom('policies').selectAll();
    const row = await (
      version === undefined ? all.orderBy('version', 'desc').limit(1) : all.where('version', '=', version)
    ).executeTakeFirst();
    if (!row) return undefined;
    const { text, ...meta } = row;
    return { meta, text };
  }

  async publishPolicy(expected: number, next: Omit<PolicyVersion, 'version'>, text: string): Promise<boolean> {
    const { hash, publishedAt, publishedBy, note } = next;
    // One statement: of two that publish over the same version, the key lets one through.
    const published = await sql<{ version: number }>`
      insert into policies (version, hash, published_at, published_by, note, text)
      select ${sql.lit(expected + 1)}, ${hash}, ${publishedAt}, ${publishedBy}, ${note}, ${text}
      where (select coalesce(max(version), 0) from policies) = ${sql.lit(expected)}
      on conflict do nothing returning version`.execute(this.#db);
    return published.rows.length > 0;
  }

  async addUpload(upload: Upload): Promise<void> {
    await this.#db
      .insertInto('uploads')
      .values(keptUpload(cleaned(upload), this.#protection))
      .onConflict((on) => on.column('id').doNothing())
      .execute();
  }

  async upload(id: string): Promise<Upload | undefined> {
    const kept = await this.#db.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirst();
    return kept && readUpload(kept, this.#protection);
  }

  async unclaimedUploads(before: string, limit: number): Promise<Upload[]> {
    const kept = await this.#db
      .selectFrom('uploads')
      .selectAll()
      .where('caseId', 'is', null)
      .where('uploadedAt', '<', before)
      .orderBy('uploadedAt')
      .limit(limit)
      .execute();
    return kept.map((upload) => readUpload(upload, this.#protection));
  }

  async removeUnclaimed(id: string): Promise<boolean> {
    const removed = await this.#db
      .deleteFrom('uploads')
      .where('id', '=', id)
      .where('caseId', 'is', null)
      .returning('id')
      .executeTakeFirst();
    return removed !== undefined;
  }

  async hasContent(sha256: string): Promise<boolean> {
    const found = await this.#db
      .selectFrom('uploads')
      .select('id')
      .where('sha256', '=', sha256)
      .limit(1)
      .executeTakeFirst();
    return found !== undefined;
  }

  casesOf(names: readonly string[]): Promise<string[]> {
    return this.#erasures.casesOf(names);
  }

  expired(...asked: Parameters<Store['expired']>): Promise<string[]> {
    return this.#erasures.expired(...asked);
  }

  erase(...written: Parameters<Store['erase']>): Promise<Change | undefined> {
    return this.#erasures.erase(...written);
  }

  records(kind: string): Promise<KeptRecord[]> {
    return this.#records.records(kind);
  }

  record(kind: string, id: string): Promise<KeptRecord | undefined> {
    return this.#records.record(kind, id);
  }

  putRecord(...written: Parameters<Store['putRecord']>): Promise<KeptRecord | undefined> {
    return this.#records.putRecord(...written);
  }

  removeRecord(kind: string, id: string, expectedVersion: number): Promise<boolean> {
    return this.#records.removeRecord(kind, id, expectedVersion);
  }

  putPurchases(purchases: readonly KeptPurchase[]): Promise<number> {
    return this.#purchases.putPurchases(purchases);
  }

  purchases(): AsyncIterable<readonly KeptPurchase[]> {
    return this.#purchases.purchases();
  }

  purchasesOf(customer: string): Promise<KeptPurchase[]> {
    return this.#purchases.purchasesOf(customer);
  }

  removePurchases(customer: string): Promise<number> {
    return this.#purchases.removePurchases(customer);
  }

  purchasesVersion(): Promise<number> {
    return this.#purchases.purchasesVersion();
  }

  /** SQLite has no index of words: there each search reads in order. */
  #isProbed({ words }: RowFilter): boolean {
    return this.#database.kind === 'postgres' && words !== undefined && words.length > 0;
  }

  #read(rows: readonly KeptEvent[]): CaseEvent[] {
    return rows.map((row) => readEvent(row, this.#protection));
  }

  async close(): Promise<void> {
    await this.#numbers.giveBack();
    await this.#database.close();
  }
}
