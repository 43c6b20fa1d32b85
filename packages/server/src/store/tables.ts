import type { CaseFacts } from '@redress/cases';
import type { CaseRow, KeptPurchase, KeptRecord, PolicyVersion, Upload } from '@redress/desk';
import type { Generated } from 'kysely';

/** The columns behind `CaseRow`, and what only the store needs. Times end in `Ms` where they are sorted by. */
export interface CasesTable extends CaseRow {
  readonly receiptHash: string;
  readonly submitKey: string;
  readonly fingerprint: string;
  /** The subcategory, else the category: what repeats are counted by. */
  readonly issue: string;
  readonly receivedMs: number;
  readonly updatedMs: number;
  /** `noTime` when nothing is due, so that it sorts last. */
  readonly dueMs: number;
  readonly timerMs: number | null;
  /** By what else the customer may ask for their data, where it is not their key. */
  readonly otherEmail: string | null;
  readonly otherPhone: string | null;
}

export interface EventsTable {
  readonly caseId: string;
  readonly version: number;
  readonly at: string;
  readonly type: string;
  /** The event without its personal part, as JSON. A row is never changed or removed. */
  readonly body: string;
  /** Of the personal part as it was written, also after that is gone; `null` where there was none. */
  readonly commitment: string | null;
  /** Of the case's log up to here. */
  readonly hash: string;
}

/** The personal part of an event, until it is erased. */
export interface PersonalTable {
  readonly caseId: string;
  readonly version: number;
  readonly body: string;
}

/** What the changes after one position, up to another, were when they were sealed. */
export interface SealsTable {
  /** Counts from 1. */
  readonly sequence: number;
  readonly after: number;
  readonly upTo: number;
  readonly changes: number;
  /** Over the seal before this one and all of its changes. */
  readonly hash: string;
  readonly sealedAt: string;
}

export interface ChangesTable {
  readonly position: Generated<number>;
  readonly caseId: string;
  readonly number: string;
  readonly version: number;
  readonly department: string;
  /** The events' types, as JSON. */
  readonly types: string;
  readonly at: string;
}

export interface CaseNumbersTable {
  readonly year: number;
  readonly next: number;
}

export interface PoliciesTable extends PolicyVersion {
  readonly text: string;
}

export interface SettingsTable {
  readonly name: string;
  readonly value: string;
}

export interface RecordsTable extends Omit<KeptRecord, 'body'> {
  /** As JSON. */
  readonly body: string;
}

/** Something to be told to somebody, or that was. Times in milliseconds. */
export interface DeliveriesTable {
  readonly id: string;
  readonly kind: 'mail' | 'webhook';
  /** `customer`, `staff:` and an account's id, or a webhook's id. */
  readonly target: string;
  /** All three `null` or 0 for a webhook's test. */
  readonly caseId: string | null;
  readonly number: string | null;
  /** The version that the case had since the change. */
  readonly version: number;
  readonly position: number;
  /** The types of the events it is about, as JSON. */
  readonly types: string;
  readonly at: string;
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly attempts: number;
  /** Not to be tried before. */
  readonly nextMs: number;
  /** While a process tries, until when no other does. */
  readonly leasedUntilMs: number | null;
  readonly createdMs: number;
  readonly settledMs: number | null;
  readonly lastError: string | null;
}

export interface NoticeCursorsTable {
  readonly name: string;
  /** Of the newest change that was looked at. */
  readonly position: number;
  /** The process that looks, and until when no other does. */
  readonly holder: string | null;
  readonly heldUntilMs: number;
}

export interface WebhooksTable {
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  /** Types of events it is told of, as JSON; an empty list stands for all. */
  readonly types: string;
  /** Encrypted. */
  readonly secret: string;
  readonly formerSecret: string | null;
  readonly formerUntilMs: number | null;
  readonly createdAt: string;
  /** Why it is told nothing any more. */
  readonly disabled: string | null;
}

/** Who looked at what. */
export interface AuditTable {
  /** Begins with the time. */
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly isRefused: boolean;
  readonly staff: string | null;
  readonly name: string | null;
  readonly caseNumber: string | null;
  /** A keyed hash of whom it was about. */
  readonly subject: string | null;
  readonly client: string | null;
  readonly requestId: string | null;
  /** Counts from 1, in the order in which entries were written. */
  readonly sequence: number;
  /** Over the hash of the entry before and this one. */
  readonly hash: string;
}

/** The last entry that was removed for its age: there the chain of those that are left begins. One row at the most. */
export interface AuditAnchorTable {
  readonly id: 1;
  readonly sequence: number;
  readonly hash: string;
  readonly removedAt: string;
}

/** Every table of the desk, as Kysely sees it: camel case here, snake case in SQL. */
export interface Tables {
  readonly cases: CasesTable;
  readonly caseFacts: CaseFacts;
  readonly events: EventsTable;
  readonly personal: PersonalTable;
  readonly seals: SealsTable;
  readonly audit: AuditTable;
  readonly auditAnchor: AuditAnchorTable;
  readonly changes: ChangesTable;
  readonly caseNumbers: CaseNumbersTable;
  readonly policies: PoliciesTable;
  readonly uploads: Upload;
  readonly settings: SettingsTable;
  readonly deliveries: DeliveriesTable;
  readonly noticeCursors: NoticeCursorsTable;
  readonly webhooks: WebhooksTable;
  readonly records: RecordsTable;
  readonly purchases: KeptPurchase;
}

/** Sorts after every time. */
export const noTime = Number.MAX_SAFE_INTEGER;
