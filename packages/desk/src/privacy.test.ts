import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { beforeEach, describe, it } from 'node:test';
import { erasedText, type CaseEvent } from '@redress/cases';
import type { Desk } from './desk.ts';
import { MemoryFiles } from './memory/memory-files.ts';
import { MemoryStore } from './memory/memory-store.ts';
import type { Derived } from './ports.ts';
import { ada, ann, sam, samplePolicy, testDesk } from './testing/index.ts';

const sha256 = (content: string | Uint8Array): Promise<string> => Promise.resolve(hash('sha256', content));
const day = 86_400_000;
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
const kim = { name: 'Kim', email: 'Kim@Example.com', phone: '+49 30 1234567' };
const complaint = {
  channel: 'web',
  category: 'service',
  title: 'Rude',
  description: 'Kim was shouted at.',
  customer: kim,
};

/** A store that breaks off after so many erasures, as a process that is killed does. */
class Breaking extends MemoryStore {
  left = Number.POSITIVE_INFINITY;
  override erase(caseId: string, version: number, events: readonly CaseEvent[], derived: Derived) {
    if (this.left <= 0) return Promise.reject(new Error('killed'));
    this.left -= 1;
    return super.erase(caseId, version, events, derived);
  }
}

let desk: Desk;
let store: Breaking;
let files: MemoryFiles;
let pass: (ms: number) => void;
let keys = 0;
const open = async (policy: unknown = samplePolicy) => {
  store = new Breaking();
  files = new MemoryFiles();
  ({ desk, pass } = await testDesk(sha256, { policy, store, files }));
};
const submit = async (change: object = {}) =>
  desk.submit({ ...complaint, ...change }, { key: `key-${String(++keys)}-long` });
const withdraw = (receipt: string) => desk.act(receipt, { type: 'withdraw', reason: 'Kim said so' });

describe('a customer who wants to be forgotten', () => {
  beforeEach(() => open());

  it('is erased from every case, while figures stay and one pseudonym stands for all of them', async () => {
    const numbers: string[] = [];
    for (let n = 0; n < 3; n++) {
      const { number, receipt } = await submit();
      numbers.push(number);
      await withdraw(receipt);
      pass(day);
    }
    const other = await submit({ description: 'Late.', customer: { email: 'bob@example.com' } });
    const asked = { kpis: ['received', 'repeat-rate'], by: ['category'] };
    const before = (await desk.metrics(asked)).rows;
    const erased = await desk.privacy.eraseCustomer('kim@example.com', ada);
    assert.deepEqual([erased.cases, erased.withdrawn], [numbers.toReversed(), []]);
    assert.deepEqual((await desk.metrics(asked)).rows, before);
    for (const number of numbers) {
      const text = JSON.stringify(await desk.case(number, sam));
      assert.doesNotMatch(text, /kim|shouted|rude|1234567/i);
      assert.equal((await desk.case(number, sam)).case.complaint.title, erasedText);
    }
    const rows = await desk.cases({ queue: 'ended' }, sam);
    assert.equal(new Set(rows.rows.map(({ customerKey }) => customerKey)).size, 1);
    assert.doesNotMatch(JSON.stringify(rows), /kim/i);
    assert.equal((await desk.cases({ search: 'kim' }, sam)).total, 0);
    assert.equal((await desk.case(other.number, sam)).case.complaint.title, 'Rude', 'others stay as they are');
    assert.deepEqual((await desk.privacy.eraseCustomer('KIM@example.com', ada)).cases, [], 'nothing is left to erase');
  });

  it('is found by telephone as well, and by nothing that is not theirs', async () => {
    const { number, receipt } = await submit();
    await withdraw(receipt);
    for (const stranger of ['', ' ', '+', 'kim', '1234567']) {
      assert.deepEqual((await desk.privacy.exportCustomer(stranger)).cases, []);
    }
    assert.deepEqual((await desk.privacy.eraseCustomer('+49 (30) 123-4567', ada)).cases, [number]);
  });

  it('has to wait until their cases are over, or have them withdrawn', async () => {
    const { number } = await submit();
    await assert.rejects(desk.privacy.eraseCustomer(kim.email, ada), {
      code: 'case-open',
      params: { numbers: [number] },
    });
    const { withdrawn } = await desk.privacy.eraseCustomer(kim.email, ada, { force: true });
    assert.deepEqual(withdrawn, [number]);
    const { case: it, allowed, blocked } = await desk.case(number, sam);
    assert.deepEqual([it.state, allowed], ['withdrawn', []]);
    assert.ok(blocked.every(({ refused }) => refused.code === 'case-erased'));
    await assert.rejects(desk.command(number, { type: 'add-note', note: 'Kim again' }, it.version, sam), {
      params: { reason: 'case-erased', at: it.erased?.at },
    });
  });

  it('takes their files along, unless somebody else sent the same', async () => {
    const upload = (bytes: Uint8Array<ArrayBuffer>) => desk.upload({ name: 'kim.png', bytes });
    const own = await upload(png);
    const shared = await upload(new Uint8Array([...png, 1]));
    const copy = await upload(new Uint8Array([...png, 1]));
    const { receipt } = await submit({ attachments: [own, shared] });
    await submit({ attachments: [copy], customer: { email: 'bob@example.com' } });
    await withdraw(receipt);
    const { files: removed } = await desk.privacy.eraseCustomer(kim.email, ada);
    assert.equal(removed, 2);
    assert.equal(await files.get(own.sha256), undefined);
    assert.ok(await files.get(shared.sha256));
    await assert.rejects(desk.download(own.id, { receipt }), { code: 'unknown-upload' });
  });

  it('keeps one pseudonym when the erasure broke off half way and was asked for again', async () => {
    for (let n = 0; n < 3; n++) {
      await withdraw((await submit()).receipt);
      pass(day);
    }
    store.left = 1;
    await assert.rejects(desk.privacy.eraseCustomer(kim.email, ada), /killed/);
    store.left = 9;
    assert.equal((await desk.privacy.eraseCustomer(kim.email, ada)).cases.length, 2);
    const { rows } = await desk.cases({}, sam);
    assert.equal(new Set(rows.map(({ customerKey }) => customerKey)).size, 1);
  });

  it('also has what they bought under the pseudonym from then on', async () => {
    await withdraw((await submit()).receipt);
    const bought = { at: '2026-01-01T00:00:00.000Z', amount: 9, currency: 'EUR' };
    await store.putPurchases([{ id: 'p1', customer: 'kim@example.com', orderRef: 'O-1', ...bought }]);
    assert.equal((await desk.privacy.exportCustomer(kim.email)).purchases.length, 1);
    assert.equal((await desk.privacy.eraseCustomer(kim.email, ada)).purchases, 1);
    assert.deepEqual(await store.purchasesOf('kim@example.com'), []);
    const { rows } = await desk.cases({}, sam);
    assert.deepEqual(await store.purchasesOf(rows[0]?.customerKey ?? ''), [
      { id: 'p1', customer: rows[0]?.customerKey, orderRef: null, ...bought },
    ]);
  });
});

