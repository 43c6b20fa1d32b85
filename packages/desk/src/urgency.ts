import { alwaysOpen, createCalendar, elapsed, subtract, type Calendar, type Judge } from '@redress/rules';
import type { ListedCase, RowFilter } from './case-query.ts';
import type { CaseRow } from './case-row.ts';
import { compareRows } from './row-filter.ts';
import type { Store } from './ports.ts';

/** A calendar of the policy in force by its id; for one that it does not have, the one that is always open. */
export type CalendarOf = (id: string) => Calendar;

export function calendarsOf(judge: Judge): CalendarOf {
  let always: Calendar | undefined;
  return (id) => judge.calendar(id) ?? (always ??= createCalendar(alwaysOpen));
}

/** The last row of a page, as of when the first page of its list was asked for. */
export interface UrgentPlace {
  /** Milliseconds since 1970, as `due`. `null` behind the last deadline. */
  readonly now: number;
  readonly due: number | null;
  /** Working time from `now` until `due`, in milliseconds. */
  readonly left: number;
  readonly id: string;
}

/** Working time left until a row's deadline, in milliseconds, negative when overdue; `undefined` while nothing is due. */
export function workingTimeLeft({ dueAt, dueCalendar }: CaseRow, now: number, of: CalendarOf): number | undefined {
  return dueAt === null ? undefined : elapsed(of(dueCalendar ?? ''), now, Date.parse(dueAt));
}

/** Rows with the working time left of each. */
export const withTimeLeft = (rows: readonly CaseRow[], now: number, of: CalendarOf): ListedCase[] =>
  rows.map((row) => (row.dueAt === null ? row : { ...row, workingTimeLeft: workingTimeLeft(row, now, of) }));

/** The first instant for which `left` or more is left at `now`; `undefined` where that never comes. */
function firstWith(calendar: Calendar, now: number, left: number): number | undefined {
  if (left > 0) return calendar.add(now, left);
  const last = subtract(calendar, now, 1 - left);
  return last === undefined ? 0 : last + 1;
}

const from = (instant: number) => ({ value: new Date(instant).toISOString(), id: '' });

/**
 * Where the rest of a list begins among the deadlines of one calendar; `undefined` where it has none left. Deadlines
 * with equal working time left follow each other by the clock: some of the same may lie before the place and some after.
 */
function restOf(calendar: Calendar, { now, left, due, id }: UrgentPlace) {
  const first = firstWith(calendar, now, left);
  if (first === undefined) return undefined;
  if (due === null || due < first) return from(first);
  const beyond = firstWith(calendar, now, left + 1) ?? Infinity;
  return due < beyond ? { value: new Date(due).toISOString(), id } : from(beyond);
}

interface Timed {
  readonly row: CaseRow;
  readonly left: number;
}

const compareUrgency = (a: Timed, b: Timed): number => a.left - b.left || compareDue(a.row, b.row);
const compareDue = compareRows({ by: 'dueAt', descending: false });

/** A list by urgency: which rows, as of when, and by which calendars, asked for only where something is due. */
export interface UrgentList {
  readonly store: Pick<Store, 'rows' | 'dueCalendars'>;
  readonly filter: RowFilter;
  readonly now: number;
  readonly calendars: () => Promise<CalendarOf>;
}

const byDue = { by: 'dueAt', descending: false } as const;

/** Those without a deadline, by id. */
const undue = ({ store, filter }: UrgentList, id: string, limit: number): Promise<CaseRow[]> =>
  limit > 0 ? store.rows(filter, { ...byDue, limit, after: { value: null, id } }) : Promise.resolve([]);

async function merged(
  { store, filter, now }: UrgentList,
  names: readonly string[],
  of: CalendarOf,
  limit: number,
  after?: UrgentPlace,
): Promise<CaseRow[]> {
  const lists = await Promise.all(
    names.map((dueCalendar) => {
      const place = after && restOf(of(dueCalendar), after);
      if (after && !place) return Promise.resolve([]);
      return store.rows({ ...filter, dueCalendar }, { ...byDue, limit, ...(place && { after: place }) });
    }),
  );
  const timed = lists.flat().map((row) => ({ row, left: workingTimeLeft(row, now, of) ?? 0 }));
  return timed
    .sort(compareUrgency)
    .slice(0, limit)
    .map(({ row }) => row);
}

/**
 * Rows by the working time left until their deadlines, as it was at `now`; those without a deadline last. Within a
 * calendar that is the order of the deadlines themselves, which an index has and no passing of time changes: the first
 * rows of each calendar are merged. Where there is only one, its order is that of the whole list.
 */
export async function mostUrgent(list: UrgentList, limit: number, after?: UrgentPlace): Promise<CaseRow[]> {
  const { store, filter } = list;
  if (after?.due === null) return undue(list, after.id, limit);
  const names = await store.dueCalendars({ department: filter.department });
  const [name] = names;
  if (name === undefined) return undue(list, '', limit);
  if (names.length === 1 && !after) return store.rows(filter, { ...byDue, limit });
  const rows = await merged(list, names, await list.calendars(), limit, after);
  return [...rows, ...(await undue(list, '', limit - rows.length))];
}
