import { erasedText, type CaseEvent, type CaseFacts } from '@redress/cases';
import { foldText, type CaseRow, type Change, type Derived, type NewCase, type Upload } from '@redress/desk';
import { otherNames, type OtherNames } from './customer-names.ts';
import type { Protection } from './protection.ts';
import { noTime, type CasesTable, type EventsTable, type ChangesTable, type PersonalTable } from './tables.ts';

/** Between the desk's shapes and the tables' columns. */

const rowColumns: Readonly<Record<keyof CaseRow, true>> = {
  id: true,
  number: true,
  version: true,
  state: true,
  cycle: true,
  title: true,
  category: true,
  subcategory: true,
  channel: true,
  severity: true,
  department: true,
  handler: true,
  customerName: true,
  customerKey: true,
  language: true,
  receivedAt: true,
  updatedAt: true,
  endedAt: true,
  dueAt: true,
  dueClock: true,
  dueCalendar: true,
  timerAt: true,
  waitingFor: true,
  proposedBy: true,
  repeatCount: true,
  erasedAt: true,
  search: true,
};
export const caseRowColumns = Object.keys(rowColumns) as (keyof CaseRow)[];
const sortedBy = ['issue', 'receivedMs', 'updatedMs', 'dueMs', 'timerMs'] as const;
/** The columns of a case that its events may change. */
export const changing: readonly (keyof CasesTable)[] = [...caseRowColumns, ...sortedBy];
export const allColumns: readonly (keyof CasesTable)[] = [
  ...changing,
  'receiptHash',
  'submitKey',
  'fingerprint',
  'otherEmail',
  'otherPhone',
];
export const eventNames: readonly (keyof EventsTable)[] = [
  'caseId',
  'version',
  'at',
  'type',
  'body',
  'commitment',
  'hash',
];
export const personalNames: readonly (keyof PersonalTable)[] = ['caseId', 'version', 'body'];
export const changeNames: readonly (keyof NewChange)[] = ['caseId', 'number', 'version', 'department', 'types', 'at'];

const factTypes: Readonly<Record<keyof CaseFacts, 'text' | 'number' | 'boolean'>> = {
  id: 'text',
  number: 'text',
  state: 'text',
  channel: 'text',
  category: 'text',
  subcategory: 'text',
  product: 'text',
  severity: 'text',
  department: 'text',
  handler: 'text',
  cause: 'text',
  outcome: 'text',
  language: 'text',
  customer: 'text',
  receivedAt: 'text',
  acknowledgedAt: 'text',
  respondedAt: 'text',
  resolvedAt: 'text',
  dueAt: 'text',
  pausedAt: 'text',
  breached: 'boolean',
  onTime: 'boolean',
  reopened: 'number',
  reopenedAt: 'text',
  disputed: 'number',
  remedyType: 'text',
  remedyAmount: 'number',
  remedyCurrency: 'text',
  contactAttempts: 'number',
  contactReached: 'boolean',
  contactFailure: 'text',
  surveyedAt: 'text',
  attitude: 'number',
  timeliness: 'number',
  clarity: 'number',
  fairness: 'number',
  overall: 'number',
  nps: 'number',
  ces: 'number',
};
export const factColumns = Object.keys(factTypes) as (keyof CaseFacts)[];
const booleanFacts = factColumns.filter((name) => factTypes[name] === 'boolean');

/** Facts as they were written: SQLite gives booleans back as numbers. */
export function readFacts(row: CaseFacts): CaseFacts {
  const flags = booleanFacts.map((name) => [name, row[name] === null ? null : Boolean(row[name])]);
  return { ...row, ...(Object.fromEntries(flags) as Partial<CaseFacts>) };
}

/** What PostgreSQL takes as text: no NUL and no half of a surrogate pair. The log keeps texts as they came. */
const storable = (value: string): string =>
  /[\0\ud800-\udfff]/.test(value) ? Buffer.from(value.replaceAll('\0', '')).toString() : value;

/** A record whose texts any of the databases can hold. */
export const cleaned = <T extends object>(record: T): T =>
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, typeof value === 'string' ? storable(value) : value]),
  ) as T;

