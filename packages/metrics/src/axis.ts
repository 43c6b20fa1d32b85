import { formatDay, formatMonth, monthOf, startOfWeek, weekdayOf } from './day.ts';
import type { TimeDimension } from './metrics-query.ts';
import type { Span } from './plan.ts';
import { dayLength, type Zone } from './zone.ts';

/** How time is cut into buckets, numbered in the order of time where they have one. */
export interface Axis {
  readonly size: number;
  /** The bucket of an instant: -1 before the axis or unknown, `size` after it. */
  find(instant: number): number;
  /** Each bucket is one span of time, in order: a stock has a value at its start and its end. */
  readonly contiguous: boolean;
  labels(bucket: number): Readonly<Partial<Record<TimeDimension, string | number>>>;
}

/** The whole period as one bucket. */
export const wholeAxis = ({ from, to }: Span): Axis => ({
  size: 1,
  find: (instant) => (instant >= to ? 1 : instant >= from ? 0 : -1),
  contiguous: true,
  labels: () => ({}),
});

/** The starts of the days that cover a span, and one more. */
function dayStarts(zone: Zone, span: Span): { first: number; starts: Float64Array } {
  const first = zone.dayOf(span.from);
  const last = zone.dayOf(span.to - 1);
  const starts = Float64Array.from({ length: last - first + 2 }, (_, index) => zone.startOfDay(first + index));
  return { first, starts };
}

type DayLabel = string | number;
const dayLabels: Readonly<Record<Exclude<TimeDimension, 'hour'>, (day: number, weekStart: number) => DayLabel>> = {
  day: formatDay,
  week: (day, weekStart) => formatDay(startOfWeek(day, weekStart)),
  month: (day) => formatMonth(monthOf(day)),
  weekday: weekdayOf,
};

/**
 * Buckets for any mix of days, weeks, months, weekdays and hours of the day, within a finite span. Days begin at
 * local midnight, whatever the zone's clocks do.
 */
export function timeAxis(by: readonly TimeDimension[], span: Span, zone: Zone, weekStart: number): Axis {
  const { first, starts } = dayStarts(zone, span);
  const days = starts.length - 1;
  const names = by.filter((name) => name !== 'hour');
  const hours = by.includes('hour') ? 24 : 1;
  const found = new Map<string, number>();
  const bucketOfDay = new Int32Array(days);
  const labels: Partial<Record<TimeDimension, DayLabel>>[] = [];
  let contiguous = hours === 1;
  // Weekdays have an order of their own, whichever day the span begins on.
  if (names.join() === 'weekday') {
    for (let weekday = 1; weekday <= 7; weekday++) found.set(String(weekday), labels.push({ weekday }) - 1);
    contiguous = false;
  }
  for (let day = 0; day < days; day++) {
    const label = names.map((name) => dayLabels[name](first + day, weekStart));
    const key = label.join();
    const bucket = found.get(key) ?? labels.length;
    if (bucket === labels.length) {
      found.set(key, bucket);
      labels.push(Object.fromEntries(names.map((name, index) => [name, label[index]])));
    } else if (bucket !== bucketOfDay[day - 1]) contiguous = false;
    bucketOfDay[day] = bucket;
  }
  const size = labels.length * hours;
  const hourOf = (instant: number, day: number): number => {
    const start = starts[day] ?? 0;
    if ((starts[day + 1] ?? 0) - start === dayLength) return Math.floor((instant - start) / 3_600_000);
    const local = instant + zone.offsetAt(instant);
    return Math.floor((local - Math.floor(local / dayLength) * dayLength) / 3_600_000);
  };
  return {
    size,
    contiguous,
    find: (instant) => {
      if (!(instant >= span.from)) return -1;
      if (instant >= span.to) return size;
      let day = Math.min(Math.floor((instant - (starts[0] ?? 0)) / dayLength), days - 1);
      while (instant < (starts[day] ?? 0)) day--;
      while (instant >= (starts[day + 1] ?? Infinity)) day++;
      const bucket = bucketOfDay[day] ?? 0;
      return hours === 1 ? bucket : bucket * 24 + hourOf(instant, day);
    },
    labels: (bucket) =>
      hours === 1 ? (labels[bucket] ?? {}) : { ...labels[Math.floor(bucket / 24)], hour: bucket % 24 },
  };
}
