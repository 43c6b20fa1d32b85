import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { postgresMissing, startPostgres, type TestPostgres } from '../../../../scripts/postgres.ts';
import { openStore } from '../store/index.ts';
import { readStore, type Where } from '../store/read-store.ts';
import type { SqlStore } from '../store/sql-store.ts';
import { appendEntries, newestEntry, removeEntries, type Unchained } from './audit-chain.ts';
import { verifyStore, type Verification, type VerifyOptions } from './verify.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const instant = (n: number): string => new Date(noon + n * 1_000).toISOString();

/** The n-th entry of a writer, n seconds after noon. */
const entry = (n: number, writer = 'a'): Unchained => ({
  id: `${String(n).padStart(6, '0')}-${writer}`,
  at: instant(n),
  action: 'case-read',
  isRefused: n % 2 === 1,
  staff: 'sue',
  name: 'Sue',
  caseNumber: `R-2026-${String(n)}`,
  subject: null,
  client: '127.0.0.1',
  requestId: null,
});
const entries = (from: number, to: number, writer?: string): Unchained[] =>
  Array.from({ length: to - from }, (_, n) => entry(from + n, writer));

function conform(place: () => Promise<{ readonly where: Where; readonly remove: () => Promise<void> }>): void {
  const using = async (
    run: (db: SqlStore['database']['db'], verify: (options?: VerifyOptions) => Promise<Verification>) => Promise<void>,
  ): Promise<void> => {
    const { where, remove } = await place();
    const store = await openStore(where);
    try {
      await run(store.database.db, (options) => readStore(where, (reading) => verifyStore(reading, options)));
    } finally {
      await store.close();
      await remove();
    }
  };
  const found = ({ faults }: Verification) => faults.map(({ code, params }) => [code, params]);

  it('is one chain, whoever writes at once, and has what is written twice once', () =>
    using(async (db, verify) => {
      const writers = ['a', 'b', 'c', 'd'];
      await Promise.all(
        writers.map(async (writer) => {
          for (let n = 0; n < 20; n += 4) await appendEntries(db, entries(n, n + 4, writer));
        }),
      );
      const { sequence, hash } = await newestEntry(db);
      assert.equal(sequence, 80);
      const all = await verify({ sinceAudit: hash });
      assert.deepEqual([all.auditEntries, all.newestAudit, all.faults], [80, { sequence, hash }, []]);
    }));

  const tampering = [
    { name: 'an entry changed', statement: "update audit set staff = 'x' where sequence = 3", code: 'audit-changed' },
    {
      name: 'an entry made innocent',
      statement: 'update audit set is_refused = false where sequence = 2',
      code: 'audit-changed',
    },
    { name: 'an entry taken out', statement: 'delete from audit where sequence = 3', code: 'audit-missing' },
    { name: 'the first taken away', statement: 'delete from audit where sequence = 1', code: 'audit-missing' },
    { name: 'the end cut off', statement: 'delete from audit where sequence > 4', code: 'audit-missing' },
    { name: 'all of it gone', statement: 'delete from audit', code: 'audit-missing' },
  ];
  for (const { name, statement, code } of tampering) {
    it(`shows ${name}`, () =>
      using(async (db, verify) => {
        await appendEntries(db, entries(0, 6));
        const { hash } = await newestEntry(db);
        assert.deepEqual(found(await verify({ sinceAudit: hash })), []);
        await sql.raw(statement).execute(db);
        const faults = (await verify({ sinceAudit: hash })).faults;
        assert.deepEqual(
          faults.map((fault) => fault.code),
          [code],
        );
      }));
  }

  it('goes on from the last that was removed for its age, which never goes back', () =>
    using(async (db, verify) => {
      await appendEntries(db, entries(0, 10));
      const { hash } = await newestEntry(db);
      assert.equal(await removeEntries(db, instant(-5), noon), 0);
      assert.equal(await removeEntries(db, instant(4), noon), 4);
      assert.deepEqual([(await verify({ sinceAudit: hash })).auditEntries, found(await verify())], [6, []]);
      await Promise.all([7, 5, 6].map((n) => removeEntries(db, instant(n), noon)));
      assert.deepEqual([(await verify({ sinceAudit: hash })).auditEntries, found(await verify())], [3, []]);
      assert.equal(await removeEntries(db, instant(99), noon), 3);
      assert.deepEqual([(await verify({ sinceAudit: hash })).auditEntries, found(await verify())], [0, []]);
      await appendEntries(db, entries(20, 22));
      assert.deepEqual(await newestEntry(db).then(({ sequence }) => sequence), 12);
      assert.deepEqual(found(await verify({ sinceAudit: hash })), []);
      await sql`delete from audit where sequence = 11`.execute(db);
      assert.deepEqual(found(await verify()), [['audit-missing', { after: 10 }]]);
    }));

  it('writes what is left of entries of which some got there', () =>
    using(async (db, verify) => {
      await appendEntries(db, entries(0, 3));
      await appendEntries(db, entries(2, 5));
      assert.deepEqual([(await verify()).auditEntries, found(await verify())], [5, []]);
    }));
}

describe('the audit trail in SQLite', () => {
  conform(() => {
    const dir = mkdtempSync(join(tmpdir(), 'redress-audit-'));
    const remove = () => {
      rmSync(dir, { recursive: true, force: true });
      return Promise.resolve();
    };
    return Promise.resolve({ where: { dir }, remove });
  });
});

describe('the audit trail in PostgreSQL', { skip: postgresMissing() }, () => {
  let postgres: TestPostgres;
  before(() => {
    postgres = startPostgres();
  });
  after(() => {
    postgres.stop();
  });
  conform(async () => {
    const database = await postgres.database();
    return { where: { url: database.url }, remove: () => database.drop() };
  });
});
