import { openSource, type Place } from '../../../packages/server/src/archive/place.ts';
import type { Row } from '../../../packages/server/src/archive/row.ts';

/** The rows that one complaint leaves behind, by table. */
export type Left = Readonly<Record<string, readonly Row[]>>;

const tables = ['cases', 'case_facts', 'events', 'personal', 'changes'];

/** What the first complaint in a database left there. */
export async function leftBehind(place: Place): Promise<Left> {
  const source = await openSource(place);
  try {
    const all: Record<string, Row[]> = {};
    for (const table of tables.filter((name) => source.tables.includes(name))) {
      all[table] = [];
      for await (const rows of source.rows(table)) all[table].push(...rows);
    }
    const id = all['cases']?.[0]?.['id'];
    const own = (row: Row): boolean => row['id'] === id || row['case_id'] === id;
    return Object.fromEntries(Object.entries(all).map(([table, rows]) => [table, rows.filter(own)]));
  } finally {
    await source.close();
  }
}

/** Columns that no two cases share. */
const unique = new Set(['id', 'case_id', 'number', 'receipt_hash', 'submit_key']);

/** The same rows for another case: as long, with keys of their own. */
export const another = (left: Left, n: number): Left => {
  const tail = String(n).padStart(9, '0');
  const changed = (name: string, value: Row[string]): Row[string] => {
    if (name === 'position') return 1_000_000_000 + n;
    return unique.has(name) && typeof value === 'string' ? `b${value.slice(1, -9)}${tail}` : value;
  };
  const renew = (row: Row): Row =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, changed(name, value)]));
  return Object.fromEntries(Object.entries(left).map(([table, rows]) => [table, rows.map(renew)]));
};
