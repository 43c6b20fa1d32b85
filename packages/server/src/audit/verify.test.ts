import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sampleAppend, sampleCase, sampleNote } from '@redress/desk/testing';
import { sql } from 'kysely';
import { postgresMissing, startPostgres, type TestPostgres } from '../../../../scripts/postgres.ts';
import { openStore } from '../store/index.ts';
import { readStore, type Where } from '../store/read-store.ts';
import type { SqlStore } from '../store/sql-store.ts';
import type { Fault } from './fault.ts';
import { sealChanges } from './seals.ts';
import { verifyStore, type Verification, type VerifyOptions } from './verify.ts';

const now = Date.UTC(2026, 10, 22);

interface Place {
  readonly where: Where;
  readonly remove: () => Promise<void>;
}

/** Three cases, of which the second has a note; the changes up to there are sealed. */
async function filled(store: SqlStore): Promise<void> {
  for (const n of [1, 2, 3]) {
    const customer = { email: 'kim@example.com', name: 'Kim' };
    await store.create(sampleCase(n, { complaint: { title: `Kettle \0 ${n}`, customer } }));
  }
  const events = await store.events('case-000002');
  const next = [sampleNote('Called.'), sampleNote('Called again.')];
  await store.append('case-000002', 4, next, sampleAppend(events, next), []);
  await sealChanges(store.database, now);
}

/** What is wrong after statements that nobody should have been able to run. */
async function verified(
  place: Place,
  statements: readonly string[],
  options?: VerifyOptions,
): Promise<Verification & { readonly found: unknown[] }> {
  const store = await openStore(place.where);
  await filled(store);
  for (const statement of statements) await sql.raw(statement).execute(store.database.db);
  await store.close();
  const result = await readStore(place.where, (reading) => verifyStore(reading, options));
  await place.remove();
  const found = result.faults.map(({ code, caseId, version }: Fault) => [code, caseId, version].filter(Boolean));
  return { ...result, found };
}

const second = "case_id = 'case-000002'";
const swapped = [
  `update events set version = 99 where ${second} and version = 5`,
  `update events set version = 5 where ${second} and version = 6`,
  `update events set version = 6 where ${second} and version = 99`,
  `update personal set version = 99 where ${second} and version = 5`,
  `update personal set version = 5 where ${second} and version = 6`,
  `update personal set version = 6 where ${second} and version = 99`,
];
const vanished = [
  `delete from events where ${second}`,
  `delete from personal where ${second}`,
  "delete from cases where id = 'case-000002'",
  "delete from case_facts where id = 'case-000002'",
];

const tampering: readonly { name: string; statements: readonly string[]; found: readonly unknown[] }[] = [
  { name: 'nothing', statements: [], found: [] },
  {
    name: 'another decision',
    statements: [`update events set body = replace(body, 'low', 'high') where ${second} and version = 2`],
    found: [['event-changed', 'case-000002', 2]],
  },
  {
    name: 'another time beside the same event',
    statements: [`update events set at = '2020-01-01T00:00:00.000Z' where ${second} and version = 2`],
    found: [['event-changed', 'case-000002', 2]],
  },
  {
    name: 'an event taken out of the middle',
    statements: [`delete from events where ${second} and version = 3`],
    found: [['event-missing', 'case-000002', 3]],
  },
  {
    name: 'the last event taken away',
    statements: [`delete from events where ${second} and version = 6`],
    found: [['event-missing', 'case-000002', 6], ['event-missing', 'case-000002', 6], ['seal-broken']],
  },
  {
    name: 'two events in each other’s place',
    statements: swapped,
    found: [['event-moved', 'case-000002', 5], ['seal-broken']],
  },
  {
    name: 'other words of a customer',
    statements: [`update personal set body = replace(body, 'leaks', 'works') where ${second} and version = 1`],
    found: [['personal-changed', 'case-000002', 1]],
  },
  {
    name: 'words of a customer gone without an erasure',
    statements: [`delete from personal where ${second} and version = 1`],
    found: [['personal-missing', 'case-000002', 1]],
  },
  {
    name: 'another severity in the lists',
    statements: ["update cases set severity = 'high' where id = 'case-000002'"],
    found: [['row-differs', 'case-000002']],
  },
  {
    name: 'another severity in the figures',
    statements: ["update case_facts set severity = 'high' where id = 'case-000002'"],
    found: [['facts-differ', 'case-000002']],
  },
  {
    name: 'no row for the figures',
    statements: ["delete from case_facts where id = 'case-000002'"],
    found: [['facts-differ', 'case-000002']],
  },
  {
    name: 'no row in the lists',
    statements: ["delete from cases where id = 'case-000002'"],
    found: [['case-missing', 'case-000002']],
  },
  {
    name: 'a whole case gone',
    statements: vanished,
    found: [['event-missing', 'case-000002', 4], ['event-missing', 'case-000002', 6], ['seal-broken']],
  },
  {
    name: 'a whole case gone with its changes',
    statements: [...vanished, `delete from changes where ${second}`],
    found: [['seal-broken']],
  },
  { name: 'a seal gone', statements: ['update seals set sequence = 2'], found: [['seal-missing']] },
];

