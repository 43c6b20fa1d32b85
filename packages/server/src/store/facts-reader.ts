import { setImmediate as turn } from 'node:timers/promises';
import type { CaseFacts } from '@redress/cases';
import type { RecentFacts } from '@redress/desk';
import type { FactsTable } from '@redress/metrics';
import { sql } from 'kysely';
import { factColumns, readFacts } from './columns.ts';
import type { Database } from './database.ts';
import { factsPage } from './facts-pages.ts';
import { snake } from './postgres-sql.ts';

/** Reading SQLite keeps others waiting, so that it goes in small steps; PostgreSQL's round trips are worth more rows. */
const batches = { sqlite: 500, postgres: 10_000 } as const;

/** Named as they are read: no plugin renames the columns of a million rows. */
const columns = sql.raw(factColumns.map((name) => `${snake(name)} as "${name}"`).join(', '));

async function rowsAfter(
  { db, kind }: Pick<Database, 'db' | 'kind'>,
  id: string,
  limit: number,
): Promise<readonly CaseFacts[]> {
  const { rows } = await sql<CaseFacts>`
    select ${columns} from case_facts where id > ${id} order by id limit ${limit}`.execute(db.withoutPlugins());
  return kind === 'postgres' ? rows : rows.map(readFacts);
}

type Recent = CaseFacts & Omit<RecentFacts, 'facts' | 'more'> & { readonly looked: number };

/** The facts of cases that changed after a position, in one statement: what it sees is of one moment. */
export async function recentFacts(database: Database, position: number, limit: number): Promise<RecentFacts> {
  await turn();
  const { rows } = await sql<Recent | (Omit<Recent, keyof CaseFacts> & { readonly id: null })>`
    with recent as (select position, case_id from changes where position > ${position} order by position limit ${limit})
    select (select max(position) from recent) as last, (select count(*) from recent) as looked, ${database.horizon} as "unsettledFrom", ${columns}
    from (select 1) one left join (select distinct case_id from recent) changed on true
      left join case_facts on case_facts.id = changed.case_id`.execute(database.db.withoutPlugins());
  const { last = null, looked = 0, unsettledFrom = 0 } = rows[0] ?? {};
  const facts = rows.flatMap(({ last: _, looked: __, unsettledFrom: ___, ...row }) =>
    row.id === null ? [] : [database.kind === 'postgres' ? row : readFacts(row)],
  );
  return { facts, last, more: looked === limit, unsettledFrom };
}

/** Batches after one another, each from the end of the one before. While one is used the next is on its way. */
async function* following<T>(read: (after: string) => Promise<{ readonly batch: T; readonly last: string } | null>) {
  for (let next = read(''); ;) {
    const found = await next;
    if (!found) return;
    next = read(found.last);
    // Its failure is told when it is waited for; nobody waits when the reader has had enough.
    next.catch(() => undefined);
    yield found.batch;
    await turn();
  }
}

async function readRows(reading: Pick<Database, 'db' | 'kind'>, after: string) {
  const batch = await rowsAfter(reading, after, batches[reading.kind]);
  const last = batch.at(-1)?.id;
  return last === undefined ? null : { batch, last };
}

/** All rows of facts in batches by their ids. */
export const allFacts = (reading: Pick<Database, 'db' | 'kind'>): AsyncGenerator<readonly CaseFacts[]> =>
  following((after) => readRows(reading, after));

/** The same as tables where the database can send them, and where no text of theirs has a separator in it. */
export const factTables = (reading: Pick<Database, 'db' | 'kind'>): AsyncGenerator<readonly CaseFacts[] | FactsTable> =>
  following<readonly CaseFacts[] | FactsTable>(async (after) => {
    if (reading.kind !== 'postgres') return readRows(reading, after);
    const page = await factsPage(reading.db, after, batches.postgres);
    if (page === undefined) return readRows(reading, after);
    return page && { batch: page.table, last: page.last };
  });
