import { setImmediate as turn } from 'node:timers/promises';
import type { CaseFacts } from '@redress/cases';
import { sql, type Kysely } from 'kysely';
import { factColumns, readFacts } from './columns.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** Reading SQLite keeps others waiting, so that it goes in small steps; PostgreSQL's round trips are worth more rows. */
const batches = { sqlite: 500, postgres: 2_000 } as const;

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** Named as they are read: no plugin renames the columns of a million rows. */
const columns = sql.raw(factColumns.map((name) => `${snake(name)} as "${name}"`).join(', '));

async function after(db: Kysely<Tables>, id: string, limit: number): Promise<CaseFacts[]> {
  const { rows } = await sql<CaseFacts>`
    select ${columns} from case_facts where id > ${id} order by id limit ${limit}`.execute(db.withoutPlugins());
  return typeof rows[0]?.breached === 'boolean' ? rows : rows.map(readFacts);
}

/** All rows of facts by id, in batches. While one is used the next is on its way. */
export async function* allFacts({ db, kind }: Database): AsyncGenerator<readonly CaseFacts[]> {
  const limit = batches[kind];
  for (let next = after(db, '', limit); ;) {
    const rows = await next;
    const last = rows.at(-1);
    if (!last) return;
    next = after(db, last.id, limit);
    // Its failure is told when it is waited for; nobody waits when the reader has had enough.
    next.catch(() => undefined);
    yield rows;
    await turn();
  }
}
