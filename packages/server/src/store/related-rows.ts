import type { CaseRow, RowFilter } from '@redress/desk';
import { sql, type RawBuilder } from 'kysely';
import { caseRowColumns, readRow } from './columns.ts';
import type { Database } from './database.ts';
import { Gathering } from './gathering.ts';
import { grouped } from './grouped.ts';
import { prepared } from './prepared.ts';

/** Other cases of whose customer, and within which department. */
export interface Related extends Pick<RowFilter, 'department'> {
  readonly number: string;
  readonly limit: number;
}

const mostTogether = 64;
const atOnce = 4;

const columns = sql.join(caseRowColumns.map((name) => sql.ref(`r.${name}`)));

/** An erased case leads to no other. */
const others = (number: RawBuilder<unknown>, department: RawBuilder<unknown>) =>
  sql`from cases c join cases r on r.customer_key = c.customer_key and r.id <> c.id
    where c.number = ${number} and c.erased_at is null and (${department} is null or r.department = ${department})`;

interface Key {
  readonly id: string;
  readonly receivedMs: number;
}

/**
 * Most customers have one case: the keys of others are looked up first, by what the indexes and the beginning of the
 * case's row hold, and all the rest only where there are any.
 */
function inSqlite(database: Database): (asked: Related) => Promise<CaseRow[]> {
  const { db } = database;
  const keys = prepared<{ number: string; department: string | null }, Key>(database, (value) => {
    const department = value('department');
    const found = sql<Key>`select r.id, r.received_ms
      from cases c join cases r on r.customer_key = c.customer_key and r.rowid <> c.rowid
      where c.number = ${value('number')} and (${department} is null or r.department = ${department})`;
    return { compile: () => found.compile(db) };
  });
  const rows = prepared<{ ids: string; number: string }, CaseRow>(database, (value) => {
    const found = sql<CaseRow>`select ${columns} from cases r
      where r.id in (select value from json_each(${value('ids')}))
        and exists (select 1 from cases c where c.number = ${value('number')} and c.erased_at is null)
      order by r.received_ms desc, r.id desc`;
    return { compile: () => found.compile(db) };
  });
  return async ({ number, department = null, limit }) => {
    const found = await keys({ number, department });
    if (!found.length) return [];
    const latest = found.sort((a, b) => b.receivedMs - a.receivedMs || (a.id < b.id ? 1 : -1)).slice(0, limit);
    return rows({ ids: JSON.stringify(latest.map(({ id }) => id)), number });
  };
}

function inPostgres(database: Database): (asked: Related) => Promise<CaseRow[]> {
  const select = prepared<
    { numbers: string[]; departments: (string | null)[]; limits: number[] },
    CaseRow & { nth: number }
  >(database, (value) => {
    const rows = sql<CaseRow & { nth: number }>`
        select asked.nth, ${columns}
        from unnest(${value('numbers')}::text[], ${value('departments')}::text[], ${value('limits')}::int[])
          with ordinality asked (number, department, most, nth)
        cross join lateral (
          select r.* ${others(sql`asked.number`, sql`asked.department`)}
          order by r.received_ms desc, r.id desc limit asked.most
        ) r order by asked.nth, r.received_ms desc, r.id desc`;
    return { compile: () => rows.compile(database.db) };
  });
  const gathered = new Gathering<Related, CaseRow[]>(
    async (all) => {
      const rows = await select({
        numbers: all.map(({ number }) => number),
        departments: all.map(({ department }) => department ?? null),
        limits: all.map(({ limit }) => limit),
      });
      const found = grouped(rows, ({ nth }) => nth);
      return all.map((_, index) => (found.get(index + 1) ?? []).map(({ nth, ...row }) => row));
    },
    mostTogether,
    atOnce,
  );
  return (asked) => gathered.do(asked);
}

/** Other cases of a case's customer, the latest first. */
export function relatedRows(database: Database): (asked: Related) => Promise<CaseRow[]> {
  const select = database.kind === 'sqlite' ? inSqlite(database) : inPostgres(database);
  return async (asked) => (await select(asked)).map((row) => readRow(row, database.protection));
}
