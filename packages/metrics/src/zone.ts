const quarter = 15 * 60_000;
const week = 7 * 86_400_000;
export const dayLength = 86_400_000;

/** Local time minus UTC in milliseconds, until an instant. */
export interface ClockOffset {
  readonly until: number;
  readonly offset: number;
}

/** The offsets of a time zone. Asks `Intl` about once a week of data, not once a case. */
export class Zone {
  readonly #format: Intl.DateTimeFormat;
  readonly #slots = new Map<number, number>();

  /** @throws RangeError for a time zone that the platform does not know */
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

  /** Local time minus UTC, in milliseconds. */
  offsetAt(instant: number): number {
    const start = Math.floor(instant / week) * week;
    const offset = this.#slot(start);
    // No zone has changed its offset and changed it back within a week.
    return offset === this.#slot(start + week) ? offset : this.#slot(Math.floor(instant / quarter) * quarter);
  }

  /** The days since 1970-01-01 of the local date of an instant. */
  dayOf(instant: number): number {
    return Math.floor((instant + this.offsetAt(instant)) / dayLength);
  }

  /** The first instant of a local date, given as days since 1970-01-01; where midnight is skipped, the end of the gap. */
  startOfDay(day: number): number {
    const midnight = day * dayLength;
    const before = this.offsetAt(midnight - dayLength);
    const after = this.offsetAt(midnight + dayLength);
    let at = midnight - Math.max(before, after);
    if (before === after) return at;
    while (at + this.offsetAt(at) < midnight) at += quarter;
    return at;
  }

  /** The offsets from an instant to another, in order. The last one holds on. */
  offsets(from: number, to: number): ClockOffset[] {
    const found: ClockOffset[] = [];
    let offset = this.offsetAt(from);
    for (let at = from; at < to; at += week) {
      const next = this.offsetAt(at + week);
      if (next === offset) continue;
      found.push({ until: this.#changeBetween(at, at + week), offset });
      offset = next;
    }
    return [...found, { until: Infinity, offset }];
  }

  /** The first instant of the offset that holds at the end of a span. */
  #changeBetween(from: number, to: number): number {
    const offset = this.offsetAt(from);
    let [low, high] = [Math.floor(from / quarter), Math.ceil(to / quarter)];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.offsetAt(middle * quarter) === offset) low = middle;
      else high = middle;
    }
    return high * quarter;
  }

  #slot(instant: number): number {
    const known = this.#slots.get(instant);
    if (known !== undefined) return known;
    const parts: Record<string, number> = {};
    for (const { type, value } of this.#format.formatToParts(instant)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    const local = Date.UTC(year, month - 1, day, hour, minute, second);
    const offset = local - Math.floor(instant / 1000) * 1000;
    this.#slots.set(instant, offset);
    return offset;
  }
}

const zones = new Map<string, Zone>();

/** A time zone's offsets, remembered. @throws RangeError for one that the platform does not know */
export function zoneOf(timeZone: string): Zone {
  const zone = zones.get(timeZone) ?? new Zone(timeZone);
  zones.set(timeZone, zone);
  return zone;
}
