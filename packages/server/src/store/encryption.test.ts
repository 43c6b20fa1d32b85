import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { sampleAppend, sampleCase, sampleNote, storeConformance } from '@redress/desk/testing';
import { postgresMissing, startPostgres, type TestPostgres } from '../../../../scripts/postgres.ts';
import { verifyStore } from '../audit/verify.ts';
import { sealChanges } from '../audit/seals.ts';
import { parseKeys } from './encryption.ts';
import { openStore } from './index.ts';
import { readStore } from './read-store.ts';
import { reprotect } from './reprotect.ts';
import type { SqlStore } from './sql-store.ts';

const newKey = (): string => randomBytes(32).toString('base64');
const one = newKey();
const two = newKey();
const keys = parseKeys(one);

/** Every text of these begins with the same letters, so that a search of the raw bytes finds any. */
const complaint = {
  title: 'GEHEIM title',
  description: 'GEHEIM description',
  orderRef: 'GEHEIM-order',
  location: 'GEHEIM location',
  customer: { name: 'GEHEIM name', email: 'geheim@example.com', phone: '+49 30 GEHEIM 77777', ref: 'GEHEIM-ref' },
  fields: { account: 'GEHEIM field' },
};
/** Its telephone number also in digits alone; fewer of them might be part of any hash. */
const spelled = /geheim|493077777/i;

async function fill(store: SqlStore): Promise<void> {
  const at = '2026-01-01T00:00:00.000Z';
  const file = { type: 'image/png', size: 1, sha256: 'a'.repeat(64), uploadedAt: at, caseId: null };
  await store.addUpload({ id: 'upload-one', name: 'GEHEIM.png', ...file });
  const entry = sampleCase(1, { complaint, uploads: ['upload-one'] });
  await store.create(entry);
  await store.append(
    entry.row.id,
    4,
    [sampleNote('GEHEIM note')],
    sampleAppend(entry.events, [sampleNote('GEHEIM note')]),
    [],
  );
  await store.putPurchases([
    { id: 'p1', customer: 'GEHEIM-ref', at, amount: 1, currency: 'EUR', orderRef: 'GEHEIM-order' },
  ]);
  await sealChanges(store.database, Date.parse(at));
}

async function reads(store: SqlStore): Promise<void> {
  const [first, , , , note] = await store.events('case-000001');
  assert.equal(first?.type === 'complaint-received' && first.complaint.description, 'GEHEIM description');
  assert.equal(note?.type === 'note-added' && note.note, 'GEHEIM note');
  const [row] = await store.rows({ customer: 'GEHEIM-ref' }, { by: 'receivedAt', descending: true, limit: 9 });
  assert.deepEqual([row?.title, row?.customerName], ['GEHEIM title', 'GEHEIM name']);
  assert.equal(
    (await store.rows({ customer: row?.customerKey ?? '' }, { by: 'dueAt', descending: false, limit: 9 })).length,
    1,
  );
  assert.equal(await store.countSame('GEHEIM-ref', 'product'), 1);
  assert.equal((await store.upload('upload-one'))?.name, 'GEHEIM.png');
  const [bought] = await store.purchasesOf('GEHEIM-ref');
  const [facts] = await store.factsOf(['case-000001']);
  assert.equal(bought?.orderRef, 'GEHEIM-order');
  assert.equal(bought.customer, facts?.customer, 'purchases and cases of one customer still meet');
}