type Sorted = Pick<CasesTable, (typeof sortedBy)[number]>;

const sortColumns = (row: CaseRow): Sorted => ({
  issue: row.subcategory ?? row.category,
  receivedMs: Date.parse(row.receivedAt),
  updatedMs: Date.parse(row.updatedAt),
  dueMs: row.dueAt === null ? noTime : Date.parse(row.dueAt),
  timerMs: row.timerAt === null ? null : Date.parse(row.timerAt),
});

/** Where a text stands, for its encryption. */
export const casePlace = (id: string, column: 'title' | 'customerName'): string => `cases/${id}/${column}`;
export const uploadPlace = (id: string): string => `uploads/${id}`;

/** What of a case can be searched where nobody may read what is personal. */
export const searchable = (number: string, product: string | null): string =>
  foldText([number, product].filter(Boolean).join('\n'));

const unlessNull = <T>(value: string | null, use: (value: string) => T): T | null =>
  value === null ? null : use(value);

/** What of a row is personal, as it is kept. Words that nobody may read cannot be searched. */
function concealed({ row, facts }: Derived, protection: Protection): CaseRow {
  if (!protection.isSecret) return row;
  const { conceal, pseudonym } = protection;
  return {
    ...row,
    title: conceal(row.title, casePlace(row.id, 'title')),
    customerName: unlessNull(row.customerName, (name) => conceal(name, casePlace(row.id, 'customerName'))),
    customerKey: unlessNull(row.customerKey, pseudonym),
    search: searchable(row.number, facts.product),
  };
}

/** A row as the desk knows it, but for its customer's key and the words to search. */
export function readRow(row: CaseRow, protection: Protection): CaseRow {
  if (!protection.isSecret) return row;
  const { reveal } = protection;
  return {
    ...row,
    title: reveal(row.title, casePlace(row.id, 'title')),
    customerName: unlessNull(row.customerName, (name) => reveal(name, casePlace(row.id, 'customerName'))),
  };
}

export const keptUpload = (upload: Upload, { conceal }: Protection): Upload => ({
  ...upload,
  name: conceal(upload.name, uploadPlace(upload.id)),
});

/** An upload as it came; the name of one that an erased case let go is gone. */
export const readUpload = (upload: Upload, { reveal }: Protection): Upload =>
  upload.name === erasedText ? upload : { ...upload, name: reveal(upload.name, uploadPlace(upload.id)) };

/** Values of `changing`. */
export function changingColumns(derived: Derived, protection: Protection): CaseRow & Sorted {
  const row = cleaned(derived.row);
  return { ...concealed({ ...derived, row }, protection), ...sortColumns(row) };
}

/** Values of `factColumns`. */
export function factValues(facts: CaseFacts, protection: Protection): CaseFacts {
  const values = cleaned(facts);
  return protection.isSecret ? { ...values, customer: unlessNull(values.customer, protection.pseudonym) } : values;
}

function namesOf({ events: [first] }: NewCase, protection: Protection): OtherNames {
  const names = first?.type === 'complaint-received' ? otherNames(first.complaint) : undefined;
  return {
    otherEmail: unlessNull(names?.otherEmail ?? null, protection.pseudonym),
    otherPhone: unlessNull(names?.otherPhone ?? null, protection.pseudonym),
  };
}

export const newCaseColumns = (entry: NewCase, protection: Protection): CasesTable => ({
  ...changingColumns(entry, protection),
  receiptHash: entry.receiptHash,
  submitKey: entry.key,
  fingerprint: entry.fingerprint,
  ...namesOf(entry, protection),
});

export type NewChange = Omit<ChangesTable, 'position'>;

export const changeColumns = ({ row }: Derived, events: readonly CaseEvent[]): NewChange => ({
  caseId: row.id,
  number: row.number,
  version: row.version,
  department: row.department,
  types: JSON.stringify(events.map(({ type }) => type)),
  at: events.at(-1)?.at ?? row.updatedAt,
});

/** A change as it was logged. */
export const readChange = ({ types, ...change }: NewChange & { position: number }): Change => ({
  ...change,
  types: JSON.parse(types) as Change['types'],
});
