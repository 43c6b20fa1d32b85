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

/** The codes of a dimension that pass a filter: 1 or 0 for each. */
function passing(columns: Columns, name: CaseDimension, wanted: readonly (string | null)[]): Uint8Array {
  const { dictionary } = columns.dimensions[name];
  const passes = new Uint8Array(dictionary.size);
  for (const key of wanted) {
    const code = dictionary.find(key);
    if (code >= 0) passes[code] = 1;
  }
  return passes;
}

/** The rows that pass the filters, in order; `undefined` when every row does. */
export function selected(columns: Columns, filters: Filters): Uint32Array | undefined {
  const { lists } = columns.scratch;
  const names = Object.keys(filters) as CaseDimension[];
  const [first, ...others] = names;
  if (first === undefined) return undefined;
  const rows = lists.uint32(columns.size);
  const { codes } = columns.dimensions[first];
  const passes = passing(columns, first, filters[first] ?? []);
  let count = 0;
  // Written in any case and kept when it passes: cheaper than to branch on each row.
  for (let row = 0; row < rows.length; row++) {
    rows[count] = row;
    count += passes[codes[row] ?? 0] ?? 0;
  }
  for (const name of others) count = narrow(columns, name, passing(columns, name, filters[name] ?? []), rows, count);
  return lists.trim(rows, count);
}

/** Keeps those of the first `count` rows that pass. @returns how many */
function narrow(columns: Columns, name: CaseDimension, passes: Uint8Array, rows: Uint32Array, count: number): number {
  const { codes } = columns.dimensions[name];
  let left = 0;
  for (let index = 0; index < count; index++) {
    const row = rows[index] ?? 0;
    rows[left] = row;
    left += passes[codes[row] ?? 0] ?? 0;
  }
  return left;
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
  const rows = selected(columns, filters);
  if (!rows) return groups;
  const of = new Uint32Array(columns.size).fill(groups.size);
  for (const row of rows) of[row] = groups.of?.[row] ?? 0;
  return { ...groups, of };
}
