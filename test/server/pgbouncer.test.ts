import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { storeConformance } from '@redress/desk/testing';
import { openStore } from '@redress/server';
import { pgBouncerMissing, startPgBouncer, type TestPgBouncer } from '../../scripts/pgbouncer.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '../../scripts/postgres.ts';
import { complaint, submit, testServer } from './servers.ts';

const elsewhere = process.env['TEST_DATABASE_URL'] !== undefined && 'the PostgreSQL named is not this test’s own';

describe('behind PgBouncer in transaction mode', { skip: postgresMissing() || pgBouncerMissing() || elsewhere }, () => {
  let postgres: TestPostgres;
  let bouncer: TestPgBouncer;
  before(async () => {
    postgres = startPostgres();
    const database = await postgres.database();
    bouncer = await startPgBouncer(new URL(database.url).searchParams.get('host') ?? '');
    await database.drop();
  });
  after(async () => {
    await bouncer.stop();
    postgres.stop();
  });

  for (const { name, run } of storeConformance) {
    it(name, async () => {
      const database = await postgres.database();
      const store = await openStore({ url: bouncer.through(database.url) });
      try {
        await run(store);
      } finally {
        await store.close();
        await database.drop();
      }
    });
  }

  it('two servers share live updates, with LISTEN on a direct connection', async () => {
    const database = await postgres.database();
    const shared = {
      databaseUrl: bouncer.through(database.url),
      listenUrl: database.url,
      secret: 'a secret of two servers, long enough',
    };
    const first = await testServer(shared);
    const second = await testServer(shared);
    try {
      const heard = new Promise<string>((resolve) => {
        second.desk.subscribe(({ number }) => {
          resolve(number);
        });
      });
      const { number } = (await (await submit(first.url, complaint, 'behind-a-pooler')).json()) as { number: string };
      assert.equal(await heard, number);
      assert.equal((await submit(second.url, complaint, 'behind-a-pooler')).status, 201);
      assert.equal(await second.store.count({}, 10), 1);
    } finally {
      await Promise.all([first.stop(), second.stop()]);
      await database.drop();
    }
  });
});
