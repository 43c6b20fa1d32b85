/** Days are numbered from 1970-01-01, in whatever time zone is being spoken of. */
export const dayMs = 86_400_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;

/** The years that calendars can count in; instants outside have no deadline. */
export const firstYear = 1970;
export const lastYear = 2199;

export const dayOf = (wall: number): number => Math.floor(wall / dayMs);

/** 0 is Monday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** The number of a day such as `2026-02-14`; undefined for what is no day of the calendars' years. */
export function parseDay(text: string): number | undefined {
  if (!isoDay.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms)) return undefined;
  const day = dayOf(ms);
  if (formatDay(day) !== text) return undefined;
  const year = Number(text.slice(0, 4));
  return year >= firstYear && year <= lastYear ? day : undefined;
}

export const formatDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** First day of each year of the calendars' range, and of the year after it. */
const yearStarts = Int32Array.from({ length: lastYear - firstYear + 2 }, (_, i) =>
  dayOf(Date.UTC(firstYear + i, 0, 1)),
);

export const yearStart = (year: number): number => yearStarts[year - firstYear] ?? Number.NaN;

/** The year of a day within the calendars' range. */
export function yearOf(day: number): number {
  const guess = firstYear + Math.floor((day + 0.5) / 365.2425);
  if (day < yearStart(guess)) return guess - 1;
  return day >= yearStart(guess + 1) ? guess + 1 : guess;
}

/** The same day of the month `months` later; a month that lacks the day ends on its last day. */
export function addMonths(day: number, months: number): number {
  const start = new Date(day * dayMs);
  const year = start.getUTCFullYear();
  const month = start.getUTCMonth() + months;
  const last = dayOf(Date.UTC(year, month + 1, 0));
  return Math.min(dayOf(Date.UTC(year, month, start.getUTCDate())), last);
}
