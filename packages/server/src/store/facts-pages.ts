import { FactsTable, noValue, valueSeparator, type TableColumn } from '@redress/metrics';
import { sql, type Kysely } from 'kysely';
import { factColumns } from './columns.ts';
import { snake } from './postgres-sql.ts';
import type { Tables } from './tables.ts';

/** Rows of facts as PostgreSQL sends them column by column. */
interface Page {
  readonly rows: number;
  /** The highest of their ids, as the database orders them. */
  readonly last: string | null;
  /** How many values each column has, with commas between them. */
  readonly filled: string;
  readonly [column: string]: string | number | null;
}

const names = factColumns.filter((name): name is TableColumn => name !== 'acknowledgedAt');
const filled = sql.raw(`concat_ws(',', ${names.map((name) => `count(${snake(name)})`).join(', ')})`);
const joined = sql.raw(
  names
    .map((name) => {
      const column = snake(name);
      return `case when count(${column}) > 0 then
        string_agg(coalesce(${column}::text, '${noValue}'), '${valueSeparator}') end as "${name}"`;
    })
    .join(', '),
);

export interface FactsPage {
  readonly table: FactsTable;
  /** What the next page begins after. */
  readonly last: string;
}

/**
 * The rows of facts after an id, at most so many, from PostgreSQL. Reading them column by column takes a third of the
 * time that rows take.
 * @returns `null` where there are none; `undefined` where a text has a separator in it.
 */
export async function factsPage(
  db: Kysely<Tables>,
  after: string,
  limit: number,
): Promise<FactsPage | null | undefined> {
  const { rows } = await sql<Page>`
    select count(*)::int as rows, max(id) as last, ${filled} as filled, ${joined}
    from (select * from case_facts where id > ${after} order by id limit ${limit}) page`.execute(db.withoutPlugins());
  const [page] = rows;
  if (!page || page.last === null) return null;
  const counts = page.filled.split(',').map(Number);
  const values = Object.fromEntries(names.map((name) => [name, page[name]])) as Record<TableColumn, string | null>;
  const known = Object.fromEntries(names.map((name, index) => [name, counts[index]])) as Record<TableColumn, number>;
  const table = FactsTable.of(page.rows, values, known);
  return table && { table, last: page.last };
}
