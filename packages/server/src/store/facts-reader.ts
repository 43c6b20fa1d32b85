import { setImmediate as turn } from 'node:timers/promises';
import type { CaseFacts } from '@redress/cases';
import type { RecentFacts } from '@redress/desk';
import { sql } from 'kysely';
import { factColumns, readFacts } from './columns.ts';
import type { Database } from './database.ts';
import { factsPage, snake, type FactsPage } from './facts-pages.ts';

/** Reading SQLite keeps others waiting, so that it goes in small steps; PostgreSQL's round trips are worth more rows. */
const batches = { sqlite: 500, postgres: 4_000 } as const;

/** Named as they are read: no plugin renames the columns of a million rows. */
const columns = sql.raw(factColumns.map((name) => `${snake(name)} as "${name}"`).join(', '));

async function after({ db, kind }: Pick<Database, 'db' | 'kind'>, id: string): Promise<FactsPage> {
  const page = kind === 'postgres' ? await factsPage(db, id, batches[kind]) : undefined;
  if (page) return page;
  const { rows } = await sql<CaseFacts>`
    select ${columns} from case_facts where id > ${id} order by id limit ${batches[kind]}`.execute(db.withoutPlugins());
  const facts = kind === 'postgres' ? rows : rows.map(readFacts);
  return { facts, last: facts.at(-1)?.id ?? null };
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

/** All rows of facts in batches by their ids. While one is used the next is on its way. */
export async function* allFacts(reading: Pick<Database, 'db' | 'kind'>): AsyncGenerator<readonly CaseFacts[]> {
  for (let next = after(reading, ''); ;) {
    const { facts, last } = await next;
    if (last === null) return;
    next = after(reading, last);
    // Its failure is told when it is waited for; nobody waits when the reader has had enough.
    next.catch(() => undefined);
    yield facts;
    await turn();
  }
}
