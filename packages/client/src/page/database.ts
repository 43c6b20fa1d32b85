import type { CaseEvent, CaseFacts } from '@redress/cases';
import type { CaseRow, Change, KeptPurchase, KeptRecord, PolicyVersion, Submission, Upload } from '@redress/desk';
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';

/** A case without its log. Times are numbers here, since their texts do not sort. */
export interface CaseRecord {
  readonly id: string;
  readonly number: string;
  readonly receiptHash: string;
  /** How many events the log has. */
  readonly version: number;
  readonly row: CaseRow;
  readonly facts: CaseFacts;
  readonly receivedAt: number;
  /** Absent where nothing is to be done by itself: the index leaves it out. */
  readonly timerAt?: number;
  /** Customer and issue, where there is a customer. */
  readonly same?: [string, string];
}

export interface UploadRecord {
  readonly id: string;
  readonly upload: Upload;
  /** While no case has it. */
  readonly unclaimedAt?: number;
}

export interface PageSchema extends DBSchema {
  cases: {
    key: string;
    value: CaseRecord;
    indexes: {
      number: string;
      receiptHash: string;
      receivedAt: [number, string];
      timerAt: number;
      same: [string, string];
    };
  };
  /** One event a record; the second half of the key counts from 1. */
  events: { key: [string, number]; value: CaseEvent };
  submissions: { key: string; value: Submission };
  changes: { key: number; value: Omit<Change, 'position'> };
  policies: { key: number; value: { readonly meta: PolicyVersion; readonly text: string } };
  uploads: { key: string; value: UploadRecord; indexes: { unclaimedAt: number } };
  /** Bytes by the hex SHA-256 of their content. */
  files: { key: string; value: ArrayBuffer };
  /** By kind and id. */
  records: { key: [string, string]; value: KeptRecord };
  purchases: { key: string; value: KeptPurchase; indexes: { customer: string } };
  /** Counters of numbers by year and of purchases' changes, the desk's secret. */
  settings: { key: string; value: number | Uint8Array<ArrayBuffer> };
}

export type PageDatabase = IDBPDatabase<PageSchema>;
/** What is written to a case goes in one of these. */
export type Writing = IDBPTransaction<
  PageSchema,
  ('cases' | 'events' | 'changes' | 'uploads' | 'submissions')[],
  'readwrite'
>;
/** Opens when it is first used, and again after the browser has closed it. */
export type Database = () => Promise<PageDatabase>;

function createCases(db: PageDatabase): void {
  const cases = db.createObjectStore('cases', { keyPath: 'id' });
  cases.createIndex('number', 'number', { unique: true });
  cases.createIndex('receiptHash', 'receiptHash', { unique: true });
  cases.createIndex('receivedAt', ['receivedAt', 'id']);
  cases.createIndex('timerAt', 'timerAt');
  cases.createIndex('same', 'same');
  db.createObjectStore('uploads', { keyPath: 'id' }).createIndex('unclaimedAt', 'unclaimedAt');
  db.createObjectStore('changes', { autoIncrement: true });
  for (const store of ['events', 'submissions', 'policies', 'files', 'settings'] as const) db.createObjectStore(store);
}

function createRecords(db: PageDatabase): void {
  db.createObjectStore('records');
  db.createObjectStore('purchases', { keyPath: 'id' }).createIndex('customer', 'customer');
}

/** Every step of the layout, in order; a database runs those that it has not run. */
const layout = [createCases, createRecords];

/** The database of one desk in the page. */
export function pageDatabase(name: string): Database & { close(): Promise<void> } {
  let opening: Promise<PageDatabase> | undefined;
  const open = (): Promise<PageDatabase> => {
    const mine = openDB<PageSchema>(name, layout.length, {
      upgrade: (db, from) => {
        for (const step of layout.slice(from)) step(db);
      },
      // Another tab deletes it, or opens it in a newer version of this page.
      blocking: () => {
        opening = undefined;
        void mine.then((db) => {
          db.close();
        });
      },
      terminated: () => {
        opening = undefined;
      },
    });
    mine.catch(() => {
      opening = undefined;
    });
    return mine;
  };
  return Object.assign(() => (opening ??= open()), {
    close: async () => {
      (await opening)?.close();
      opening = undefined;
    },
  });
}

/** The browser tells that it is written when it is on the disk, not before. */
export const durable = { durability: 'strict' } as const;
