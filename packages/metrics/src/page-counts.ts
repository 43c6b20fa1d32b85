import type { Zeros } from './arena.ts';
import { blockBits } from './growable.ts';
import { firstHour } from './wall-clock.ts';

/** What the rows of a page are counted by. Rows of an hour before `firstHour` are not counted. */
export interface CountedBy {
  hour(row: number): number;
  group(row: number): number;
  code(row: number): number;
}

/** What rows are counted in. */
interface Counting {
  readonly size: number;
  readonly scratch: { readonly zeros: Zeros };
}

/** How many rows of a page have the same group, time and code: one element each in four arrays. */
export interface PageCounts {
  readonly groups: Uint32Array;
  /** The number of the first hour of each span of time. */
  readonly hours: Int32Array;
  readonly codes: Uint32Array;
  readonly counts: Uint32Array;
}

/** How many hours are counted as one: an hour, a day, or more than any clock has. */
export type HoursAtOnce = 1 | 24 | typeof allHours;
export const allHours = 1_073_741_824;

/** The first and the last row of a page; the last is not in it. */
export const rowsOf = (page: number, size: number): readonly [number, number] => [
  page << blockBits,
  Math.min((page + 1) << blockBits, size),
];

/** Up to this many possible kinds are numbered in a table. */
const tableMost = 1 << 20;

/** Numbers keys from 0 in the order in which they are first met. */
function numbering(zeros: Zeros, range: number): { of(key: number): number; keys: number[] } {
  const keys: number[] = [];
  if (range > tableMost) {
    const known = new Map<number, number>();
    return {
      keys,
      of: (key) => {
        const number = known.get(key) ?? keys.push(key) - 1;
        known.set(key, number);
        return number;
      },
    };
  }
  const table = zeros.take(range);
  return { keys, of: (key) => (table[key] ||= keys.push(key)) - 1 };
}

/** Counts the rows of a page; in it they are few kinds, as they came one after another. */
export function countPage(columns: Counting, page: number, by: CountedBy, atOnce: HoursAtOnce): PageCounts {
  const [first, end] = rowsOf(page, columns.size);
  let [spans, codes, groups] = [0, 0, 0];
  let earliest = Infinity;
  const spanOf = (hour: number): number => Math.floor((hour - firstHour) / atOnce);
  for (let row = first; row < end; row++) {
    const hour = by.hour(row);
    if (hour < firstHour) continue;
    earliest = Math.min(earliest, spanOf(hour));
    spans = Math.max(spans, spanOf(hour));
    codes = Math.max(codes, by.code(row) + 1);
    groups = Math.max(groups, by.group(row) + 1);
  }
  const width = Math.max(spans - earliest + 1, 0);
  const numbers = numbering(columns.scratch.zeros, width * codes * groups);
  const { keys } = numbers;
  const counts = new Uint32Array(end - first);
  for (let row = first; row < end; row++) {
    const hour = by.hour(row);
    if (hour < firstHour) continue;
    const number = numbers.of((by.group(row) * width + spanOf(hour) - earliest) * codes + by.code(row));
    counts[number] = (counts[number] ?? 0) + 1;
  }
  const table = columns.scratch.zeros.take(0);
  for (const key of keys) if (key < table.length) table[key] = 0;
  return {
    groups: Uint32Array.from(keys, (key) => Math.floor(key / codes / width)),
    hours: Int32Array.from(keys, (key) => firstHour + ((Math.floor(key / codes) % width) + earliest) * atOnce),
    codes: Uint32Array.from(keys, (key) => key % codes),
    counts: counts.slice(0, keys.length),
  };
}
