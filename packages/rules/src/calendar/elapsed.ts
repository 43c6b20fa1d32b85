import { earliest, inRange, latest, pieceAfter, whole, type Calendar } from './calendar.ts';
import { dayOf, parseDay, yearOf } from './civil.ts';
import type { Within } from './terms.ts';
import type { WorkingYear } from './working-year.ts';

/** Working time between two instants, in milliseconds; negative if `to` is the earlier. */
export function elapsed(calendar: Calendar, from: number, to: number): number {
  if (to < from) return -elapsed(calendar, to, from);
  const start = Math.max(from, earliest);
  const end = Math.min(to, latest - 1);
  if (!(start <= end)) return 0;
  const [first, last] = [yearOf(dayOf(start)), yearOf(dayOf(end))];
  let total = 0;
  for (let year = first; year < last; year++) total += whole(calendar.laidOut(year));
  return total + workedIn(calendar.laidOut(last), end) - workedIn(calendar.laidOut(first), start);
}

/**
 * The due time after a pause: as much working time later as passed between the two instants. With a calendar unit
 * in `within` (minutes to months) the whole pause counts. A pause that began after the due time moves nothing.
 */
export function resume(
  calendar: Calendar,
  due: number,
  pausedAt: number,
  resumedAt: number,
  within?: Within,
): number | undefined {
  if (pausedAt >= due || resumedAt <= pausedAt) return due;
  if (within && !within.unit.startsWith('business')) return inRange(due + resumedAt - pausedAt);
  return calendar.add(due, elapsed(calendar, pausedAt, resumedAt));
}

/** Whether any work is done on a date such as `2026-02-14`. */
export function isWorkingDay(calendar: Calendar, date: string): boolean {
  const day = parseDay(date);
  return day !== undefined && calendar.opening(day) !== undefined;
}

/** Working time of the year up to an instant in it. */
export function workedIn(laid: WorkingYear, instant: number): number {
  const index = pieceAfter(laid, instant);
  return (laid.before[index] ?? 0) + Math.max(0, instant - (laid.starts[index] ?? instant));
}
