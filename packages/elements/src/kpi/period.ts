/** Ready-made periods. Days are the company's; the last one is today. */
export const periods = [
  'this-month',
  'last-month',
  'last-7-days',
  'last-30-days',
  'last-90-days',
  'last-12-months',
  'all',
] as const;
export type PeriodName = (typeof periods)[number];

/** Days as `2026-09-01`; `to` is not included. Neither: from the first case to the last. */
export interface DayRange {
  readonly from?: string;
  readonly to?: string;
}

export const isPeriod = (name: string): name is PeriodName => (periods as readonly string[]).includes(name);

/** The day that an instant falls on, on the clocks of a time zone; without one, the reader's own. */
export function dayIn(instant: Date, timeZone: string | undefined): string {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone } as const;
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', options).formatToParts(instant);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** A day of the calendar; months and dates out of range count on. */
function day(year: number, month: number, date: number): string {
  // UTC arithmetic on a calendar day: no zone can shift it.
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}

/** The days of a period, seen from a day such as `2026-09-01`. */
export function rangeOf(period: PeriodName, today: string): DayRange {
  const [y = NaN, month = NaN, d = NaN] = today.split('-').map(Number);
  const m = month - 1;
  const to = day(y, m, d + 1);
  switch (period) {
    case 'this-month':
      return { from: day(y, m, 1), to };
    case 'last-month':
      return { from: day(y, m - 1, 1), to: day(y, m, 1) };
    case 'last-7-days':
      return { from: day(y, m, d - 6), to };
    case 'last-30-days':
      return { from: day(y, m, d - 29), to };
    case 'last-90-days':
      return { from: day(y, m, d - 89), to };
    case 'last-12-months':
      return { from: day(y, m - 11, 1), to };
    case 'all':
      return {};
  }
}

/** The day before `to`: the last one that is included. */
export const lastDay = (to: string): string => new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10);

/** The days of one step that begins with a day, week or month; within the range. */
export function stepRange(bucket: 'day' | 'week' | 'month', value: string, { from = '', to }: DayRange): DayRange {
  const first = bucket === 'month' ? `${value}-01` : value;
  const [y = NaN, m = NaN, d = NaN] = first.split('-').map(Number);
  const end = bucket === 'month' ? day(y, m, 1) : day(y, m - 1, d + (bucket === 'week' ? 7 : 1));
  return { from: first > from ? first : from, to: to !== undefined && to < end ? to : end };
}

/** Steps that make a curve of a readable number of points. */
export function bucketOf({ from, to }: DayRange): 'day' | 'week' | 'month' {
  if (from === undefined || to === undefined) return 'month';
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days <= 45 ? 'day' : days <= 200 ? 'week' : 'month';
}
