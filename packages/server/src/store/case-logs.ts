import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import type { KeptEvent } from './event-rows.ts';
import { Gathering } from './gathering.ts';
import { grouped } from './grouped.ts';
import { prepared } from './prepared.ts';
import { selectEvents } from './row-queries.ts';

type Logs = (key: string) => Promise<readonly KeptEvent[]>;

const mostTogether = 64;
const atOnce = 4;

interface Found extends KeptEvent {
  /** The key that it was asked by. */
  readonly asked: string;
}

/** Asks for several at once, and gives each what is its own. */
function together(select: (keys: string[]) => Promise<Found[]>): Logs {
  const gathered = new Gathering<string, readonly KeptEvent[]>(
    async (keys) => {
      const found = grouped(await select([...new Set(keys)]), ({ asked }) => asked);
      return keys.map((key) => found.get(key) ?? []);
    },
    mostTogether,
    atOnce,
  );
  return (key) => gathered.do(key);
}

/**
 * One look-up by key for each that is asked for: what the database knows of a table while it is young makes it read all
 * of the table for a list of keys.
 */
function askedTogether(database: Database, whose: RawBuilder<unknown>): (keys: string[]) => Promise<Found[]> {
  const select = prepared<{ keys: string[] }, Found>(database, (value) => {
    const found = sql<Found>`select asked.key as asked, log.* from unnest(${value('keys')}::text[]) asked (key)
      cross join lateral (
        select e.case_id, e.version, e.body, p.body as part
        from events e left join personal p on p.case_id = e.case_id and p.version = e.version
        ${whose} order by e.version
      ) log order by log.version`;
    return { compile: () => found.compile(database.db) };
  });
  return (keys) => select({ keys });
}

/** Reads logs as they are asked for all the time: by a case's id, and by its number. Oldest event first. */
export function caseLogs(database: Database): { readonly byId: Logs; readonly byNumber: Logs } {
  const { db, kind } = database;
  const ofNumbers = () => selectEvents(db).innerJoin('cases', 'cases.id', 'events.caseId').orderBy('events.version');
  if (kind === 'sqlite') {
    const byId = prepared<{ id: string }, KeptEvent>(database, (value) =>
      selectEvents(db).where('events.caseId', '=', value('id')).orderBy('events.version'),
    );
    const byNumber = prepared<{ number: string }, KeptEvent>(database, (value) =>
      ofNumbers().where('cases.number', '=', value('number')),
    );
    return { byId: (id) => byId({ id }), byNumber: (number) => byNumber({ number }) };
  }
  const byIds = askedTogether(database, sql`where e.case_id = asked.key`);
  const byNumbers = askedTogether(database, sql`join cases c on c.id = e.case_id where c.number = asked.key`);
  return { byId: together(byIds), byNumber: together(byNumbers) };
}
