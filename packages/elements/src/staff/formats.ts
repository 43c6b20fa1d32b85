const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();
function once<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
  const value = cache.get(key) ?? make();
  cache.set(key, value);
  // One key is only ever made one way.
  return value as T;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365.25 * day;
const month = year / 12;

/** Dates, times, sums and durations as a language writes them; times are in the reader's zone. */
export class Formats {
  readonly tag: string;

  constructor(tag: string) {
    this.tag = tag;
  }

  /** `22 Nov 2026, 16:41`. */
  moment(instant: string): string {
    return this.#date('moment', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
  }

  /** The day of an instant, in the reader's zone. */
  dayOf(instant: string): string {
    return this.#date('day', { dateStyle: 'medium' }).format(new Date(instant));
  }

  time(instant: string): string {
    return this.#date('time', { timeStyle: 'short' }).format(new Date(instant));
  }

  /** A calendar day, `2026-11-22`, whatever the zone. */
  day(date: string): string {
    return this.#date('utc-day', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
  }

  /** A calendar day without its year. */
  shortDay(date: string): string {
    const options = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
    return this.#date('short-day', options).format(new Date(`${date}T00:00:00Z`));
  }

  /** A month, `2026-11`. */
  month(month: string): string {
    const options = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
    return this.#date('month', options).format(new Date(`${month}-01T00:00:00Z`));
  }

  /** A month in full, `November 2026`. */
  longMonth(month: string): string {
    const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
    return this.#date('long-month', options).format(new Date(`${month}-01T00:00:00Z`));
  }

  /** A calendar day with its weekday. */
  weekday(date: string): string {
    const options = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
    return this.#date('weekday', options).format(new Date(`${date}T00:00:00Z`));
  }

  number(value: number, digits = 1): string {
    return this.#number(`n${digits}`, { maximumFractionDigits: digits }).format(value);
  }

  /** A share of 1 as a percentage. */
  percent(share: number): string {
    return this.#number('percent', { style: 'percent', maximumFractionDigits: 1 }).format(share);
  }

  /** `a, b and c`. */
  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.tag, { type: 'conjunction' }).format(items);
  }

  /** A sum; with no currency, the bare number. */
  money(amount: number, currency: string | undefined): string {
    return currency
      ? this.#number(`m${currency}`, { style: 'currency', currency }).format(amount)
      : this.number(amount, 2);
  }

  /** A length of time given in hours, with a decimal: `3.5 hr`, `12.3 days`. */
  hours(value: number): string {
    if (value < 1) return this.#unit(Math.round(value * 60), 'minute', 'short');
    return value < 48 ? this.#unit(value, 'hour', 'short') : this.#unit(value / 24, 'day', 'short');
  }

  /** Working time, which no day of 24 hours measures: `35 min`, `7.5 hr`, `60 hr`. */
  workingTime(milliseconds: number): string {
    const length = Math.abs(milliseconds);
    return length < hour
      ? this.#unit(Math.floor(length / minute), 'minute', 'short')
      : this.#unit(Math.floor((10 * length) / hour) / 10, 'hour', 'short');
  }

  bytes(size: number): string {
    const [value, unit] =
      size < 1e3 ? [size, 'byte'] : size < 1e6 ? [size / 1e3, 'kilobyte'] : [size / 1e6, 'megabyte'];
    return this.#unit(value, unit, 'short');
  }

  /** A length of time in its largest sensible unit: `35 min`, `7 hr`, `3 days`, `8 months`, `6 years`. */
  duration(milliseconds: number): string {
    const length = Math.abs(milliseconds);
    if (length < hour) return this.#unit(Math.floor(length / minute), 'minute', 'short');
    if (length < 2 * day) return this.#unit(Math.floor(length / hour), 'hour', 'short');
    if (length < 4 * month) return this.#unit(Math.floor(length / day), 'day', 'short');
    if (length < 2 * year) return this.#unit(Math.floor(length / month), 'month', 'long');
    return this.#unit(Math.floor(length / year), 'year', 'long');
  }

  /** A name of a language, in the reader's. */
  language(tag: string): string {
    try {
      return new Intl.DisplayNames(this.tag, { type: 'language' }).of(tag) ?? tag;
    } catch {
      // A tag that Intl refuses is shown as it is.
      return tag;
    }
  }

  #unit(value: number, unit: string, unitDisplay: 'short' | 'long'): string {
    const options = { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 } as const;
    return this.#number(`u${unit}${unitDisplay}`, options).format(value);
  }

  #date(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return once(`${this.tag} d ${name}`, () => new Intl.DateTimeFormat(this.tag, options));
  }

  #number(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
    return once(`${this.tag} n ${name}`, () => new Intl.NumberFormat(this.tag, options));
  }
}
