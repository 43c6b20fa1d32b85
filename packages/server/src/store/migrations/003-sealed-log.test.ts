import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { sampleCase } from '@redress/desk/testing';
import { Migrator } from 'kysely/migration';
import { verifyStore } from '../../audit/verify.ts';
import { openStore } from '../index.ts';
import { NodeSqlite } from '../node-sqlite.ts';
import { readStore } from '../read-store.ts';
import { connectSqlite, kyselyOf, sqliteFile } from '../sqlite.ts';
import { migrations } from './index.ts';

it('chains the logs that an older version wrote, and takes what is personal out of them', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'redress-layout-'));
  const old = kyselyOf(new NodeSqlite(connectSqlite(sqliteFile(dir))));
  const { '001-cases': first } = migrations;
  assert.ok(first);
  const getMigrations = () => Promise.resolve({ '001-cases': first });
  await new Migrator({ db: old, provider: { getMigrations } }).migrateToLatest();
  const customer = { ref: 'K-1', email: 'Kim@Example.com', phone: '+49 30 1234' };
  const entries = [1, 2].map((n) => sampleCase(n, { complaint: { title: `Kettle ${n}`, customer } }));
  for (const { row: now, facts, events, receiptHash, key, fingerprint } of entries) {
    const { erasedAt: _, dueCalendar: __, ...row } = now;
    const sorted = {
      issue: row.category,
      receivedMs: Date.parse(row.receivedAt),
      updatedMs: Date.parse(row.updatedAt),
      dueMs: Date.parse(row.dueAt ?? ''),
      timerMs: Date.parse(row.timerAt ?? ''),
    };
    const columns = { ...row, ...sorted, receiptHash, submitKey: key, fingerprint };
    await old
      .insertInto('cases')
      .values(columns as never)
      .execute();
    await old.insertInto('caseFacts').values(facts).execute();
    for (const [index, event] of events.entries()) {
      const { at, type } = event;
      const logged = { caseId: row.id, version: index + 1, at, type, body: JSON.stringify(event) };
      await old
        .insertInto('events')
        .values(logged as never)
        .execute();
    }
  }
  await old.destroy();

  await assert.rejects(
    readStore({ dir }, (reading) => verifyStore(reading)),
    { code: 'layout-behind' },
  );
  const store = await openStore({ dir });
  for (const { row, events } of entries) assert.deepEqual(await store.events(row.id), events);
  const bodies = await store.database.db.selectFrom('events').select('body').execute();
  assert.ok(bodies.every(({ body }) => !body.includes('Kettle') && !body.includes('K-1')));
  const { otherEmail, otherPhone } = await store.database.db
    .selectFrom('cases')
    .select(['otherEmail', 'otherPhone'])
    .executeTakeFirstOrThrow();
  assert.deepEqual([otherEmail, otherPhone], ['kim@example.com', '+49301234']);
  await store.close();
  const { cases, faults } = await readStore({ dir }, (reading) => verifyStore(reading));
  assert.deepEqual([cases, faults], [2, []]);
  rmSync(dir, { recursive: true });
});
