import type { ProofLine } from '@redress/cases';
import type { CalendarDefinition, HolidayTable } from './definition.ts';
import {
  addMonths,
  dayMs,
  dayOf,
  firstYear,
  formatDay,
  hourMs,
  lastYear,
  minuteMs,
  yearOf,
  yearStart,
} from './civil.ts';
import { prove } from './proof.ts';
import { Schedule, type DayPlan } from './schedule.ts';
import { needsWorkingTime, type Counting, type DueAt, type Unit, type Within } from './terms.ts';
import { layOut, type WorkingYear } from './working-year.ts';
import type { Zone } from './zone.ts';

export const earliest = yearStart(firstYear) * dayMs;
export const latest = yearStart(lastYear + 1) * dayMs;

export interface Counted {
  readonly due: number;
  readonly proof: ProofLine[];
  /** The holiday data ends before the deadline: later days count by the week and the single dates alone. */
  readonly dataEndsAt?: string;
}

/**
 * Counts deadlines in the working time of one desk. All instants are milliseconds since 1970-01-01 in UTC, from 1970
 * to the end of 2199; what starts, or would end, outside gives undefined, as does working time that never comes.
 * Years are laid out when first asked for and kept, at most 230 of them.
 */
export class Calendar {
  readonly zone: Zone;
  readonly #schedule: Schedule;
  readonly #years: (WorkingYear | undefined)[] = [];

  constructor(zone: Zone, definition: CalendarDefinition, tables: Iterable<HolidayTable>) {
    this.zone = zone;
    this.#schedule = new Schedule(definition, tables);
  }

  /** When a deadline that starts at `start` falls due. The day of receipt is day 0. */
  due(start: number, { amount, unit }: Within, counting?: Counting): number | undefined {
    const from = this.begins(start, counting);
    if (from === undefined) return undefined;
    switch (unit) {
      case 'minutes':
        return inRange(from + amount * minuteMs);
      case 'hours':
        return inRange(from + amount * hourMs);
      case 'business minutes':
        return this.add(from, amount * minuteMs);
      case 'business hours':
        return this.add(from, amount * hourMs);
      case 'business days':
        return this.#at(this.#lastDay(from, amount, unit), from, counting?.at ?? 'close');
      case 'days':
      case 'weeks':
      case 'months':
        return this.#at(this.#lastDay(from, amount, unit), from, counting?.at ?? 'same time');
    }
  }

  /** The same due time with the proof of it, and the end of the holiday data where the deadline runs past it. */
  count(start: number, within: Within, counting?: Counting): Counted | undefined {
    const begins = this.begins(start, counting);
    const due = this.due(start, within, counting);
    if (begins === undefined || due === undefined) return undefined;
    const lastDay = this.#lastDay(begins, within.amount, within.unit) ?? this.dayAt(due);
    const proof = prove(this, { within, start, begins, due, lastDay });
    const { dataEnds } = this.#schedule;
    const beyond = dataEnds !== undefined && needsWorkingTime(within, counting) && this.dayAt(due) > dataEnds;
    return { due, proof, ...(beyond && { dataEndsAt: formatDay(dataEnds) }) };
  }

  /** The instant from which a complaint received at `start` counts. */
  begins(start: number, counting?: Counting): number | undefined {
    if (counting?.from !== 'next business day') return inRange(start);
    if (inRange(start) === undefined) return undefined;
    const day = this.workingDay(this.dayAt(start), 1);
    return day === undefined ? undefined : this.opening(day)?.open;
  }

