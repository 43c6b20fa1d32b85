import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sampleCase } from '@redress/desk/testing';
import { Client } from 'pg';
import { postgresMissing, startPostgres, type TestPostgres } from '../../../../scripts/postgres.ts';
import { openStore } from './index.ts';
import { positionsPerTransaction } from './postgres-sql.ts';

const insert = `insert into changes (position, case_id, number, version, department, types, at)
  values (pg_current_xact_id()::text::bigint * ${positionsPerTransaction}, 'slow', 'R-1', 1, 'care', '[]', '')`;

describe('positions of changes', { skip: postgresMissing() }, () => {
  let postgres: TestPostgres;
  before(() => {
    postgres = startPostgres();
  });
  after(() => {
    postgres.stop();
  });

  it('show no change while one that was begun before it may still come', async () => {
    const { url } = await postgres.database();
    const store = await openStore({ url });
    const slow = new Client(url);
    await slow.connect();
    await slow.query('begin');
    await slow.query(insert);
    const quick = await store.create(sampleCase(1));
    assert.ok('change' in quick);
    assert.deepEqual(await store.changes(0, 10), []);
    assert.equal(await store.position(), 0);
    await slow.query('commit');
    const seen = await store.changes(0, 10);
    assert.deepEqual(
      seen.map(({ caseId }) => caseId),
      ['slow', quick.change.caseId],
    );
    assert.equal(await store.position(), quick.change.position);
    await slow.end();
    await store.close();
  });

  it('go on growing in a cluster whose transactions are numbered lower', async () => {
    const { url } = await postgres.database();
    const before = await openStore({ url });
    await before.create(sampleCase(1));
    await before.close();
    const client = new Client(url);
    await client.connect();
    // What a database looks like that was restored from a far older cluster.
    await client.query('update changes set position = position + 1000000000000');
    await client.end();
    const store = await openStore({ url });
    const [restored] = await store.changes(0, 10);
    const created = await store.create(sampleCase(2));
    assert.ok('change' in created && restored);
    assert.ok(created.change.position > restored.position);
    const after = await store.changes(restored.position, 10);
    assert.deepEqual(
      after.map(({ caseId }) => caseId),
      [created.change.caseId],
    );
    await store.close();
  });
});

describe('cases that are created together', { skip: postgresMissing() }, () => {
  let postgres: TestPostgres;
  before(() => {
    postgres = startPostgres();
  });
  after(() => {
    postgres.stop();
  });

  it('share a transaction, but neither a failure nor a key', async () => {
    const { url } = await postgres.database();
    const [store, other] = [await openStore({ url }), await openStore({ url })];
    const first = await store.create(sampleCase(1));
    assert.ok('change' in first);
    // The number of a case that is there: its row cannot be written.
    const { row, ...rest } = sampleCase(2);
    const bad = { ...rest, row: { ...row, number: 'R-2026-000001' } };
    const good = Array.from({ length: 40 }, (_, n) => sampleCase(n + 3));
    const again = sampleCase(50, { key: 'key-of-5' });
    const created = await Promise.allSettled([...good, bad, again].map((entry) => store.create(entry)));
    const elsewhere = await Promise.all(good.toReversed().map((entry) => other.create(entry)));
    assert.deepEqual(
      created.flatMap(({ status }, index) => (status === 'rejected' ? [index] : [])),
      [good.length],
    );
    const results = created.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    assert.equal(results.filter((each) => 'change' in each).length, good.length);
    assert.deepEqual(
      results.flatMap((each) => ('existing' in each ? [each.existing.caseId] : [])),
      ['case-000005'],
    );
    assert.ok(elsewhere.every((each) => 'existing' in each));
    const changes = await store.changes(0, 100);
    assert.equal(changes.length, good.length + 1);
    assert.equal(new Set(changes.map(({ position }) => position)).size, changes.length);
    for (const entry of good) assert.deepEqual(await store.events(entry.row.id), entry.events);
    assert.deepEqual(await store.events(bad.row.id), []);
    await Promise.all([store.close(), other.close()]);
  });

  it('end with one case a key when two servers get the same at once', async () => {
    const { url } = await postgres.database();
    const stores = [await openStore({ url }), await openStore({ url })];
    const entries = (from: number) =>
      Array.from({ length: 60 }, (_, n) => sampleCase(from + n, { key: `shared-${String(n)}` }));
    const created = await Promise.all([
      ...entries(100).map((entry) => stores[0]?.create(entry)),
      ...entries(200)
        .toReversed()
        .map((entry) => stores[1]?.create(entry)),
    ]);
    const written = created.flatMap((each) => (each && 'change' in each ? [each.change.caseId] : []));
    const found = created.flatMap((each) => (each && 'existing' in each ? [each.existing.caseId] : []));
    assert.deepEqual([written.length, found.length], [60, 60]);
    assert.deepEqual(found.sort(), written.sort());
    await Promise.all(stores.map((store) => store.close()));
  });
});
