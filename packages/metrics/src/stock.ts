import { bump } from './growable.ts';
import { cameAt, journeys, journeysByPage, overdueByPage, type Each } from './journeys.ts';
import type { Sheet } from './sheet.ts';

/** By cell: what was there at the start, what is left at the end, and what ended. */
export interface Stock {
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly resolvedNew: Float64Array;
  readonly resolvedCarried: Float64Array;
}

/** Adds up changes along each group's buckets; `changes` is a bucket longer than a group's cells. */
function accumulate({ groups, axis, stride, size }: Sheet, changes: Float64Array): Float64Array {
  const stock = new Float64Array(size);
  for (let group = 0; group < groups.size; group++) {
    let level = 0;
    for (let bucket = 0; bucket < axis.size; bucket++) {
      level += changes[group * stride + bucket] ?? 0;
      stock[group * stride + bucket] = level;
    }
  }
  return stock;
}

/** Notes that cases are there in the buckets `from` to `to`, not included. */
function add(changes: Float64Array, offset: number, from: number, to: number, count: number): void {
  if (from >= to) return;
  bump(changes, offset + from, count);
  bump(changes, offset + to, -count);
}

function everyJourney(sheet: Sheet): Each {
  if (sheet.daily) return journeysByPage(sheet);
  const rows = sheet.scan.present();
  return journeys(sheet, rows, cameAt(rows, sheet.places('received')));
}

function overdueJourneys(sheet: Sheet): Each {
  if (sheet.daily) return overdueByPage(sheet);
  const rows = sheet.scan.overdue(sheet.plan.now);
  const [received, due] = [cameAt(rows, sheet.places('received')), cameAt(rows, sheet.places('due'))];
  return journeys(
    sheet,
    rows,
    received.map((place, index) => Math.max(place, due[index] ?? 0)),
  );
}

/**
 * Follows each case from the bucket in which it was received to the one in which it ended. Cases that ended nobody
 * knows when are in no stock. Needs a contiguous axis.
 */
export function stockOf(sheet: Sheet): Stock {
  const { axis, stride, size } = sheet;
  const [start, end] = [new Float64Array(size), new Float64Array(size)];
  const [resolvedNew, resolvedCarried] = [new Float64Array(size), new Float64Array(size)];
  const buckets = axis.size;
  everyJourney(sheet)((group, came, went, count) => {
    if (came > buckets + 1) return;
    const offset = group * stride;
    const [first, last] = [came - 1, went - 1];
    if (went >= 1 && went <= buckets) bump(first === last ? resolvedNew : resolvedCarried, offset + last, count);
    add(start, offset, first + 1, Math.min(last + 1, buckets), count);
    add(end, offset, Math.max(first, 0), last, count);
  });
  return { start: accumulate(sheet, start), end: accumulate(sheet, end), resolvedNew, resolvedCarried };
}

/** By cell, the cases that are open at its end with a deadline that has passed by then, and by now, and is not paused. */
export function overdueOf(sheet: Sheet): Float64Array {
  const { axis, stride, size } = sheet;
  const changes = new Float64Array(size);
  overdueJourneys(sheet)((group, since, went, count) => {
    if (since <= axis.size) add(changes, group * stride, Math.max(since - 1, 0), went - 1, count);
  });
  return accumulate(sheet, changes);
}
