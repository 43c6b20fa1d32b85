import type { CaseEvent, CaseFacts } from '@redress/cases';
import {
  changedFacts,
  dueCalendarsOf,
  matchesFilter,
  pageOf,
  relatedOf,
  type CaseRow,
  type Change,
  type Derived,
  type KeptPurchase,
  type KeptRecord,
  type NewCase,
  type PastComplaint,
  type PolicyVersion,
  type RecentFacts,
  type RowFilter,
  type RowOrder,
  type Store,
  type Submission,
  type Upload,
} from '@redress/desk';
import { durable, pageDatabase, type CaseRecord, type Database, type Writing } from './database.ts';
import { claim, forget, IdbErasures } from './idb-erasures.ts';
import { IdbPurchases } from './idb-purchases.ts';
import { IdbRecords } from './idb-records.ts';
import { RowCache } from './row-cache.ts';

/** A request whose failure aborts its transaction, which tells of it. */
const queue = (request: Promise<unknown>): void => void request.catch(() => undefined);

/** How many cases a batch holds. */
const batch = 500;

const recordOf = ({ row, facts }: Derived, receiptHash: string, version: number): CaseRecord => ({
  id: row.id,
  number: row.number,
  receiptHash,
  version,
  row,
  facts,
  receivedAt: Date.parse(row.receivedAt),
  ...(row.timerAt !== null && { timerAt: Date.parse(row.timerAt) }),
  ...(row.customerKey !== null && { same: [row.customerKey, row.subcategory ?? row.category] }),
});

/** Cases in the browser's IndexedDB, shared by the tabs of a site. */
export class IdbStore implements Store {
  readonly #database: Database & { close(): Promise<void> };
  readonly #rows: RowCache;
  readonly #erasures: IdbErasures;
  readonly #records: IdbRecords;
  readonly #purchases: IdbPurchases;

  constructor(database: string | (Database & { close(): Promise<void> })) {
    this.#database = typeof database === 'string' ? pageDatabase(database) : database;
    this.#rows = new RowCache(this.#database);
    this.#erasures = new IdbErasures(this.#database, this.#rows);
    this.#records = new IdbRecords(this.#database);
    this.#purchases = new IdbPurchases(this.#database);
  }

