import { caseStates, endStates, type CaseState } from '@redress/cases';
import { zoneOf } from '@redress/metrics';
import type { Staff } from './answers.ts';
import type { CaseQuery, LocalTime, Queue, RowFilter, RowOrder } from './case-query.ts';
import { foldText, type CaseRow } from './case-row.ts';
import { DeskError } from './desk-error.ts';
import { inOwnDepartment } from './sees.ts';
import type { UrgentPlace } from './urgency.ts';

const openStates = caseStates.filter((state) => !endStates.includes(state));
const hourInMs = 3_600_000;

function queueFilter(queue: Queue, staff: Staff, now: number): RowFilter {
  const at = new Date(now).toISOString();
  switch (queue) {
    case 'all':
      return {};
    case 'open':
      return { states: openStates };
    case 'mine':
      return { states: openStates, handler: staff.id };
    case 'department':
      return { states: openStates, ...(staff.department !== undefined && { department: staff.department }) };
    case 'unassigned':
      return { states: openStates, unassigned: true };
    case 'due-soon':
      return { states: openStates, dueFrom: at, dueBefore: new Date(now + 24 * hourInMs).toISOString() };
    case 'overdue':
      return { states: openStates, dueBefore: at };
    case 'waiting':
      return { states: ['waiting'] };
    case 'to-approve':
      return { states: ['proposed'], notProposedBy: staff.id };
    case 'to-call-back':
      return { states: ['follow-up'] };
    case 'ended':
      return { states: endStates };
  }
}

/** Nothing is received before. */
const earliest = Date.UTC(1990);

/** Clocks change: an hour of the company's day is told by the offsets that hold while the query's cases come in. */
function localTimeOf(
  { weekday, hour, receivedFrom, receivedTo }: CaseQuery,
  now: number,
  timeZone: string,
): LocalTime | undefined {
  if (weekday === undefined && hour === undefined) return undefined;
  const from = receivedFrom === undefined ? earliest : Date.parse(receivedFrom);
  const to = receivedTo === undefined ? now : Math.min(Date.parse(receivedTo), now);
  return {
    ...(weekday !== undefined && { weekday }),
    ...(hour !== undefined && { hour }),
    offsets: zoneOf(timeZone).offsets(from, to),
  };
}

/** A query, its queue spelled out, narrowed to what the person may see. */
export function filterOf(
  { queue = 'all', state, search, sort: _, after: __, limit: ___, weekday, hour, ...plain }: CaseQuery,
  staff: Staff,
  now: number,
  timeZone: string,
): RowFilter {
  const localTime = localTimeOf({ weekday, hour, ...plain }, now, timeZone);
  const base = queueFilter(queue, staff, now);
  const states: readonly CaseState[] | undefined = state;
  const both = states && base.states ? states.filter((each) => base.states?.includes(each)) : (states ?? base.states);
  const words = foldText(search ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return {
    ...base,
    ...plain,
    ...(both && { states: both }),
    ...(words.length && { words }),
    ...(localTime && { localTime }),
    ...inOwnDepartment(staff),
  };
}

export const defaultLimit = 50;

/** The orders that an index has as they are; that of urgency is merged. */
export function orderOf({ sort, after, limit = defaultLimit }: CaseQuery): RowOrder {
  const by = sort === 'updated' ? 'updatedAt' : 'receivedAt';
  return { by, descending: true, limit, ...(after !== undefined && { after: place(after) }) };
}

/** Where the page after this row begins. */
export const cursor = (row: CaseRow, { by }: RowOrder): string => `${row[by] ?? ''}~${row.id}`;

const invalidCursor = (): DeskError => new DeskError('invalid-query', {}, [{ code: 'invalid-cursor', path: '/after' }]);

/** Where a page begins. A cursor is only a place in a list: what the person may not see stays filtered out. */
function place(text: string): NonNullable<RowOrder['after']> {
  const cut = text.indexOf('~');
  const [value, id] = [text.slice(0, cut), text.slice(cut + 1)];
  if (cut < 0 || (value && Number.isNaN(Date.parse(value)))) throw invalidCursor();
  return { value: value || null, id };
}

/** Where the page of a list by urgency after this row begins. */
export const urgentCursor = ({ now, left, due, id }: UrgentPlace): string => [now, left, due ?? '', id].join('~');

/** @throws DeskError `invalid-query` */
export function urgentPlace(text: string): UrgentPlace {
  const [, now, left, due, id = ''] = /^(\d{1,15})~(-?\d{1,15})~(\d{0,15})~(.*)$/.exec(text) ?? [];
  if (now === undefined || due === undefined) throw invalidCursor();
  return { now: Number(now), left: Number(left), due: due === '' ? null : Number(due), id };
}