function catches(open: () => Promise<Place>): void {
  for (const { name, statements, found } of tampering) {
    it(`finds ${name}`, async () => {
      const result = await verified(await open(), statements);
      assert.deepEqual(result.found, found);
      assert.equal(result.faultCount, found.length);
    });
  }

  it('counts what it looked at, and gives the newest seal to be kept elsewhere', async () => {
    const { cases, events, seals, unsealed, newestSeal } = await verified(await open(), []);
    assert.deepEqual([cases, events, seals, unsealed], [3, 14, 1, 0]);
    assert.match(newestSeal?.hash ?? '', /^[0-9a-f]{64}$/);
  });

  it('finds that a seal kept elsewhere is not there any more, also when all seals were made anew', async () => {
    const place = await open();
    const store = await openStore(place.where);
    await filled(store);
    const [seal] = await store.database.db.selectFrom('seals').selectAll().execute();
    for (const statement of [...vanished, `delete from changes where ${second}`, 'delete from seals']) {
      await sql.raw(statement).execute(store.database.db);
    }
    await sealChanges(store.database, now);
    await store.close();
    const verify = (options: VerifyOptions) => readStore(place.where, (reading) => verifyStore(reading, options));
    assert.equal((await verify({})).faultCount, 0, 'that is what the chain alone cannot prove');
    const { faults } = await verify({ sinceSeal: seal?.hash });
    assert.deepEqual(
      faults.map(({ code }) => code),
      ['seal-missing'],
    );
    await place.remove();
  });

  it('sees one moment, also while cases are written and sealed', async () => {
    const place = await open();
    const store = await openStore(place.where);
    const write = async (from: number): Promise<void> => {
      for (let n = from; n < from + 40; n++) {
        const { row, events } = sampleCase(n);
        await store.create(sampleCase(n));
        const next = [sampleNote('x')];
        await store.append(row.id, 4, next, sampleAppend(events, next), []);
        if (n % 10 === 0) await sealChanges(store.database, now);
      }
    };
    await write(1);
    const verified = () => readStore(place.where, (reading) => verifyStore(reading));
    const [, , ...results] = await Promise.all([write(100), write(200), verified(), verified(), verified()]);
    for (const { cases, faults } of results) {
      assert.deepEqual(faults, []);
      assert.ok(cases >= 40);
    }
    await store.close();
    await place.remove();
  });

  it('makes one seal of what several servers seal at once, and goes on from it', async () => {
    const place = await open();
    const store = await openStore(place.where);
    await store.create(sampleCase(1));
    await Promise.all(Array.from({ length: 4 }, () => sealChanges(store.database, now)));
    await store.create(sampleCase(2));
    await sealChanges(store.database, now);
    assert.equal(await sealChanges(store.database, now), undefined, 'nothing new');
    await store.close();
    const result = await readStore(place.where, (reading) => verifyStore(reading));
    assert.deepEqual([result.seals, result.faultCount, result.unsealed], [2, 0, 0]);
    await place.remove();
  });
}

describe('what verify finds in SQLite', () => {
  catches(() => {
    const dir = mkdtempSync(join(tmpdir(), 'redress-verify-'));
    return Promise.resolve({
      where: { dir },
      remove: () => {
        rmSync(dir, { recursive: true });
        return Promise.resolve();
      },
    });
  });
});

describe('what verify finds in PostgreSQL', { skip: postgresMissing() }, () => {
  let postgres: TestPostgres;
  before(() => {
    postgres = startPostgres();
  });
  after(() => {
    postgres.stop();
  });
  catches(async () => {
    const database = await postgres.database();
    return { where: { url: database.url }, remove: () => database.drop() };
  });
});