  async nextNumber(year: number): Promise<number> {
    const tx = (await this.#database()).transaction('settings', 'readwrite', durable);
    const done = tx.done;
    done.catch(() => undefined);
    const next = (Number(await tx.store.get(`numbers of ${year}`)) || 0) + 1;
    queue(tx.store.put(next, `numbers of ${year}`));
    await done;
    return next;
  }

  async submission(key: string): Promise<Submission | undefined> {
    return (await this.#database()).get('submissions', key);
  }

  async create(entry: NewCase): Promise<{ readonly change: Change } | { readonly existing: Submission }> {
    const tx = await this.#write();
    const done = tx.done;
    done.catch(() => undefined);
    const existing = await tx.objectStore('submissions').get(entry.key);
    if (existing) return { existing };
    const { row, events, receiptHash, fingerprint } = entry;
    await claim(tx, entry.uploads, row.id);
    queue(tx.objectStore('submissions').put({ caseId: row.id, fingerprint }, entry.key));
    queue(tx.objectStore('cases').add(recordOf(entry, receiptHash, events.length)));
    const change = await this.#follow(tx, row, events, 0);
    await done;
    return { change };
  }

  async append(
    caseId: string,
    expectedVersion: number,
    events: readonly CaseEvent[],
    derived: Derived,
    uploads: readonly string[],
  ): Promise<Change | undefined> {
    const tx = await this.#write();
    const done = tx.done;
    done.catch(() => undefined);
    const record = await tx.objectStore('cases').get(caseId);
    if (record?.version !== expectedVersion) return undefined;
    const version = expectedVersion + events.length;
    await claim(tx, uploads, caseId);
    queue(tx.objectStore('cases').put(recordOf(derived, record.receiptHash, version)));
    const change = await this.#follow(tx, derived.row, events, expectedVersion);
    await done;
    return change;
  }

  casesOf(names: readonly string[]): Promise<string[]> {
    return this.#erasures.casesOf(names);
  }

  expired(...asked: Parameters<Store['expired']>): Promise<string[]> {
    return this.#erasures.expired(...asked);
  }

  async erase(
    caseId: string,
    expectedVersion: number,
    events: readonly CaseEvent[],
    derived: Derived,
  ): Promise<Change | undefined> {
    const tx = await this.#write();
    const done = tx.done;
    done.catch(() => undefined);
    const record = await tx.objectStore('cases').get(caseId);
    if (record?.version !== expectedVersion) return undefined;
    const version = expectedVersion + events.length;
    queue(tx.objectStore('cases').put(recordOf(derived, record.receiptHash, version)));
    await forget(tx, caseId, expectedVersion);
    const change = await this.#follow(tx, derived.row, events, expectedVersion);
    await done;
    return change;
  }

  async events(caseId: string): Promise<CaseEvent[]> {
    return (await this.#database()).getAll('events', IDBKeyRange.bound([caseId, 0], [caseId, Infinity]));
  }

  async eventsOf(number: string): Promise<CaseEvent[]> {
    const caseId = await this.caseId({ number });
    return caseId === undefined ? [] : this.events(caseId);
  }

  async related(number: string, narrowed: Pick<RowFilter, 'department'>, limit: number): Promise<CaseRow[]> {
    const rows = [...(await this.#rows.all())];
    const row = rows.find((each) => each.number === number);
    return relatedOf(row, rows, narrowed, limit);
  }

  async caseId(by: { readonly number: string } | { readonly receiptHash: string }): Promise<string | undefined> {
    const db = await this.#database();
    return 'number' in by
      ? db.getKeyFromIndex('cases', 'number', by.number)
      : db.getKeyFromIndex('cases', 'receiptHash', by.receiptHash);
  }

  async rows(filter: RowFilter, order: RowOrder): Promise<CaseRow[]> {
    return pageOf(await this.#rows.all(), filter, order, this.#rows.told);
  }

  async dueCalendars(narrowed: Pick<RowFilter, 'department'>): Promise<string[]> {
    return dueCalendarsOf(await this.#rows.all(), narrowed);
  }

  async count(filter: RowFilter, most: number): Promise<number> {
    let count = 0;
    for (const row of await this.#rows.all()) {
      if (count >= most) break;
      if (matchesFilter(row, filter, this.#rows.told)) count += 1;
    }
    return count;
  }

  async countSame(customerKey: string, issue: string): Promise<number> {
    return (await this.#database()).countFromIndex('cases', 'same', [customerKey, issue]);
  }

  async due(now: string, limit: number): Promise<string[]> {
    return (await this.#database()).getAllKeysFromIndex(
      'cases',
      'timerAt',
      IDBKeyRange.upperBound(Date.parse(now)),
      limit,
    );
  }

  async *facts(): AsyncIterable<readonly CaseFacts[]> {
    for (let last: string | undefined; ;) {
      const range = last === undefined ? undefined : IDBKeyRange.lowerBound(last, true);
      const records = await (await this.#database()).getAll('cases', range, batch);
      last = records.at(-1)?.id;
      if (last === undefined) return;
      yield records.map(({ facts }) => facts);
    }
  }

  async factsOf(caseIds: readonly string[]): Promise<CaseFacts[]> {
    const db = await this.#database();
    const records = await Promise.all(caseIds.map((id) => db.get('cases', id)));
    return records.flatMap((record) => record?.facts ?? []);
  }

  async *complaints(): AsyncIterable<readonly PastComplaint[]> {
    for (let last: [number, string] | undefined; ;) {
      const db = await this.#database();
      const range = last && IDBKeyRange.lowerBound(last, true);
      const records = await db.getAllFromIndex('cases', 'receivedAt', range, batch);
      const end = records.at(-1);
      if (!end) return;
      last = [end.receivedAt, end.id];
      const firsts = await Promise.all(records.map(({ id }) => db.get('events', [id, 1])));
      yield firsts.flatMap((first) =>
        first?.type === 'complaint-received'
          ? [{ id: first.id, receivedAt: first.at, complaint: first.complaint, repeatCount: first.repeatCount ?? 0 }]
          : [],
      );
    }
  }

  factsSince(after: number, limit: number): Promise<RecentFacts> {
    return changedFacts(this, after, limit);
  }

  async changes(after: number, limit: number): Promise<Change[]> {
    const tx = (await this.#database()).transaction('changes');
    const range = IDBKeyRange.lowerBound(after, true);
    const [positions, changes] = await Promise.all([tx.store.getAllKeys(range, limit), tx.store.getAll(range, limit)]);
    return changes.map((change, index) => ({ position: positions[index] ?? 0, ...change }));
  }

  async position(): Promise<number> {
    const cursor = await (await this.#database()).transaction('changes').store.openKeyCursor(null, 'prev');
    return cursor?.key ?? 0;
  }

  async policyVersions(): Promise<PolicyVersion[]> {
    return (await (await this.#database()).getAll('policies')).map(({ meta }) => meta).reverse();
  }

  async policy(version?: number): Promise<{ readonly meta: PolicyVersion; readonly text: string } | undefined> {
    const db = await this.#database();
    if (version !== undefined) return db.get('policies', version);
    return (await db.transaction('policies').store.openCursor(null, 'prev'))?.value;
  }

  async publishPolicy(expected: number, next: Omit<PolicyVersion, 'version'>, text: string): Promise<boolean> {
    const tx = (await this.#database()).transaction('policies', 'readwrite', durable);
    const done = tx.done;
    done.catch(() => undefined);
    if ((await tx.store.count()) !== expected) return false;
    const version = expected + 1;
    queue(tx.store.add({ meta: { ...next, version }, text }, version));
    await done;
    return true;
  }

  async addUpload(upload: Upload): Promise<void> {
    const tx = (await this.#database()).transaction('uploads', 'readwrite', durable);
    const done = tx.done;
    done.catch(() => undefined);
    if (!(await tx.store.get(upload.id))) {
      queue(tx.store.add({ id: upload.id, upload, unclaimedAt: Date.parse(upload.uploadedAt) }));
    }
    await done;
  }

  async upload(id: string): Promise<Upload | undefined> {
    return (await (await this.#database()).get('uploads', id))?.upload;
  }

  async unclaimedUploads(before: string, limit: number): Promise<Upload[]> {
    const range = IDBKeyRange.upperBound(Date.parse(before), true);
    const found = await (await this.#database()).getAllFromIndex('uploads', 'unclaimedAt', range, limit);
    return found.map(({ upload }) => upload);
  }

  async removeUnclaimed(id: string): Promise<boolean> {
    const tx = (await this.#database()).transaction('uploads', 'readwrite', durable);
    const done = tx.done;
    done.catch(() => undefined);
    const isUnclaimed = (await tx.store.get(id))?.upload.caseId === null;
    if (isUnclaimed) queue(tx.store.delete(id));
    await done;
    return isUnclaimed;
  }

  async hasContent(sha256: string): Promise<boolean> {
    // One page's few files, asked for when one is purged: no index is worth it.
    const all = await (await this.#database()).getAll('uploads');
    return all.some(({ upload }) => upload.sha256 === sha256);
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

  close(): Promise<void> {
    return this.#database.close();
  }

  async #write(): Promise<Writing> {
    const stores: ('cases' | 'events' | 'changes' | 'uploads' | 'submissions')[] = [
      'cases',
      'events',
      'changes',
      'uploads',
      'submissions',
    ];
    return (await this.#database()).transaction(stores, 'readwrite', durable);
  }

  /** What goes with every write to a case: its log and the change. */
  async #follow(tx: Writing, row: CaseRow, events: readonly CaseEvent[], version: number): Promise<Change> {
    for (const [index, event] of events.entries()) {
      queue(tx.objectStore('events').add(event, [row.id, version + index + 1]));
    }
    const change: Omit<Change, 'position'> = {
      caseId: row.id,
      number: row.number,
      version: row.version,
      department: row.department,
      types: events.map(({ type }) => type),
      at: row.updatedAt,
    };
    return { position: await tx.objectStore('changes').add(change), ...change };
  }
}
