import { fitting } from './flags.ts';
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

/** Above this many kinds of journey, each case is visited by itself. */
const journeysMost = 1 << 22;

/** Groups cases by where they came and where they went: few kinds, from which every stock follows. */
function journeys(sheet: Sheet, came: Places, went: Places): Each {
  const { groups, axis } = sheet;
  const rows = sheet.columns.size;
  const width = axis.size + 3;
  const { of } = groups;
  const total = (groups.size + 1) * width * width;
  const goes = went.table.map((place) => (place === axis.size + 2 ? 0 : place));
  if (total > journeysMost) {
    return (visit) => {
      for (let row = 0; row < rows; row++) {
        const group = of ? (of[row] ?? 0) : 0;
        if (group < groups.size) visit(group, came.table[came.at[row] ?? 0] ?? 0, goes[went.at[row] ?? 0] ?? 0, 1);
      }
    };
  }
  const counts = new Uint32Array(total);
  for (let row = 0; row < rows; row++) {
    const from = came.table[came.at[row] ?? 0] ?? 0;
    const to = goes[went.at[row] ?? 0] ?? 0;
    const at = ((of ? (of[row] ?? 0) : 0) * width + from) * width + to;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return (visit) => {
    const counted = groups.size * width * width;
    for (let at = 0; at < counted; at++) {
      const count = counts[at] ?? 0;
      if (count) visit(Math.floor(at / width / width), Math.floor(at / width) % width, at % width, count);
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
  journeys(
    sheet,
    sheet.places('received'),
    sheet.places('resolved'),
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
  const { columns, axis, plan, stride, size } = sheet;
  const [received, due] = [sheet.places('received'), sheet.places('due')];
  const { values } = columns.times.due;
  const { codes, dictionary } = columns.profiles;
  const paused = fitting(dictionary.keys, { paused: true });
  const late = new Int32Array(columns.size).fill(axis.size + 2);
  for (let row = 0; row < late.length; row++) {
    if (!((values[row] ?? NaN) < plan.now) || paused[codes[row] ?? 0]) continue;
    late[row] = Math.max(received.table[received.at[row] ?? 0] ?? 0, due.table[due.at[row] ?? 0] ?? 0);
  }
  const table = Int32Array.from({ length: axis.size + 3 }, (_, place) => place);
  const changes = new Float64Array(size);
  journeys(
    sheet,
    { at: late, table },
    sheet.places('resolved'),
  )((group, since, went, count) => {
    if (since <= axis.size) add(changes, group * stride, Math.max(since - 1, 0), went - 1, count);
  });
  return accumulate(sheet, changes);
}
