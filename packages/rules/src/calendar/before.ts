import { inRange, whole, type Calendar } from './calendar.ts';
import { addMonths, dayMs, dayOf, firstYear, hourMs, minuteMs, yearOf } from './civil.ts';
import { workedIn } from './elapsed.ts';
import type { Within } from './terms.ts';

/** The last instant at which `workingMs` of working time are left until `to`; `to` itself for none. Undoes `add`. */
export function subtract(calendar: Calendar, to: number, workingMs: number): number | undefined {
  if (inRange(to) === undefined) return undefined;
  if (workingMs <= 0) return to;
  let year = yearOf(dayOf(to));
  let laid = calendar.laidOut(year);
  let target = workedIn(laid, to) - workingMs;
  while (target < 0) {
    if (--year < firstYear) return undefined;
    laid = calendar.laidOut(year);
    target += whole(laid);
  }
  const piece = pieceAt(laid.before, target);
  return (laid.starts[piece] ?? 0) + target - (laid.before[piece] ?? 0);
}

/**
 * The instant a time before another, such as a warning before a deadline. Working days end where that instant's day
 * does: a deadline at the close of business is told of at an earlier close, any other at the same time of day.
 */
export function before(calendar: Calendar, to: number, { amount, unit }: Within): number | undefined {
  switch (unit) {
    case 'minutes':
      return inRange(to - amount * minuteMs);
    case 'hours':
      return inRange(to - amount * hourMs);
    case 'business minutes':
      return subtract(calendar, to, amount * minuteMs);
    case 'business hours':
      return subtract(calendar, to, amount * hourMs);
    case 'business days':
      return workingDaysBefore(calendar, to, amount);
    case 'days':
      return sameTime(calendar, calendar.dayAt(to) - amount, to);
    case 'weeks':
      return sameTime(calendar, calendar.dayAt(to) - 7 * amount, to);
    case 'months':
      return sameTime(calendar, addMonths(calendar.dayAt(to), -amount), to);
  }
}

function workingDaysBefore(calendar: Calendar, to: number, amount: number): number | undefined {
  // Midnight at its end still belongs to a day that closes then.
  const day = calendar.dayAt(to - 1);
  const hours = calendar.opening(day);
  const earlier = calendar.workingDay(day, hours ? -amount : 1 - amount);
  if (earlier === undefined) return undefined;
  return hours?.close === to ? calendar.opening(earlier)?.close : sameTime(calendar, earlier, to);
}

function sameTime({ zone }: Calendar, day: number, instant: number): number | undefined {
  const wall = instant + zone.offset(instant);
  return inRange(zone.instant(day * dayMs + wall - dayOf(wall) * dayMs));
}

/** The last piece before which no more than `target` of the year's working time lies. */
function pieceAt(laid: Float64Array, target: number): number {
  let low = 0;
  let high = laid.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((laid[middle] ?? 0) <= target) low = middle;
    else high = middle;
  }
  return low;
}
