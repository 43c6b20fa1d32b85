import { customerNames, splitPersonal, type CaseEvent, type CaseFacts } from '@redress/cases';
import type { Expiry } from '@redress/rules';
import type { RowFilter, RowOrder } from '../case-query.ts';
import type { CaseRow } from '../case-row.ts';
import type {
  Change,
  Derived,
  NewCase,
  PastComplaint,
  PolicyVersion,
  RecentFacts,
  Store,
  Submission,
  Upload,
} from '../ports.ts';
import type { KeptPurchase } from '../purchase-log.ts';
import type { KeptRecord } from '../records.ts';
import { changedFacts } from '../changed-facts.ts';
import { claimable } from '../claims.ts';
import { hasExpired, letGo } from '../erasures.ts';
import { compareRows, dueCalendarsOf, matchesFilter, pageOf, relatedOf, type ToldOf } from '../row-filter.ts';
import { MemoryPurchases } from './memory-purchases.ts';
import { MemoryRecords } from './memory-records.ts';

interface Entry extends Derived {
  readonly events: readonly CaseEvent[];
}

/** A store that lasts as long as the process: for tests and trials. */
export class MemoryStore implements Store {
  readonly #cases = new Map<string, Entry>();
  readonly #submissions = new Map<string, Submission>();
  readonly #numbers = new Map<string, string>();
  readonly #receipts = new Map<string, string>();
  readonly #years = new Map<number, number>();
  readonly #changes: Change[] = [];
  readonly #policies: { meta: PolicyVersion; text: string }[] = [];
  readonly #uploads = new Map<string, Upload>();
  readonly #records = new MemoryRecords();
  readonly #purchases = new MemoryPurchases();

