import type { Attachment, CaseEvent, CaseFacts, Complaint } from '@redress/cases';
import type { FactsTable } from '@redress/metrics';
import type { Expiry } from '@redress/rules';
import type { RowFilter, RowOrder } from './case-query.ts';
import type { CaseRow } from './case-row.ts';
import type { PurchaseLog } from './purchase-log.ts';
import type { Records } from './records.ts';

/** Everything that is derived from a case's log and kept beside it, written in the same transaction. */
export interface Derived {
  readonly row: CaseRow;
  readonly facts: CaseFacts;
}

/** A new case: its first events, and the submit's idempotency row. */
export interface NewCase extends Derived {
  readonly events: readonly CaseEvent[];
  readonly receiptHash: string;
  readonly key: string;
  /** Of the submitted complaint: a key used again must come with the same one. */
  readonly fingerprint: string;
  /** Uploads that now belong to the case. */
  readonly uploads: readonly string[];
}

export interface Submission {
  readonly caseId: string;
  readonly fingerprint: string;
}

/** What became of a case, in the order it was committed. `position` grows; gaps are allowed. */
export interface Change {
  readonly position: number;
  readonly caseId: string;
  readonly number: string;
  /** The version that the case has since. */
  readonly version: number;
  readonly department: string;
  readonly types: readonly CaseEvent['type'][];
  readonly at: string;
}

export interface PolicyVersion {
  /** Counts from 1. */
  readonly version: number;
  readonly hash: string;
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly note: string | null;
}

export interface Upload extends Attachment {
  readonly uploadedAt: string;
  /** Of the bytes as they were sent, before a picture was written anew: an id used again must come with the same. */
  readonly sentSha256?: string | null;
  /** The case it belongs to; `null` until a complaint or a message carries it. */
  readonly caseId: string | null;
}

/** A complaint as it came in. */
export interface PastComplaint {
  /** Of its case. */
  readonly id: string;
  readonly receivedAt: string;
  readonly complaint: Complaint;
  /** How often the customer had complained of the same before. */
  readonly repeatCount: number;
}

/** Facts as they are now of cases that changed. */
export interface RecentFacts {
  readonly facts: readonly CaseFacts[];
  /** The position of the last change that was looked at; `null` when there was none. */
  readonly last: number | null;
  /** Whether there may be more after it. */
  readonly more: boolean;
  /** From this position on, changes may be added before those that were looked at. */
  readonly unsettledFrom: number;
}

/**
 * Where cases are kept. An adapter holds no rules of its own; the conformance suite in `testing/` says what each
 * must do. Writes are durable when their promise resolves, and all or nothing.
 */
export interface Store extends Records, PurchaseLog, Erasures {
  /** The next case number of a year, from 1. Numbers may be skipped, never given twice. */
  nextNumber(year: number): Promise<number>;
  submission(key: string): Promise<Submission | undefined>;
  /** Adds a case, unless its key has been used: then says by which case, and writes nothing. */
  create(entry: NewCase): Promise<{ readonly change: Change } | { readonly existing: Submission }>;
  /** Appends events after `expectedVersion`; `undefined`, and nothing written, when the case has moved on. */
  append(
    caseId: string,
    expectedVersion: number,
    events: readonly CaseEvent[],
    derived: Derived,
    uploads: readonly string[],
  ): Promise<Change | undefined>;
  /** A case's log, oldest first; empty when there is no such case. */
  events(caseId: string): Promise<CaseEvent[]>;
  /** The log of the case with this number, in one go. */
  eventsOf(number: string): Promise<CaseEvent[]>;
  /** Other cases of the customer of the case with this number, latest first; none of a case that was erased. */
  related(number: string, narrowed: Pick<RowFilter, 'department'>, limit: number): Promise<CaseRow[]>;
  caseId(by: { readonly number: string } | { readonly receiptHash: string }): Promise<string | undefined>;
  rows(filter: RowFilter, order: RowOrder): Promise<CaseRow[]>;
  /** By which calendars deadlines are counted, each once: what `dueCalendar` is in rows that have one. */
  dueCalendars(narrowed: Pick<RowFilter, 'department'>): Promise<string[]>;
  /** How many rows match, counting no further than `most`. */
  count(filter: RowFilter, most: number): Promise<number>;
  /** Complaints of one customer about one issue (subcategory, else category). */
  countSame(customerKey: string, issue: string): Promise<number>;
  /** Cases whose `timerAt` is not after `now`, soonest first. */
  due(now: string, limit: number): Promise<string[]>;
  /** All rows of facts, in batches, as of one moment or later. */
  facts(): AsyncIterable<readonly CaseFacts[]>;
  /** The same, in the form in which they come fastest. Without it, `facts` is read. */
  factTables?(): AsyncIterable<readonly CaseFacts[] | FactsTable>;
  factsOf(caseIds: readonly string[]): Promise<CaseFacts[]>;
  /** The facts of cases that changed after a position, of everything that is committed: waits for nobody. */
  factsSince(after: number, limit: number): Promise<RecentFacts>;
  /** All complaints, in batches, oldest first: what a backtest runs over. */
  complaints(): AsyncIterable<readonly PastComplaint[]>;
  /** Changes after a position, in order; none is skipped that commits later with a lower position. */
  changes(after: number, limit: number): Promise<Change[]>;
  /** The position of the newest change, 0 when there is none. */
  position(): Promise<number>;