describe('a customer who wants to know what is known of them', () => {
  beforeEach(() => open());

  it('gets all cases with logs and files, and no secret', async () => {
    const attachment = await desk.upload({ name: 'kim.png', bytes: png });
    const { number } = await submit({ attachments: [attachment] });
    const { version } = (await desk.case(number, { ...ann })).case;
    await desk.command(number, { type: 'send-message', message: { text: 'Dear Kim' } }, version, sam);
    const { cases, format } = await desk.privacy.exportCustomer('kim@example.com');
    assert.equal(format, 'redress-customer/1');
    const [only] = cases;
    assert.deepEqual([only?.case.number, only?.attachments], [number, [attachment]]);
    assert.match(JSON.stringify(only?.events), /Dear Kim/);
    assert.doesNotMatch(JSON.stringify(cases), /"receiptHash":"[^"]/);
    assert.deepEqual(await desk.privacy.exportedFile(attachment, only?.case.id ?? ''), png);
  });
});

describe('a policy that says how long data is kept', () => {
  it('has it erased when its time is over, by category, and the same customer stays one in the figures', async () => {
    await open({ ...samplePolicy, privacy: { retain: '30 days', categories: { product: '1 year' } } });
    const first = await submit();
    await withdraw(first.receipt);
    pass(20 * day);
    const second = await submit();
    await withdraw(second.receipt);
    const long = await submit({ category: 'product', customer: { email: 'bob@example.com' } });
    await withdraw(long.receipt);
    const open30 = await submit({ customer: undefined });
    assert.equal(await desk.privacy.eraseExpired(), 0);
    pass(11 * day);
    assert.equal(await desk.privacy.eraseExpired(), 1);
    assert.equal((await desk.case(first.number, sam)).case.complaint.title, erasedText);
    assert.equal((await desk.case(second.number, sam)).case.complaint.title, 'Rude');
    pass(20 * day);
    assert.equal(await desk.privacy.eraseExpired(), 1);
    const pseudonyms = (await desk.cases({ category: 'service', queue: 'ended' }, sam)).rows.map(
      (row) => row.customerKey,
    );
    assert.deepEqual([pseudonyms.length, new Set(pseudonyms).size], [2, 1]);
    assert.deepEqual(await store.records('pseudonym'), [], 'nothing leads back to the customer');
    assert.equal((await desk.case(long.number, sam)).case.complaint.title, 'Rude', 'a category of its own time');
    assert.equal((await desk.case(open30.number, sam)).case.complaint.title, 'Rude', 'not while it is open');
    pass(400 * day);
    assert.equal(await desk.privacy.eraseExpired(), 1);
    assert.equal(await desk.privacy.eraseExpired(), 0);
  });
});
