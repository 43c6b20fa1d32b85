import { fitting } from './flags.ts';
import { bump } from './growable.ts';
import type { Sheet } from './sheet.ts';

/** By cell: what was there at the start, what ended, what is left at the end. */
export interface Stock {
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly overdue: Float64Array;
  readonly resolvedNew: Float64Array;
  readonly resolvedCarried: Float64Array;
}

/** Adds up changes along each group's buckets. */
function accumulate(changes: Float64Array, groups: number, buckets: number): Float64Array {
  const stock = new Float64Array(groups * buckets);
  for (let group = 0; group < groups; group++) {
    let level = 0;
    for (let bucket = 0; bucket < buckets; bucket++) {
      level += changes[group * (buckets + 1) + bucket] ?? 0;
      stock[group * buckets + bucket] = level;
    }
  }
  return stock;
}

/**
 * Follows each case from the bucket in which it was received to the one in which it ended. Cases that ended nobody
 * knows when are in no stock. Needs a contiguous axis.
 */
export function stockOf({ columns, plan, axis, groups, size }: Sheet): Stock {
  const buckets = axis.size;
  const width = buckets + 1;
  const start = new Float64Array(groups.size * width);
  const end = new Float64Array(groups.size * width);
  const overdue = new Float64Array(groups.size * width);
  const resolvedNew = new Float64Array(size);
  const resolvedCarried = new Float64Array(size);
  const { received, resolved, due } = columns.times;
  const { codes, dictionary } = columns.profiles;
  const unknownEnd = fitting(dictionary.keys, { ended: true, endKnown: false });
  const paused = fitting(dictionary.keys, { paused: true });
  const add = (changes: Float64Array, group: number, from: number, to: number): void => {
    if (from >= to) return;
    bump(changes, group * width + from, 1);
    bump(changes, group * width + to, -1);
  };
  for (let row = 0; row < groups.of.length; row++) {
    const group = groups.of[row] ?? -1;
    const receivedAt = received.values[row] ?? NaN;
    if (group < 0 || unknownEnd[codes[row] ?? 0] || Number.isNaN(receivedAt)) continue;
    const resolvedAt = resolved.values[row] ?? NaN;
    const first = axis.find(receivedAt);
    const last = Number.isNaN(resolvedAt) ? buckets : axis.find(resolvedAt);
    if (last >= 0 && last < buckets) bump(first === last ? resolvedNew : resolvedCarried, group * buckets + last, 1);
    add(start, group, first + 1, Math.min(last + 1, buckets));
    add(end, group, Math.max(first, 0), last);
    const dueAt = due.values[row] ?? NaN;
    if (dueAt < plan.now && !paused[codes[row] ?? 0]) add(overdue, group, Math.max(first, axis.find(dueAt), 0), last);
  }
  return {
    start: accumulate(start, groups.size, buckets),
    end: accumulate(end, groups.size, buckets),
    overdue: accumulate(overdue, groups.size, buckets),
    resolvedNew,
    resolvedCarried,
  };
}
