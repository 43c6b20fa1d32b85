import { formatDay, formatMonth, monthOf, startOfWeek, weekdayOf } from './day.ts';
import type { TimeDimension } from './metrics-query.ts';
import type { Span } from './plan.ts';
import { firstHour, neverHour, unknownHour, type WallClock } from './wall-clock.ts';

type Label = string | number;

/**
 * How time is cut into buckets. A moment's place is 0 before the axis, bucket + 1 on it, `size` + 1 after it,
 * and `size` + 2 when nobody knows it.
 */
export interface Axis {
  readonly size: number;
  /** Each bucket is one span of time, in order: a stock has a value at its start and its end. */
  readonly contiguous: boolean;
  /** The place of each local hour of a wall clock. */
  readonly places: Int32Array;
  /** The place of an instant; only where an edge of the axis is not the start of a day, so that hours don't tell. */
  readonly exact?: (instant: number, hour: number) => number;
  labels(bucket: number): Readonly<Partial<Record<TimeDimension, Label>>>;
}

/** The places of hours before an axis, and from its end on; of what is unknown and of what is still to come. */
function placesOf(clock: WallClock, end: number, size: number): Int32Array {
  const places = new Int32Array(Math.max(clock.most, neverHour) + 1);
  if (end < places.length) places.fill(size + 1, Math.max(end, firstHour));
  places[neverHour] = size + 1;
  places[unknownHour] = size + 2;
  return places;
}

const startsDay = (clock: WallClock, instant: number): boolean =>
  !Number.isFinite(instant) || clock.zone.startOfDay(clock.zone.dayOf(instant)) === instant;

/** The first day of a span and how many it touches, no more than there are cases for. */
function daysOf(clock: WallClock, { from, to }: Span): { first: number; days: number } {
  const empty = clock.last < clock.first;
  const first = from === -Infinity ? (empty ? 0 : clock.dayOf(clock.first)) : clock.zone.dayOf(from);
  const last = to === Infinity ? (empty ? -1 : clock.dayOf(clock.last)) : clock.zone.dayOf(to - 1);
  return { first, days: Math.max(last - first + 1, 0) };
}

/** A span as one bucket. */
export function wholeAxis(span: Span, clock: WallClock): Axis {
  const size = 1;
  const edges = [span.from, span.to];
  const places = placesOf(clock, Infinity, size);
  const hourOf = (edge: number): number => {
    if (!Number.isFinite(edge)) return edge < 0 ? firstHour : places.length;
    return Math.min(Math.max(clock.startOf(clock.zone.dayOf(edge)), firstHour), places.length);
  };
  edges.forEach((edge, index) => places.fill(index + 1, hourOf(edge)));
  const exact = (instant: number, hour: number): number =>
    Number.isNaN(instant) ? (places[hour] ?? 0) : edges.filter((edge) => edge <= instant).length;
  const aligned = edges.every((edge) => startsDay(clock, edge));
  return { size, contiguous: true, places, labels: () => ({}), ...(!aligned && { exact }) };
}

const dayLabels: Readonly<Record<Exclude<TimeDimension, 'hour'>, (day: number, weekStart: number) => Label>> = {
  day: formatDay,
  week: (day, weekStart) => formatDay(startOfWeek(day, weekStart)),
  month: (day) => formatMonth(monthOf(day)),
  weekday: weekdayOf,
};

/** Numbers the days' buckets in the order of time; weekdays alone from Monday, whichever day comes first. */
function bucketDays(
  by: readonly Exclude<TimeDimension, 'hour'>[],
  first: number,
  days: number,
  weekStart: number,
): { labels: Partial<Record<TimeDimension, Label>>[]; ofDay: number[]; contiguous: boolean } {
  const found = new Map<string, number>();
  const labels: Partial<Record<TimeDimension, Label>>[] = [];
  const cyclic = by.join() === 'weekday';
  if (cyclic) for (let weekday = 1; weekday <= 7; weekday++) found.set(String(weekday), labels.push({ weekday }) - 1);
  let contiguous = !cyclic;
  const ofDay: number[] = [];
  for (let day = 0; day < days; day++) {
    const label = by.map((name) => dayLabels[name](first + day, weekStart));
    const key = label.join();
    const known = found.get(key);
    const bucket = known ?? labels.push(Object.fromEntries(by.map((name, index) => [name, label[index]]))) - 1;
    if (known === undefined) found.set(key, bucket);
    else if (bucket !== ofDay[day - 1]) contiguous = false;
    ofDay.push(bucket);
  }
  return { labels, ofDay, contiguous };
}

/** Buckets for any mix of days, weeks, months, weekdays and hours of the day. */
export function timeAxis(by: readonly TimeDimension[], span: Span, clock: WallClock, weekStart: number): Axis {
  const { first, days } = daysOf(clock, span);
  const names = by.filter((name) => name !== 'hour');
  const hourly = names.length < by.length;
  const { labels, ofDay, contiguous } = bucketDays(names, first, days, weekStart);
  const size = labels.length * (hourly ? 24 : 1);
  const places = placesOf(clock, clock.startOf(first + days), size);
  ofDay.forEach((bucket, day) => {
    const start = clock.startOf(first + day);
    for (let hour = 0; hour < 24 && start + hour < places.length; hour++) {
      if (start + hour >= firstHour) places[start + hour] = (hourly ? bucket * 24 + hour : bucket) + 1;
    }
  });
  const { from, to } = span;
  const exact = (instant: number, hour: number): number =>
    instant < from ? 0 : instant >= to ? size + 1 : (places[hour] ?? 0);
  return {
    size,
    contiguous: contiguous && !hourly,
    places,
    labels: (bucket) => (hourly ? { ...labels[Math.floor(bucket / 24)], hour: bucket % 24 } : (labels[bucket] ?? {})),
    ...(!(startsDay(clock, from) && startsDay(clock, to)) && { exact }),
  };
}
