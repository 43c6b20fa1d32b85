import { pointer, type Issue } from '@redress/cases';
import { Calendar } from './calendar.ts';
import { checkCalendar } from './check.ts';
import { alwaysOpen, weekdays, type CalendarDefinition, type HolidayTable } from './definition.ts';
import { needsWorkingTime, type Counting, type Within } from './terms.ts';
import { zoneNamed } from './zone.ts';

/**
 * A calendar from a definition that `checkCalendar` finds no fault with, and the holiday tables at hand.
 * @throws RangeError for an unknown time zone; other faults are left out of account.
 */
export function createCalendar(definition: CalendarDefinition, tables: Iterable<HolidayTable> = []): Calendar {
  const zone = zoneNamed(definition.timeZone);
  if (!zone) throw new RangeError('unknown-time-zone');
  return new Calendar(zone, definition, tables);
}

/** The calendars of a policy by id; `''` is the one for deadlines that name none. Pointers start at `definitions`. */
export function compileCalendars(
  definitions: Readonly<Record<string, CalendarDefinition>>,
  tables: Iterable<HolidayTable> = [],
): { calendars: ReadonlyMap<string, Calendar> } | { issues: Issue[] } {
  const known = [...tables];
  const ids = known.map(({ id }) => id);
  const issues = Object.entries(definitions).flatMap(([name, definition]) =>
    checkCalendar(definition, ids).map((issue) => ({ ...issue, path: pointer([name]) + issue.path })),
  );
  if (issues.length > 0) return { issues };
  const calendars = Object.entries({ ...definitions, '': alwaysOpen }).map(
    ([name, definition]) => [name, createCalendar(definition, known)] as const,
  );
  return { calendars: new Map(calendars) };
}

/**
 * Whether a deadline on this calendar can ever be counted: `no-working-time` where it needs working time and the week
 * has none. The path is that of the deadline itself.
 */
export function checkTerms(definition: CalendarDefinition, within: Within, counting?: Counting): Issue[] {
  const open = weekdays.some((day) => (definition.week[day] ?? []).length > 0);
  return open || !needsWorkingTime(within, counting) ? [] : [{ code: 'no-working-time', path: '', params: {} }];
}
