import type { CaseFacts } from '@redress/cases';
import type { CaseRow, PolicyVersion, Upload } from '@redress/desk';
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
}

export interface EventsTable {
  readonly caseId: string;
  readonly version: number;
  readonly at: string;
  readonly type: string;
  /** The event as JSON. */
  readonly body: string;
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

/** Every table of the desk, as Kysely sees it: camel case here, snake case in SQL. */
export interface Tables {
  readonly cases: CasesTable;
  readonly caseFacts: CaseFacts;
  readonly events: EventsTable;
  readonly changes: ChangesTable;
  readonly caseNumbers: CaseNumbersTable;
  readonly policies: PoliciesTable;
  readonly uploads: Upload;
  readonly settings: SettingsTable;
}

/** Sorts after every time. */
export const noTime = Number.MAX_SAFE_INTEGER;