  /** The first instant at which `workingMs` of working time have passed since `from`; `from` itself for none. */
  add(from: number, workingMs: number): number | undefined {
    if (inRange(from) === undefined) return undefined;
    if (workingMs <= 0) return from;
    let year = yearOf(dayOf(from));
    let laid = this.#year(year);
    const index = pieceAfter(laid, from);
    let target = (laid.before[index] ?? 0) + Math.max(0, from - (laid.starts[index] ?? from)) + workingMs;
    while (target > whole(laid)) {
      if (++year > lastYear || year > this.#schedule.openUntil) return undefined;
      target -= whole(laid);
      laid = this.#year(year);
    }
    const piece = reach(laid.before, target, year === yearOf(dayOf(from)) ? index : 0);
    return (laid.starts[piece] ?? 0) + target - (laid.before[piece] ?? 0);
  }

  /** The number of the date that the wall clock shows. */
  dayAt(instant: number): number {
    return dayOf(instant + this.zone.offset(instant));
  }

  /** What the calendar says of a date. */
  plan(day: number): DayPlan {
    return this.#schedule.plan(day);
  }

  /** First opening and last close of a date; undefined on a day off. */
  opening(day: number): { open: number; close: number } | undefined {
    if (day < dayOf(earliest) || day >= dayOf(latest)) return undefined;
    const year = yearOf(day);
    const laid = this.#year(year);
    const index = (laid.daysUpTo[day - yearStart(year)] ?? 0) - 1;
    if (laid.workingDays[index] !== day) return undefined;
    return { open: laid.opens[index] ?? 0, close: laid.closes[index] ?? 0 };
  }

  /**
   * The `n`th working day after a date; the first on or after it for 1 and the day before. With 0 the last one up to
   * the date, and before that with less.
   */
  workingDay(day: number, n: number): number | undefined {
    let year = yearOf(day);
    if (year < firstYear || year > lastYear) return undefined;
    let laid = this.#year(year);
    let ordinal = (laid.daysUpTo[day - yearStart(year)] ?? 0) + n;
    while (ordinal < 1) {
      if (--year < firstYear) return undefined;
      laid = this.#year(year);
      ordinal += laid.workingDays.length;
    }
    while (ordinal > laid.workingDays.length) {
      if (++year > lastYear || year > this.#schedule.openUntil) return undefined;
      ordinal -= laid.workingDays.length;
      laid = this.#year(year);
    }
    return laid.workingDays[ordinal - 1];
  }

  /** The pieces of working time between two instants, in order. */
  *pieces(from: number, to: number): Generator<{ day: number; from: number; to: number }> {
    for (let year = yearOf(dayOf(from)); year <= lastYear; year++) {
      const laid = this.#year(year);
      if (laid.lo >= to) return;
      for (let i = laid.lo > from ? 0 : pieceAfter(laid, from); i < laid.starts.length; i++) {
        const start = Math.max(laid.starts[i] ?? 0, from);
        const end = Math.min(laid.ends[i] ?? 0, to);
        if (start < end) yield { day: laid.days[i] ?? 0, from: start, to: end };
        else if (start >= to) return;
      }
    }
  }

  /** The day on which a count of days, weeks or months ends. */
  #lastDay(from: number, amount: number, unit: Unit): number | undefined {
    switch (unit) {
      case 'business days':
        return this.workingDay(this.dayAt(from), amount);
      case 'days':
        return this.dayAt(from) + amount;
      case 'weeks':
        return this.dayAt(from) + 7 * amount;
      case 'months':
        return addMonths(this.dayAt(from), amount);
      default:
        return undefined;
    }
  }

  /** The instant at which a deadline falls due whose last day is `day`. */
  #at(day: number | undefined, from: number, at: DueAt): number | undefined {
    if (day === undefined) return undefined;
    switch (at) {
      case 'close': {
        const open = this.opening(day) ? day : this.workingDay(day, 1);
        return open === undefined ? undefined : this.opening(open)?.close;
      }
      case 'same time': {
        const wall = from + this.zone.offset(from);
        return inRange(this.zone.instant(day * dayMs + wall - dayOf(wall) * dayMs));
      }
      case 'end of day':
        return inRange(this.zone.instant((day + 1) * dayMs));
      case 'start of day':
        return inRange(this.zone.instant(day * dayMs));
    }
  }

  /** The working time of a year, 1970 to 2199. */
  laidOut(year: number): WorkingYear {
    return this.#year(year);
  }

  #year(year: number): WorkingYear {
    return (this.#years[year - firstYear] ??= layOut(this.zone, year, (day) => this.#schedule.plan(day).spans));
  }
}

export const inRange = (instant: number): number | undefined =>
  instant >= earliest && instant < latest ? instant : undefined;

export const whole = (laid: WorkingYear): number => laid.before[laid.starts.length] ?? 0;

/** The first piece that ends after an instant of the year. */
export function pieceAfter(laid: WorkingYear, instant: number): number {
  let index = laid.firstPiece[Math.floor((instant - laid.lo) / dayMs)] ?? 0;
  while ((laid.ends[index] ?? Infinity) <= instant) index++;
  return index;
}

/** The piece, from `low` on, within which the year's working time reaches `target`. */
function reach(before: Float64Array, target: number, low: number): number {
  let step = 1;
  while ((before[low + step] ?? Infinity) < target) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, before.length - 1);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((before[middle] ?? 0) < target) low = middle;
    else high = middle;
  }
  return low;
}
