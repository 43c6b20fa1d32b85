import type { Zone } from './zone.ts';

const hour = 3_600_000;
/** The numbers of a moment that nobody knows, and of one that is still to come. Hours are numbered from 2. */
export const unknownHour = 0;
export const neverHour = 1;
export const firstHour = 2;

/**
 * Numbers the local hours of moments: small numbers to look buckets up by, instead of dates to compute with.
 * It numbers from the start of a day on; what is earlier needs another clock.
 */
export class WallClock {
  readonly zone: Zone;
  readonly #origin: number;
  /** The highest hour that was ever numbered. */
  most: number = neverHour;
  /** The first and last hour in which something happened. */
  first: number = Infinity;
  last: number = -Infinity;

  /** @param first the first day, since 1970 */
  constructor(zone: Zone, first: number) {
    this.zone = zone;
    this.#origin = first * 24 - firstHour;
  }

  /** The number of an instant's hour; less than `firstHour` when it is before the clock's first day. */
  hourOf(instant: number): number {
    const number = Math.floor((instant + this.zone.offsetAt(instant)) / hour) - this.#origin;
    if (number > this.most) this.most = number;
    return number;
  }

  /** Something happened in an hour: an axis without bounds must reach it. */
  reach(number: number): void {
    if (number < this.first) this.first = number;
    if (number > this.last) this.last = number;
  }

  /** The number of the first hour of a day since 1970, which may be before the clock's first. */
  startOf(day: number): number {
    return day * 24 - this.#origin;
  }

  /** The day since 1970 that a numbered hour is in. */
  dayOf(number: number): number {
    return Math.floor((number + this.#origin) / 24);
  }
}

/** The hours of one column. */
export class HourColumn {
  values: Int32Array = new Int32Array(0);

  reserve(capacity: number): void {
    const grown = new Int32Array(capacity);
    grown.set(this.values);
    this.values = grown;
  }

  move(from: number, to: number): void {
    this.values[to] = this.values[from] ?? unknownHour;
  }
}
