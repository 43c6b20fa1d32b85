import { dayMs, dayOf, firstYear, lastYear, yearOf, yearStart } from './civil.ts';

/** A stretch of time with one offset from UTC; it lasts until the next one starts. All in milliseconds. */
export interface OffsetRun {
  readonly start: number;
  readonly offset: number;
}

/** No zone has ever changed its offset twice within a week. */
const probe = 7 * dayMs;

const digits = /(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)/;

/** The offsets of an IANA time zone, asked of `Intl` once a year of time and then remembered. */
export class Zone {
  readonly #format: Intl.DateTimeFormat;
  readonly #years: (readonly OffsetRun[] | undefined)[] = [];

  /** @throws RangeError for a time zone that `Intl` does not know. */
  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** Wall clock minus UTC at an instant. */
  offset(instant: number): number {
    const runs = this.runs(yearOf(dayOf(instant)));
    for (let i = runs.length - 1; i > 0; i--) {
      const run = runs[i];
      if (run && run.start <= instant) return run.offset;
    }
    return runs[0]?.offset ?? 0;
  }

  /**
   * The instant at which the wall clock shows `wall` (read as if it were UTC).
   * The first of two where the clock goes back; where it skips the time, as long after the skip as `wall` is into it.
   */
  instant(wall: number): number {
    const before = this.offset(wall - dayMs);
    if (this.offset(wall - before) === before) return wall - before;
    const after = this.offset(wall + dayMs);
    return this.offset(wall - after) === after ? wall - after : wall - before;
  }

  /** The runs of a UTC year, the first starting with it. */
  runs(year: number): readonly OffsetRun[] {
    const inRange = Math.min(Math.max(year, firstYear), lastYear);
    return (this.#years[inRange - firstYear] ??= this.#find(inRange));
  }

  #find(year: number): OffsetRun[] {
    const end = yearStart(year + 1) * dayMs;
    let at = yearStart(year) * dayMs;
    let offset = this.#ask(at);
    const runs = [{ start: at, offset }];
    while (at < end) {
      const next = Math.min(at + probe, end);
      const later = this.#ask(next);
      if (later !== offset) {
        const start = this.#change(at, next, offset);
        if (start < end) runs.push({ start, offset: later });
        offset = later;
      }
      at = next;
    }
    return runs;
  }

  /** The first instant, to the second, after `low` at which the offset is no longer `offset`. */
  #change(low: number, high: number, offset: number): number {
    let [same, other] = [low / 1000, high / 1000];
    while (other - same > 1) {
      const middle = Math.floor((same + other) / 2);
      if (this.#ask(middle * 1000) === offset) same = middle;
      else other = middle;
    }
    return other * 1000;
  }

  #ask(instant: number): number {
    const [, month, day, year, hour, minute, second] = (digits.exec(this.#format.format(instant)) ?? []).map(Number);
    return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second) - instant;
  }
}

const known = new Map<string, Zone>();

/** The zone of this name, or undefined if there is none. Spellings that differ in case share one. */
export function zoneNamed(timeZone: string): Zone | undefined {
  try {
    const name = new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone;
    let zone = known.get(name);
    if (!zone) known.set(name, (zone = new Zone(name)));
    return zone;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
