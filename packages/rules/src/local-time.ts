import { weekdays, zoneNamed, type Weekday } from './calendar/index.ts';
import type { Policy } from './policy.ts';

/** The wall clock of one time zone. */
export interface LocalClock {
  /** `mon` to `sun`. */
  weekday(instant: number): Weekday | undefined;
  /** 0 to 23. */
  hour(instant: number): number;
  /** Whole days from a date (`2026-11-22`) to the instant's own date; undefined without one. */
  daysSince(date: string | undefined, instant: number): number | undefined;
}

const hour = 3_600_000;
const day = 24 * hour;

/** The wall clock of an IANA time zone; UTC where the zone is unknown. */
export function localClock(offsetAt: (instant: number) => number): LocalClock {
  const local = (instant: number): number => instant + offsetAt(instant);
  const dayOf = (instant: number): number => Math.floor(local(instant) / day);
  return {
    weekday: (instant) => weekdays[(((dayOf(instant) + 3) % 7) + 7) % 7],
    hour: (instant) => Math.floor((((local(instant) % day) + day) % day) / hour),
    daysSince(date, instant) {
      const then = date === undefined ? Number.NaN : Date.parse(date);
      return Number.isNaN(then) ? undefined : dayOf(instant) - Math.floor(then / day);
    },
  };
}

/** The wall clock that a policy's facts are told by: of its time zone, else of its first calendar's. */
export function clockOf({ timeZone, calendars = {} }: Pick<Policy, 'timeZone' | 'calendars'>): LocalClock {
  const zone = zoneNamed(timeZone ?? Object.values(calendars)[0]?.timeZone ?? 'UTC');
  return localClock((instant) => zone?.offset(instant) ?? 0);
}

/** @throws RangeError for what is no instant. */
export function instantOf(time: string | number): number {
  const instant = typeof time === 'number' ? time : Date.parse(time);
  if (Number.isNaN(instant)) throw new RangeError('invalid-instant');
  return instant;
}
