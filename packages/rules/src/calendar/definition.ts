export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * When a desk works. A span is `09:00-12:30` by the wall clock; `22:00-06:00` runs into the next day
 * and belongs to the day it starts on; `00:00-24:00` is the whole day.
 */
export interface CalendarDefinition {
  /** IANA name, e.g. `Europe/London`. */
  readonly timeZone: string;
  /** A weekday that is left out is a day off. */
  readonly week: { readonly [day in Weekday]?: readonly string[] | undefined };
  /** Ids of holiday tables, e.g. `CN`. */
  readonly holidays?: readonly string[] | undefined;
  /** Single dates that differ from everything above; `[]` is a day off. */
  readonly days?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** The public holidays of one country or region, with where they come from and how far they reach. */
export interface HolidayTable {
  readonly id: string;
  /** Where the dates come from, in words or as an address. */
  readonly source: string;
  readonly licence: string;
  /** First and last day covered. */
  readonly from: string;
  readonly to: string;
  /** Days off by date, with their names in the country's language. */
  readonly off: Readonly<Record<string, string>>;
  /** Make-up working days: they take the spans of a usual working weekday. */
  readonly work?: readonly string[];
}

/** The calendar of a deadline that names none: every hour of every day, in UTC. */
export const alwaysOpen: CalendarDefinition = {
  timeZone: 'UTC',
  week: Object.fromEntries(weekdays.map((day) => [day, ['00:00-24:00']])),
};
