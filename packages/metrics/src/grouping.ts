import type { CaseDimension, Columns } from './columns.ts';
import type { Filters } from './metrics-query.ts';

/** Which group each row belongs to; `size` for rows that a filter leaves out. */
export interface Grouping {
  /** Absent when every row is in group 0. */
  readonly of?: Uint8Array | Uint16Array | Uint32Array;
  readonly size: number;
  labels(group: number): Readonly<Partial<Record<CaseDimension, string | null>>>;
}

/** Above this a table of all combinations gives way to a map of those that occur. */
const tableMost = 1 << 20;

/** 1 for the rows that pass the filters; `undefined` when every row does. */
export function kept(columns: Columns, filters: Filters): Uint8Array | undefined {
  const entries = Object.entries(filters);
  if (!entries.length) return undefined;
  const rows = columns.scratch.lists.uint8(columns.size).fill(1);
  for (const [name, wanted] of entries) {
    const { codes, dictionary } = columns.dimensions[name as CaseDimension];
    const passes = new Uint8Array(dictionary.size);
    for (const key of wanted) {
      const code = dictionary.find(key);
      if (code >= 0) passes[code] = 1;
    }
    for (let row = 0; row < rows.length; row++) rows[row] = (rows[row] ?? 0) & (passes[codes[row] ?? 0] ?? 0);
  }
  return rows;
}

/** Numbers pairs in the order in which they are first met. */
function interner(first: number, second: number): { intern: (a: number, b: number) => number; pairs: number[] } {
  const pairs: number[] = [];
  if (first * second <= tableMost) {
    const table = new Int32Array(first * second).fill(-1);
    return {
      pairs,
      intern: (a, b) => {
        const pair = a * second + b;
        const known = table[pair] ?? -1;
        return known >= 0 ? known : (table[pair] = pairs.push(pair) - 1);
      },
    };
  }
  const map = new Map<number, number>();
  return {
    pairs,
    intern: (a, b) => {
      const pair = a * second + b;
      const known = map.get(pair);
      if (known !== undefined) return known;
      map.set(pair, pairs.push(pair) - 1);
      return pairs.length - 1;
    },
  };
}

/** Groups all rows by the values they have in some dimensions. */
export function groupAll(columns: Columns, by: readonly CaseDimension[]): Grouping {
  const [only, ...others] = by;
  if (only === undefined) return { size: 1, labels: () => ({}) };
  let of: Grouping['of'] = columns.dimensions[only].codes;
  let keys: number[][] = columns.dimensions[only].dictionary.keys.map((_, code) => [code]);
  for (const name of others) {
    const { codes, dictionary } = columns.dimensions[name];
    const { intern, pairs } = interner(keys.length, dictionary.size);
    const next = new Uint32Array(columns.size);
    for (let row = 0; row < next.length; row++) next[row] = intern(of[row] ?? 0, codes[row] ?? 0);
    const before = keys;
    keys = pairs.map((pair) => [...(before[Math.floor(pair / dictionary.size)] ?? []), pair % dictionary.size]);
    of = next;
  }
  const found = keys;
  return {
    of,
    size: found.length,
    labels: (group) =>
      Object.fromEntries(
        by.map((name, index) => [name, columns.dimensions[name].dictionary.keys[found[group]?.[index] ?? 0] ?? null]),
      ),
  };
}

/** Groups the rows that pass the filters by the values they have in some dimensions. */
export function groupRows(columns: Columns, by: readonly CaseDimension[], filters: Filters): Grouping {
  const groups = groupAll(columns, by);
  const rows = kept(columns, filters);
  if (!rows) return groups;
  const of = new Uint32Array(columns.size);
  for (let row = 0; row < of.length; row++) of[row] = rows[row] ? (groups.of?.[row] ?? 0) : groups.size;
  return { ...groups, of };
}