  policyVersions(): Promise<PolicyVersion[]>;
  /** The text of a policy as it was published; of the newest without a version. */
  policy(version?: number): Promise<{ readonly meta: PolicyVersion; readonly text: string } | undefined>;
  /** Adds a version after `expected` (0: the first); `false`, and nothing written, when another came first. */
  publishPolicy(expected: number, next: Omit<PolicyVersion, 'version'>, text: string): Promise<boolean>;

  addUpload(upload: Upload): Promise<void>;
  upload(id: string): Promise<Upload | undefined>;
  /** Uploads that no case has claimed before an instant. */
  unclaimedUploads(before: string, limit: number): Promise<Upload[]>;
  /**
   * Removes an upload that no case has claimed; one that was claimed meanwhile stays.
   * @returns whether it was removed.
   */
  removeUnclaimed(id: string): Promise<boolean>;
  /** Whether any upload has this content. */
  hasContent(sha256: string): Promise<boolean>;
  close(): Promise<void>;
}

/** What a store does so that customers can ask for their data, and be forgotten. */
export interface Erasures {
  /** Ids of the cases of a customer who is known by one of these names, newest first. */
  casesOf(names: readonly string[]): Promise<string[]>;
  /** Ids of cases that have expired and are not erased, those that ended first before the others. */
  expired(expiry: Expiry, limit: number): Promise<string[]>;
  /**
   * Appends events as `append` does, and with them removes for good what is personal in all events before, and lets
   * the case's uploads go: they are unclaimed, old and without a name from then on.
   * @param derived of the log as it is then.
   */
  erase(
    caseId: string,
    expectedVersion: number,
    events: readonly CaseEvent[],
    derived: Derived,
  ): Promise<Change | undefined>;
}

/** Where the bytes of attachments are kept, by the hex SHA-256 of their content. */
export interface Files {
  put(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** `undefined` when there is no such content. */
  get(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  remove(sha256: string): Promise<void>;
}

/** Makes pictures safe to keep and to show. */
export interface Pictures {
  /**
   * The same picture upright and without metadata, or the bytes as they are for a type that it does not know;
   * `undefined` when they cannot be read as what they claim to be, or are too large to be looked at.
   */
  clean(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** Randomness and cryptography, from the platform. */
export interface Secrets {
  /** A new unguessable id of at least 128 bits, URL-safe, that sorts by time. */
  id(): string;
  /** The receipt of a case: the same each time, derived with a secret that is not in the database. */
  receipt(caseId: string): Promise<string>;
  /** Lower-case hex of the SHA-256. */
  sha256(content: string | Uint8Array<ArrayBuffer>): Promise<string>;
}

/** Milliseconds since 1970 (UTC). */
export type Now = () => number;

/** How writers tell readers that something happened. A missed call costs time, not data: `changes` has it all. */
export interface Feed {
  publish(change: Change): void;
  /** @returns what ends the subscription. */
  subscribe(listener: (change: Change) => void): () => void;
}
