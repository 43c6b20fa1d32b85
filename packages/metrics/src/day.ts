import { dayLength } from './zone.ts';

/** Days are counted from 1970-01-01; a month from January 1970. */
const iso = /^\d{4}-\d{2}-\d{2}$/;

/** `NaN` unless the text is a day of the calendar, as `2026-09-01`. */
export function parseDay(text: string): number {
  if (!iso.test(text)) return NaN;
  const day = Date.parse(text) / dayLength;
  return formatDay(day) === text ? day : NaN;
}

export const formatDay = (day: number): string =>
  Number.isNaN(day) ? '' : new Date(day * dayLength).toISOString().slice(0, 10);

/** 1 (Monday) to 7. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The first day of the week that a day is in. */
export const startOfWeek = (day: number, weekStart: number): number => day - ((weekdayOf(day) - weekStart + 7) % 7);

export function monthOf(day: number): number {
  const date = new Date(day * dayLength);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

export const startOfMonth = (month: number): number => Date.UTC(1970, month, 1) / dayLength;

export const formatMonth = (month: number): string => formatDay(startOfMonth(month)).slice(0, 7);

/** `NaN` unless the text is a month, as `2026-09`. */
export const parseMonth = (text: string): number => {
  const day = parseDay(`${text}-01`);
  return Number.isNaN(day) ? NaN : monthOf(day);
};
