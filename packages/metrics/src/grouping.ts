import type { CaseDimension, Columns } from './columns.ts';
import type { Filters } from './metrics-query.ts';

/** Which group each row belongs to: -1 for rows that a filter leaves out. */
export interface Grouping {
  readonly of: Int32Array;
  readonly size: number;
  labels(group: number): Readonly<Partial<Record<CaseDimension, string | null>>>;
}

/** Above this a table of all combinations gives way to a map of those that occur. */
const tableMost = 1 << 20;

function keep(of: Int32Array, columns: Columns, filters: Filters): void {
  for (const [name, wanted] of Object.entries(filters)) {
    const { codes, dictionary } = columns.dimensions[name as CaseDimension];
    const kept = new Uint8Array(dictionary.size);
    for (const key of wanted) {
      const code = dictionary.find(key);
      if (code >= 0) kept[code] = 1;
    }
    for (let row = 0; row < of.length; row++) if (!kept[codes[row] ?? 0]) of[row] = -1;
  }
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

/** Groups the rows that pass the filters by the values they have in some dimensions. */
export function groupRows(columns: Columns, by: readonly CaseDimension[], filters: Filters): Grouping {
  const of = new Int32Array(columns.size);
  keep(of, columns, filters);
  let keys: number[][] = [[]];
  for (const name of by) {
    const { codes, dictionary } = columns.dimensions[name];
    const { intern, pairs } = interner(keys.length, dictionary.size);
    for (let row = 0; row < of.length; row++) {
      const group = of[row] ?? -1;
      if (group >= 0) of[row] = intern(group, codes[row] ?? 0);
    }
    const before = keys;
    keys = pairs.map((pair) => [...(before[Math.floor(pair / dictionary.size)] ?? []), pair % dictionary.size]);
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
