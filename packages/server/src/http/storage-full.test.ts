import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { postgresMissing, startPostgres, type TestPostgres } from '../../../../scripts/postgres.ts';
import { complaint, submit, testServer } from '../../../../test/server/servers.ts';
import { isStorageFull } from './storage-full.ts';

type Server = Awaited<ReturnType<typeof testServer>>;

/** Fills the store up, submits, makes room, and submits again. */
async function whenFull(server: Server, fill: () => Promise<unknown>, makeRoom: () => Promise<unknown>): Promise<void> {
  const sent = () => submit(server.url, { ...complaint, description: 'x'.repeat(19_000) }, 'full-disk-1');
  await fill();
  const refused = await sent();
  assert.equal(refused.status, 507);
  assert.equal(((await refused.json()) as { code: string }).code, 'storage-full');
  assert.ok(server.log.some(({ level, event }) => level === 'error' && event === 'request-failed'));
  const { rows } = await sql<{ n: number }>`select count(*) as n from events`.execute(server.store.database.db);
  assert.equal(rows[0]?.n, 0, 'no half case');
  await makeRoom();
  assert.equal((await sent()).status, 201, 'and the same request goes through once there is room');
  await server.stop();
}

describe('a disk that is full', () => {
  it('is told by the code of whatever could not write', { skip: process.platform !== 'linux' }, () => {
    let error: unknown;
    try {
      writeFileSync('/dev/full', 'x');
    } catch (thrown) {
      error = thrown;
    }
    assert.equal(isStorageFull(error), true);
    assert.equal(isStorageFull(new Error('upload failed', { cause: error })), true);
    assert.equal(isStorageFull(new Error('ENOSPC')), false);
  });

  it('is a problem of its own with SQLite, and leaves nothing half written', async () => {
    const server = await testServer();
    const { db } = server.store.database;
    const pages = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    const limit = (n: number) => sql`pragma max_page_count = ${sql.lit(n)}`.execute(db);
    await whenFull(
      server,
      () => limit(pages.rows[0]?.page_count ?? 1),
      () => limit(1_000_000),
    );
  });

  describe('with PostgreSQL', { skip: postgresMissing() }, () => {
    let postgres: TestPostgres;
    before(() => {
      postgres = startPostgres();
    });
    after(() => {
      postgres.stop();
    });
    it('is the same problem', async () => {
      const { url } = await postgres.database();
      const server = await testServer({ databaseUrl: url });
      const { db } = server.store.database;
      await whenFull(
        server,
        async () => {
          await sql`create function full_disk() returns trigger language plpgsql
            as $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`.execute(db);
          await sql`create trigger full_disk before insert on events execute function full_disk()`.execute(db);
        },
        () => sql`drop trigger full_disk on events`.execute(db),
      );
    });
  });
});
