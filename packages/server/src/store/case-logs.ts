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
  const byIds = prepared<{ keys: string[] }, Found>(database, (value) =>
    selectEvents(db)
      .select('events.caseId as asked')
      .where('events.caseId', '=', (of) => of.fn.any<string>(of.val(value('keys')) as never))
      .orderBy('events.version'),
  );
  const byNumbers = prepared<{ keys: string[] }, Found>(database, (value) =>
    ofNumbers()
      .select('cases.number as asked')
      .where('cases.number', '=', (of) => of.fn.any<string>(of.val(value('keys')) as never)),
  );
  return { byId: together((keys) => byIds({ keys })), byNumber: together((keys) => byNumbers({ keys })) };
}
