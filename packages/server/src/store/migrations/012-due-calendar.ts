import { nextDue, reduce } from '@redress/cases';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { readEvent } from '../event-rows.ts';
import { noProtection } from '../protection.ts';
import type { Tables } from '../tables.ts';

const batch = 500;

/** What a clock is counted by stands in the log, in a part that is not personal. */
async function fill(db: Kysely<Tables>): Promise<void> {
  for (let after = ''; ;) {
    const due = await db
      .selectFrom('cases')
      .select('id')
      .where('dueAt', 'is not', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(batch)
      .execute();
    const last = due.at(-1);
    if (!last) return;
    after = last.id;
    for (const { id } of due) {
      const rows = await db
        .selectFrom('events')
        .select(['caseId', 'version', 'body'])
        .where('caseId', '=', id)
        .orderBy('version')
        .execute();
      const it = reduce(rows.map((row) => readEvent({ ...row, part: null }, noProtection)));
      const dueCalendar = nextDue(it)?.calendar ?? '';
      await db.updateTable('cases').set({ dueCalendar }).where('id', '=', id).execute();
    }
  }
}

/** By which calendar each deadline is counted: what lists by working time left are merged from. */
export const dueCalendar: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('cases').addColumn('dueCalendar', 'text').execute();
    await fill(db);
    for (const within of [[], ['department'], ['handler']]) {
      await db.schema
        .createIndex(['cases', ...within, 'dueCalendar'].join('_'))
        .on('cases')
        .columns([...within, 'dueCalendar', 'dueMs', 'id'])
        .where('dueCalendar' as never, 'is not', null)
        .execute();
    }
  },
};
