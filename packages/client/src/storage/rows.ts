import type { Attachment, Complaint, Issue } from '@redress/cases';
import type { Submitted } from '@redress/desk';

/** A file of a draft or of a complaint on its way, without its bytes. */
export interface FileMeta {
  /** Also the id of its upload: sent twice, it is the same upload. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly lastModified: number;
}

/** Bytes rather than a `Blob`: WebKit loses blobs that are kept in IndexedDB. */
export interface FileRow {
  readonly id: string;
  readonly bytes: ArrayBuffer;
}

/** A coded no; the sentence lives in the locales. */
export interface Reason {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
}

export interface DraftRow {
  readonly id: string;
  /** Which form it belongs to. */
  readonly form: string;
  /** What the form gave, cloned as structured data. */
  readonly content: unknown;
  readonly files: readonly FileMeta[];
  /** All times: milliseconds since 1970. */
  readonly updatedAt: number;
  readonly expiresAt: number;
  /** Found expired once before: the next time it goes. */
  readonly overdue?: boolean;
  /** Why the desk did not take it when it was sent. */
  readonly refusal?: Reason;
}

export interface OutboxRow {
  /** The idempotency key. */
  readonly id: string;
  readonly form: string;
  /** The address of the desk it goes to. */
  readonly desk: string;
  readonly state: 'queued' | 'waiting' | 'sent';
  readonly createdAt: number;
  /** Failures so far. */
  readonly attempts: number;
  /** The next try; until then it waits, unless the network comes back. */
  readonly nextAt: number;
  /** The desk asked not to be tried before. */
  readonly notBefore: number;
  readonly reason?: Reason;
  /** Something filled in a field that people do not see. */
  readonly trapped?: boolean;
  /** Gone once it is sent, as are content and files. */
  readonly complaint?: Complaint;
  readonly content?: unknown;
  readonly files: readonly (FileMeta & { readonly attachment?: Attachment })[];
  /** Kept until the page has shown the receipt. */
  readonly submitted?: Submitted;
}

/** That somebody works on something, where there are no Web Locks. */
export interface ClaimRow {
  readonly id: string;
  readonly by: string;
  readonly until: number;
}

/** A complaint whose receipt the person wants kept here. */
export interface RememberedRow {
  readonly id: string;
  readonly desk: string;
  readonly number: string;
  readonly receipt: string;
  readonly category: string;
  readonly subcategory?: string | undefined;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Tables {
  readonly drafts: DraftRow;
  readonly files: FileRow;
  readonly outbox: OutboxRow;
  readonly claims: ClaimRow;
  readonly remembered: RememberedRow;
}
export type Table = keyof Tables;
export const tables: readonly Table[] = ['drafts', 'files', 'outbox', 'claims', 'remembered'];