describe('encryption of what is personal', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'redress-secret-'));
  });
  afterEach(() => {
    rmSync(dir, { recursive: true });
  });
  const raw = (): string =>
    readdirSync(dir)
      .map((name) => readFileSync(join(dir, name), 'latin1'))
      .join('\n');

  it('leaves no plain word of a customer in the data folder, and reads it back', async () => {
    const store = await openStore({ dir }, keys);
    await fill(store);
    await reads(store);
    assert.doesNotMatch(raw(), spelled, 'also in the journal');
    await store.close();
    assert.doesNotMatch(raw(), spelled);
    const again = await openStore({ dir }, keys);
    await reads(again);
    await again.close();
  });

  it('refuses to open without the key, and with another', async () => {
    const store = await openStore({ dir }, keys);
    await fill(store);
    await store.close();
    await assert.rejects(openStore({ dir }), { code: 'encryption-key-missing' });
    await assert.rejects(openStore({ dir }, parseKeys(two)), { code: 'encryption-key-wrong' });
    await assert.rejects(
      readStore({ dir }, () => Promise.resolve()),
      { code: 'encryption-key-missing' },
    );
    for (const text of ['', 'short', `${one},AAAA`])
      assert.throws(() => parseKeys(text), { code: 'encryption-key-invalid' });
  });

  it('takes a new key for new data, reads the old by the old one, and can give that up', async () => {
    const store = await openStore({ dir }, keys);
    await fill(store);
    await store.close();
    const both = await openStore({ dir }, parseKeys(`${two},\n${one}\n`));
    await reads(both);
    await both.create(sampleCase(2, { complaint }));
    await both.close();
    await assert.rejects(openStore({ dir }, parseKeys(two)), { code: 'encryption-key-wrong' });
    await reprotect({ dir }, parseKeys(`${two} ${one}`));
    const rotated = await openStore({ dir }, parseKeys(two));
    assert.equal(await rotated.countSame('GEHEIM-ref', 'product'), 2, 'repeats still count');
    await rotated.events('case-000002');
    await rotated.close();
  });

  it('can be turned on for a desk that was kept without', async () => {
    const plain = await openStore({ dir });
    await fill(plain);
    await plain.close();
    assert.match(raw(), spelled);
    await assert.rejects(openStore({ dir }, keys), { code: 'encryption-not-set-up' });
    await reprotect({ dir }, keys);
    assert.doesNotMatch(raw(), spelled);
    const store = await openStore({ dir }, keys);
    await reads(store);
    await store.close();
    const { faults, events } = await readStore({ dir }, (reading) => verifyStore(reading), keys);
    assert.deepEqual([faults, events], [[], 5]);
  });

  it('notices a text that was changed or moved', async () => {
    const store = await openStore({ dir }, keys);
    await fill(store);
    await store.create(sampleCase(2, { complaint }));
    const { db } = store.database;
    const parts = await db.selectFrom('personal').selectAll().orderBy('caseId').orderBy('version').execute();
    await db
      .updateTable('personal')
      .set({ body: parts[0]?.body ?? '' })
      .where('caseId', '=', 'case-000002')
      .execute();
    await assert.rejects(store.events('case-000002'), { code: 'personal-unreadable' });
    await store.close();
    const { faults } = await readStore({ dir }, (reading) => verifyStore(reading), keys);
    assert.deepEqual(
      faults.map(({ code, caseId }) => [code, caseId]),
      [['personal-changed', 'case-000002']],
    );
  });

  // What nobody can read cannot be searched; and a customer's key comes back as what stands for it.
  const unlike = [
    'finds words in any script',
    'keeps a new case',
    'appends to a log',
    'streams all facts',
    'purchase',
    'erases what',
  ];
  for (const { name, run } of storeConformance.filter((each) => !unlike.some((text) => each.name.includes(text)))) {
    it(`still ${name}`, async () => {
      const store = await openStore({ dir }, keys);
      try {
        await run(store);
      } finally {
        await store.close();
      }
    });
  }
});

describe('encryption in PostgreSQL', { skip: postgresMissing() }, () => {
  let postgres: TestPostgres;
  before(() => {
    postgres = startPostgres();
  });
  after(() => {
    postgres.stop();
  });

  it('leaves no plain word of a customer in a dump', async () => {
    const { url } = await postgres.database();
    const stores = await Promise.all([openStore({ url }, keys), openStore({ url }, keys)]);
    const [store] = stores;
    await fill(store);
    await reads(stores[1]);
    for (const each of stores) await each.close();
    const dump = execFileSync('pg_dump', [url], { encoding: 'utf8' });
    assert.match(dump, /case-000001/);
    assert.doesNotMatch(dump, spelled);
    const { faults } = await readStore({ url }, (reading) => verifyStore(reading), keys);
    assert.deepEqual(faults, []);
  });
});