  nextNumber(year: number): Promise<number> {
    const next = (this.#years.get(year) ?? 0) + 1;
    this.#years.set(year, next);
    return Promise.resolve(next);
  }

  submission(key: string): Promise<Submission | undefined> {
    return Promise.resolve(this.#submissions.get(key));
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must come as a rejection
  async create(entry: NewCase): Promise<{ change: Change } | { existing: Submission }> {
    const existing = this.#submissions.get(entry.key);
    if (existing) return { existing };
    const { row, facts, events } = entry;
    this.#claim(entry.uploads, row.id);
    this.#submissions.set(entry.key, { caseId: row.id, fingerprint: entry.fingerprint });
    this.#numbers.set(row.number, row.id);
    this.#receipts.set(entry.receiptHash, row.id);
    this.#cases.set(row.id, { row, facts, events: structuredCopy(events) });
    return { change: this.#changed(row, events) };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must come as a rejection
  async append(
    caseId: string,
    expectedVersion: number,
    events: readonly CaseEvent[],
    { row, facts }: Derived,
    uploads: readonly string[],
  ): Promise<Change | undefined> {
    const entry = this.#cases.get(caseId);
    if (entry?.events.length !== expectedVersion) return undefined;
    this.#claim(uploads, caseId);
    this.#cases.set(caseId, { row, facts, events: [...entry.events, ...structuredCopy(events)] });
    return this.#changed(row, events);
  }

  casesOf(names: readonly string[]): Promise<string[]> {
    const named = ({ events: [first] }: Entry): boolean =>
      first?.type === 'complaint-received' && customerNames(first.complaint).some((name) => names.includes(name));
    const found = [...this.#cases.values()].filter(named).map(({ row }) => row);
    return Promise.resolve(found.sort(compareRows({ by: 'receivedAt', descending: true })).map(({ id }) => id));
  }

  expired(expiry: Expiry, limit: number): Promise<string[]> {
    const found = this.#rows()
      .filter((row) => hasExpired(row, expiry))
      .sort((a, b) => Date.parse(a.endedAt ?? '') - Date.parse(b.endedAt ?? ''));
    return Promise.resolve(found.slice(0, limit).map(({ id }) => id));
  }

  async erase(
    caseId: string,
    expectedVersion: number,
    events: readonly CaseEvent[],
    derived: Derived,
  ): Promise<Change | undefined> {
    const change = await this.append(caseId, expectedVersion, events, derived, []);
    const entry = this.#cases.get(caseId);
    if (!change || !entry) return undefined;
    const bare = entry.events.map((event, index) => (index < expectedVersion ? splitPersonal(event).event : event));
    this.#cases.set(caseId, { ...entry, events: bare });
    for (const [id, upload] of this.#uploads) {
      if (upload.caseId === caseId) this.#uploads.set(id, letGo(upload));
    }
    return change;
  }

  events(caseId: string): Promise<CaseEvent[]> {
    return Promise.resolve(structuredCopy(this.#cases.get(caseId)?.events ?? []));
  }

  eventsOf(number: string): Promise<CaseEvent[]> {
    return this.events(this.#numbers.get(number) ?? '');
  }

  related(number: string, narrowed: Pick<RowFilter, 'department'>, limit: number): Promise<CaseRow[]> {
    const row = this.#cases.get(this.#numbers.get(number) ?? '')?.row;
    return Promise.resolve(relatedOf(row, this.#rows(), narrowed, limit));
  }

  caseId(by: { readonly number: string } | { readonly receiptHash: string }): Promise<string | undefined> {
    return Promise.resolve('number' in by ? this.#numbers.get(by.number) : this.#receipts.get(by.receiptHash));
  }

  rows(filter: RowFilter, order: RowOrder): Promise<CaseRow[]> {
    return Promise.resolve(pageOf(this.#rows(), filter, order, this.#told));
  }

  dueCalendars(narrowed: Pick<RowFilter, 'department'>): Promise<string[]> {
    return Promise.resolve(dueCalendarsOf(this.#rows(), narrowed));
  }

  count(filter: RowFilter, most: number): Promise<number> {
    const found = this.#rows().filter((row) => matchesFilter(row, filter, this.#told)).length;
    return Promise.resolve(Math.min(found, most));
  }

  countSame(customerKey: string, issue: string): Promise<number> {
    const same = this.#rows().filter(
      (row) => row.customerKey === customerKey && (row.subcategory ?? row.category) === issue,
    );
    return Promise.resolve(same.length);
  }

  due(now: string, limit: number): Promise<string[]> {
    const due = this.#rows()
      .filter((row) => row.timerAt !== null && Date.parse(row.timerAt) <= Date.parse(now))
      .sort((a, b) => Date.parse(a.timerAt ?? '') - Date.parse(b.timerAt ?? ''));
    return Promise.resolve(due.slice(0, limit).map(({ id }) => id));
  }

  async *facts(): AsyncIterable<readonly CaseFacts[]> {
    yield await Promise.resolve([...this.#cases.values()].map(({ facts }) => facts));
  }

  factsOf(caseIds: readonly string[]): Promise<CaseFacts[]> {
    return Promise.resolve(caseIds.flatMap((id) => this.#cases.get(id)?.facts ?? []));
  }

  factsSince(after: number, limit: number): Promise<RecentFacts> {
    return changedFacts(this, after, limit);
  }

  async *complaints(): AsyncIterable<readonly PastComplaint[]> {
    const all = [...this.#cases.values()].flatMap(({ row, events: [first] }) =>
      first?.type === 'complaint-received'
        ? [{ id: row.id, receivedAt: row.receivedAt, complaint: first.complaint, repeatCount: first.repeatCount ?? 0 }]
        : [],
    );
    yield await Promise.resolve(all.sort((a, b) => Date.parse(a.receivedAt) - Date.parse(b.receivedAt)));
  }

  changes(after: number, limit: number): Promise<Change[]> {
    return Promise.resolve(this.#changes.slice(after, after + limit));
  }

  position(): Promise<number> {
    return Promise.resolve(this.#changes.length);
  }

  policyVersions(): Promise<PolicyVersion[]> {
    return Promise.resolve(this.#policies.map(({ meta }) => meta).reverse());
  }

  policy(version?: number): Promise<{ meta: PolicyVersion; text: string } | undefined> {
    return Promise.resolve(version === undefined ? this.#policies.at(-1) : this.#policies[version - 1]);
  }

  publishPolicy(expected: number, next: Omit<PolicyVersion, 'version'>, text: string): Promise<boolean> {
    if (this.#policies.length !== expected) return Promise.resolve(false);
    this.#policies.push({ meta: { ...next, version: expected + 1 }, text });
    return Promise.resolve(true);
  }

  addUpload(upload: Upload): Promise<void> {
    if (!this.#uploads.has(upload.id)) this.#uploads.set(upload.id, upload);
    return Promise.resolve();
  }

  upload(id: string): Promise<Upload | undefined> {
    return Promise.resolve(this.#uploads.get(id));
  }

  unclaimedUploads(before: string, limit: number): Promise<Upload[]> {
    const old = [...this.#uploads.values()].filter(
      ({ caseId, uploadedAt }) => caseId === null && Date.parse(uploadedAt) < Date.parse(before),
    );
    return Promise.resolve(old.slice(0, limit));
  }

  removeUnclaimed(id: string): Promise<boolean> {
    return Promise.resolve(this.#uploads.get(id)?.caseId === null && this.#uploads.delete(id));
  }

  hasContent(sha256: string): Promise<boolean> {
    return Promise.resolve([...this.#uploads.values()].some((upload) => upload.sha256 === sha256));
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
    return Promise.resolve();
  }

  readonly #told: ToldOf = (id) => this.#cases.get(id)?.facts;

  #rows(): CaseRow[] {
    return [...this.#cases.values()].map(({ row }) => row);
  }

  #claim(ids: readonly string[], caseId: string): void {
    const uploads = ids.map((id) => claimable(this.#uploads.get(id), id, caseId));
    for (const upload of uploads) this.#uploads.set(upload.id, { ...upload, caseId });
  }

  #changed(row: CaseRow, events: readonly CaseEvent[]): Change {
    const change: Change = {
      position: this.#changes.length + 1,
      caseId: row.id,
      number: row.number,
      version: row.version,
      department: row.department,
      types: events.map(({ type }) => type),
      at: row.updatedAt,
    };
    this.#changes.push(change);
    return change;
  }
}

/** A log is handed out as a copy: nobody may change what has happened. */
const structuredCopy = <T>(value: readonly T[]): T[] => JSON.parse(JSON.stringify(value)) as T[];
