import type { ProofLine } from '@redress/cases';
import { formatDay, minuteMs } from './civil.ts';
import type { DayPlan } from './schedule.ts';
import type { Within } from './terms.ts';

/** What a proof asks of a calendar. */
export interface WorkingTime {
  dayAt(instant: number): number;
  plan(day: number): DayPlan;
  opening(day: number): { open: number; close: number } | undefined;
  pieces(from: number, to: number): Iterable<{ day: number; from: number; to: number }>;
}

export interface Count {
  readonly within: Within;
  /** When the complaint came in, from when it counts, and when it falls due. */
  readonly start: number;
  readonly begins: number;
  readonly due: number;
  /** The last day counted, where days are counted; `due` may lie after it. */
  readonly lastDay: number;
}

const rfc3339 = (instant: number): string => new Date(instant).toISOString();

/** How a deadline was counted, day by day; calendar units are one run. */
export function prove(calendar: WorkingTime, count: Count): ProofLine[] {
  return [...waiting(calendar, count), ...counted(calendar, count)];
}

function counted(calendar: WorkingTime, count: Count): ProofLine[] {
  const { within, begins, due, lastDay } = count;
  const run = { from: rfc3339(begins), to: rfc3339(due), counted: within.amount };
  switch (within.unit) {
    case 'minutes':
    case 'hours':
      return [{ date: formatDay(calendar.dayAt(begins)), ...run }];
    case 'days':
    case 'weeks':
    case 'months':
      return [
        receipt(calendar, begins),
        { date: formatDay(lastDay), ...run },
        ...daysOff(calendar, lastDay, calendar.dayAt(due)),
      ];
    case 'business minutes':
    case 'business hours':
      return workingTime(calendar, begins, due);
    case 'business days':
      return [receipt(calendar, begins), ...workingDays(calendar, count)];
  }
}

/** A date that contributes nothing, and why. */
function idle(calendar: WorkingTime, day: number, otherwise: 'closed' | 'before-start' | 'day-of-receipt'): ProofLine {
  const { why = otherwise, holiday } = calendar.plan(day);
  return { date: formatDay(day), counted: 0, why, ...(holiday !== undefined && { holiday }) };
}

const receipt = (calendar: WorkingTime, begins: number): ProofLine => ({
  date: formatDay(calendar.dayAt(begins)),
  counted: 0,
  why: 'day-of-receipt',
});

function waiting(calendar: WorkingTime, { start, begins }: Count): ProofLine[] {
  if (begins === start) return [];
  return daysFrom(calendar.dayAt(start), calendar.dayAt(begins) - 1).map((day) => idle(calendar, day, 'before-start'));
}

function workingTime(calendar: WorkingTime, begins: number, due: number): ProofLine[] {
  const byDay = new Map<number, { from: number; to: number; worked: number }>();
  for (const { day, from, to } of calendar.pieces(begins, due)) {
    const known = byDay.get(day);
    byDay.set(day, { from: known?.from ?? from, to, worked: (known?.worked ?? 0) + to - from });
  }
  const days = [calendar.dayAt(begins), ...byDay.keys()];
  return daysFrom(Math.min(...days), Math.max(...days)).map((day) => {
    const done = byDay.get(day);
    if (!done) return idle(calendar, day, 'closed');
    return { date: formatDay(day), from: rfc3339(done.from), to: rfc3339(done.to), counted: done.worked / minuteMs };
  });
}

function workingDays(calendar: WorkingTime, { begins, due, lastDay }: Count): ProofLine[] {
  return daysFrom(calendar.dayAt(begins) + 1, lastDay).map((day) => {
    const hours = calendar.opening(day);
    if (!hours) return idle(calendar, day, 'closed');
    const to = day === lastDay ? due : hours.close;
    return { date: formatDay(day), from: rfc3339(Math.min(hours.open, to)), to: rfc3339(to), counted: 1 };
  });
}

/** The days off over which a last day moved on. */
const daysOff = (calendar: WorkingTime, lastDay: number, dueDay: number): ProofLine[] =>
  daysFrom(lastDay, dueDay - 1)
    .filter((day) => !calendar.opening(day))
    .map((day) => idle(calendar, day, 'closed'));

const daysFrom = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
