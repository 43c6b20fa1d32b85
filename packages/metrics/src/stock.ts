import { bump } from './growable.ts';
import type { Places, Sheet } from './sheet.ts';

/** By cell: what was there at the start, what is left at the end, and what ended. */
export interface Stock {
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly resolvedNew: Float64Array;
  readonly resolvedCarried: Float64Array;
}

/** How many cases of a group came at one place of the axis and went at another. */
type Each = (visit: (group: number, came: number, went: number, count: number) => void) => void;

/** Above this many kinds of journey, or where cases are few beside them, each case is visited by itself. */
const journeysMost = 1 << 22;
const kindsPerCase = 4;

/** Where listed cases came. */
function cameAt(rows: Uint32Array, { at, table }: Places): Int32Array {
  const came = new Int32Array(rows.length);
  for (let index = 0; index < rows.length; index++) came[index] = table[at[rows[index] ?? 0] ?? 0] ?? 0;
  return came;
}

/** Groups listed cases by where they came and where they went: few kinds, from which every stock follows. */
function journeys(sheet: Sheet, rows: Uint32Array, came: Int32Array): Each {
  const { groups, axis } = sheet;
  const width = axis.size + 3;
  const { of } = groups;
  const total = groups.size * width * width;
  const { at, table } = sheet.places('resolved');
  const unknown = axis.size + 2;
  const goes = (row: number): number => {
    const place = table[at[row] ?? 0] ?? 0;
    return place === unknown ? 0 : place;
  };
  if (total > journeysMost || total > rows.length * kindsPerCase) {
    return (visit) => {
      for (let index = 0; index < rows.length; index++) {
        const row = rows[index] ?? 0;
        visit(of ? (of[row] ?? 0) : 0, came[index] ?? 0, goes(row), 1);
      }
    };
  }
  const counts = sheet.columns.scratch.work.uint32(total).fill(0);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0;
    const group = of ? (of[row] ?? 0) : 0;
    const kind = (group * width + (came[index] ?? 0)) * width + goes(row);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return (visit) => {
    for (let kind = 0; kind < total; kind++) {
      const count = counts[kind] ?? 0;
      if (count) visit(Math.floor(kind / width / width), Math.floor(kind / width) % width, kind % width, count);
    }
  };
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

/**
 * Follows each case from the bucket in which it was received to the one in which it ended. Cases that ended nobody
 * knows when are in no stock. Needs a contiguous axis.
 */
export function stockOf(sheet: Sheet): Stock {
  const { axis, stride, size } = sheet;
  const [start, end] = [new Float64Array(size), new Float64Array(size)];
  const [resolvedNew, resolvedCarried] = [new Float64Array(size), new Float64Array(size)];
  const buckets = axis.size;
  const rows = sheet.scan.present();
  journeys(
    sheet,
    rows,
    cameAt(rows, sheet.places('received')),
  )((group, came, went, count) => {
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
  const { axis, plan, stride, size } = sheet;
  const rows = sheet.scan.overdue(plan.now);
  const [received, due] = [cameAt(rows, sheet.places('received')), cameAt(rows, sheet.places('due'))];
  const since = received.map((place, index) => Math.max(place, due[index] ?? 0));
  const changes = new Float64Array(size);
  journeys(
    sheet,
    rows,
    since,
  )((group, since, went, count) => {
    if (since <= axis.size) add(changes, group * stride, Math.max(since - 1, 0), went - 1, count);
  });
  return accumulate(sheet, changes);
}
