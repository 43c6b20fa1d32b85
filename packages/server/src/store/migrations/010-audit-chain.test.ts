import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { temporary } from '../../../../../test/server/servers.ts';
import { checkEntries, newestEntry } from '../../audit/audit-chain.ts';
import { besideSqlite } from '../sqlite.ts';
import { migrations } from './index.ts';

it('chains the entries that a trail already has, also more than are read at once', async () => {
  const { dir, remove } = temporary();
  const db = besideSqlite(dir);
  const migrator = (all: Record<string, Migration>) =>
    new Migrator({ db, provider: { getMigrations: () => Promise.resolve(all) } });
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '010'));
  assert.equal((await migrator(before).migrateToLatest()).error, undefined);
  await sql`with recursive n (n) as (select 1 union all select n + 1 from n where n < 1200)
    insert into audit (id, at, action, is_refused) select printf('%06d', n), '2026-11-22T00:00:00.000Z', 'case-read', n % 2
    from n`.execute(db);
  assert.equal((await migrator(migrations).migrateToLatest()).error, undefined);
  const faults: unknown[] = [];
  const { entries } = await checkEntries(
    db,
    (fault) => faults.push(fault),
    () => undefined,
  );
  assert.deepEqual([entries, faults, (await newestEntry(db)).sequence], [1_200, [], 1_200]);
  await db.destroy();
  remove();
});
