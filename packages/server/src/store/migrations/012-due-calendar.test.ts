import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sampleCase } from '@redress/desk/testing';
import { Migrator, type Migration } from 'kysely/migration';
import { temporary } from '../../../../../test/server/servers.ts';
import { factValues, newCaseColumns } from '../columns.ts';
import { beforeFirst, link } from '../chain.ts';
import { eventRows } from '../event-rows.ts';
import { noProtection } from '../protection.ts';
import { besideSqlite } from '../sqlite.ts';
import type { Tables } from '../tables.ts';
import { migrations } from './index.ts';
import type { Kysely } from 'kysely';

const erased = { type: 'note-added', at: '2026-01-02T00:00:00.000Z', actor: { role: 'system' }, note: '' } as const;

async function keep(db: Kysely<Tables>, n: number, calendar?: string): Promise<void> {
  const entry = sampleCase(n, { ...(calendar !== undefined && { calendar }) });
  const { dueCalendar: _, ...columns } = newCaseColumns(entry, noProtection);
  await db
    .insertInto('cases')
    .values(columns as never)
    .execute();
  await db.insertInto('caseFacts').values(factValues(entry.facts, noProtection)).execute();
  let hash = beforeFirst;
  // Without the personal parts, as of somebody who was erased.
  for (const { event, leaf } of eventRows(entry.row.id, 0, [...entry.events, erased], noProtection)) {
    hash = link(hash, leaf);
    await db
      .insertInto('events')
      .values({ ...event, hash })
      .execute();
  }
}

it('tells of the cases that are there by which calendar they are due', async () => {
  const { dir, remove } = temporary();
  const db = besideSqlite(dir) as unknown as Kysely<Tables>;
  const migrator = (all: Record<string, Migration>) =>
    new Migrator({ db, provider: { getMigrations: () => Promise.resolve(all) } });
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '012'));
  assert.equal((await migrator(before).migrateToLatest()).error, undefined);
  await keep(db, 1, 'office');
  await keep(db, 2);
  await keep(db, 3, 'office');
  await db.updateTable('cases').set({ dueAt: null }).where('id', '=', 'case-000003').execute();
  assert.equal((await migrator(migrations).migrateToLatest()).error, undefined);
  const rows = await db.selectFrom('cases').select('dueCalendar').orderBy('id').execute();
  assert.deepEqual(
    rows.map(({ dueCalendar }) => dueCalendar),
    ['office', '', null],
  );
  await db.destroy();
  remove();
});
