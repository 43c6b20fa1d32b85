import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sampleCase } from '@redress/desk/testing';
import { Client } from 'pg';
import { postgresMissing, startPostgres, type TestPostgres } from '../../../../scripts/postgres.ts';
import { openStore } from './index.ts';
import { positionsPerTransaction } from './postgres-writer.ts';

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
