import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';

/** Leaps from one calendar to the next in the index: as many steps as there are calendars, however many cases. */
const leaps = (within: RawBuilder<unknown>) => sql<{ name: string }>`
  with recursive used(name) as (
    select min(due_calendar) from cases where due_calendar is not null and ${within}
    union all
    select (select min(due_calendar) from cases where due_calendar > used.name and ${within})
    from used where used.name is not null
  ) select name from used where name is not null`;

/** By which calendars deadlines are counted, in all departments or in one. */
export function dueCalendars(database: Database): (department?: string) => Promise<string[]> {
  const { db } = database;
  const everywhere = prepared<Record<string, never>, { name: string }>(database, () => ({
    compile: () => leaps(sql`true`).compile(db),
  }));
  const inOne = prepared<{ department: string }, { name: string }>(database, (value) => ({
    compile: () => leaps(sql`department = ${value('department')}`).compile(db),
  }));
  return async (department) => {
    const rows = await (department === undefined ? everywhere({}) : inOne({ department }));
    return rows.map(({ name }) => name);
  };
}
