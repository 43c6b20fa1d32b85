import { connectPostgres } from '../../../packages/server/src/store/postgres.ts';
import { another, type Left } from './bare.ts';

/** Inserts rows that are known beforehand, through the same driver: one statement a case, one value a parameter. */
export function barePostgres(url: string, left: Left): { insert(n: number): Promise<void>; close(): Promise<void> } {
  const pool = connectPostgres(url);
  let parameter = 0;
  const parts = Object.entries(left).map(([table, rows]) => {
    const columns = Object.keys(rows[0] ?? {});
    const marks = rows.map(() => `(${columns.map(() => `$${String(++parameter)}`).join(', ')})`).join(', ');
    return { table, columns, text: `insert into ${table} (${columns.join(', ')}) values ${marks}` };
  });
  const text = `with ${parts.map(({ table, text: insert }) => `w_${table} as (${insert})`).join(', ')} select 1`;
  return {
    async insert(n) {
      const rows = another(left, n);
      const values = parts.flatMap(({ table, columns }) =>
        (rows[table] ?? []).flatMap((row) => columns.map((name) => row[name])),
      );
      await pool.query(text, values);
    },
    close: () => pool.end(),
  };
}
