import { setImmediate as turn } from 'node:timers/promises';
import type { CaseFacts } from '@redress/cases';
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
