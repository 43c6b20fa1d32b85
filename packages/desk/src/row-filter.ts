import type { CaseFacts } from '@redress/cases';
import type { LocalTime, RowFilter, RowOrder } from './case-query.ts';
import type { CaseRow } from './case-row.ts';

const time = (at: string): number => Date.parse(at);
const inRange = (at: string | null, from: string | undefined, before: string | undefined): boolean => {
  if (from === undefined && before === undefined) return true;
  if (at === null) return false;
  return (from === undefined || time(at) >= time(from)) && (before === undefined || time(at) < time(before));
};
const is = (wanted: string | undefined, actual: string | null): boolean => wanted === undefined || wanted === actual;

/** What lists are narrowed by that is not in their rows. */
export type Told = Pick<CaseFacts, 'product' | 'cause'>;
export type ToldOf = (id: string) => Told | undefined;

function matchesTold(row: CaseRow, { product, cause }: RowFilter, toldOf: ToldOf): boolean {
  if (product === undefined && cause === undefined) return true;
  const told = toldOf(row.id);
  return told !== undefined && is(product, told.product) && is(cause, told.cause);
}

/** A browser may still keep rows from before they told their calendar. */
const dueCalendarOf = ({ dueAt, dueCalendar }: CaseRow): string | null => (dueAt === null ? null : (dueCalendar ?? ''));

/** The calendars by which deadlines of rows at hand are counted. */
export function dueCalendarsOf(rows: Iterable<CaseRow>, { department }: Pick<RowFilter, 'department'>): string[] {
  const found = new Set<string>();
  for (const row of rows) {
    const calendar = dueCalendarOf(row);
    if (calendar !== null && is(department, row.department)) found.add(calendar);
  }
  return [...found].sort();
}

const hourInMs = 3_600_000;
const modulo = (value: number, by: number): number => ((value % by) + by) % by;

function matchesLocalTime(at: string, { weekday, hour, offsets }: LocalTime): boolean {
  const instant = time(at);
  const { offset } = offsets.find(({ until }) => instant < until) ?? offsets.at(-1) ?? { offset: 0 };
  const hours = Math.floor((instant + offset) / hourInMs);
  // 1970 began on a Thursday.
  const on = modulo(Math.floor(hours / 24) + 3, 7) + 1;
  return (weekday === undefined || weekday === on) && (hour === undefined || hour === modulo(hours, 24));
}

/** Whether a row passes a filter: the meaning that every store's queries must have. */
export function matchesFilter(row: CaseRow, filter: RowFilter, toldOf: ToldOf): boolean {
  return (
    (filter.states?.includes(row.state) ?? true) &&
    is(filter.department, row.department) &&
    is(filter.handler, row.handler) &&
    (!filter.unassigned || row.handler === null) &&
    is(filter.severity, row.severity) &&
    is(filter.category, row.category) &&
    is(filter.channel, row.channel) &&
    is(filter.customer, row.customerKey) &&
    (!filter.localTime || matchesLocalTime(row.receivedAt, filter.localTime)) &&
    (filter.words?.every((word) => row.search.includes(word)) ?? true) &&
    inRange(row.receivedAt, filter.receivedFrom, filter.receivedTo) &&
    inRange(row.dueAt, filter.dueFrom, filter.dueBefore) &&
    is(filter.dueCalendar, dueCalendarOf(row)) &&
    (filter.notProposedBy === undefined || row.proposedBy !== filter.notProposedBy) &&
    matchesTold(row, filter, toldOf)
  );
}

/** Orders rows by a time, those without one last, and by id where the times are equal. */
export function compareRows({ by, descending }: Pick<RowOrder, 'by' | 'descending'>) {
  return (a: Pick<CaseRow, RowOrder['by'] | 'id'>, b: Pick<CaseRow, RowOrder['by'] | 'id'>): number => {
    const [x, y] = [a[by], b[by]];
    if (x !== null && y !== null && x !== y) return (time(x) - time(y)) * (descending ? -1 : 1);
    if (x === null && y !== null) return 1;
    if (x !== null && y === null) return -1;
    return (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) * (descending ? -1 : 1);
  };
}

/** Other cases of a case's customer, of rows that are all at hand. */
export function relatedOf(
  row: CaseRow | undefined,
  rows: Iterable<CaseRow>,
  narrowed: Pick<RowFilter, 'department'>,
  limit: number,
): CaseRow[] {
  if (!row || row.customerKey === null || row.erasedAt !== null) return [];
  const found = pageOf(
    rows,
    { customer: row.customerKey, ...narrowed },
    {
      by: 'receivedAt',
      descending: true,
      limit: limit + 1,
    },
    () => undefined,
  );
  return found.filter(({ id }) => id !== row.id).slice(0, limit);
}

/** A page of rows that are all at hand. */
export function pageOf(rows: Iterable<CaseRow>, filter: RowFilter, order: RowOrder, toldOf: ToldOf): CaseRow[] {
  const compare = compareRows(order);
  const { after, by, limit } = order;
  const found = [...rows].filter((row) => matchesFilter(row, filter, toldOf)).sort(compare);
  const rest = after ? found.filter((row) => compare({ ...row, id: after.id, [by]: after.value }, row) < 0) : found;
  return rest.slice(0, limit);
}
