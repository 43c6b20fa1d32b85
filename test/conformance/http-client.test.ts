import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Complaint, CustomerView } from '@redress/cases';
import { ClientError, HttpCustomerDesk } from '@redress/client/customer';
import { HttpStaffDesk } from '@redress/client/staff';
import { ada, samplePolicy } from '@redress/desk/testing';
import { startServer, type RunningServer } from '@redress/server';
import { png, sha256Of } from '../helpers/picture.ts';

const complaint: Complaint = {
  channel: 'web',
  category: 'product',
  title: 'The kettle leaks',
  description: 'Since the second day.',
  customer: { name: 'Kim', email: 'kim@example.com' },
};
const password = 'correct horse battery staple';

/** A browser's fetch: it keeps the cookies of its one origin, and sends them where it may. */
function browserFetch(origin: string): typeof fetch {
  const cookies = new Map<string, string>();
  return async (input, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('origin', origin);
    if (init.credentials === 'include') {
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const response = await fetch(input, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof ClientError, String(error));
    return error.code;
  }
  return 'none';
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('the browser’s client and the server', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'redress-client-'));
  let server: RunningServer;
  let customer: HttpCustomerDesk;
  let staff: HttpStaffDesk;
  const as = async (name: string): Promise<void> => {
    await staff.signIn({ email: `${name}@example.com`, password });
  };

  before(async () => {
    server = await startServer({ dataDir, port: 0, log: () => undefined });
    await server.desk.publishPolicy(JSON.stringify(samplePolicy), { over: 0 }, ada);
    for (const [name, roles] of [
      ['hal', ['handler', 'dispatcher']],
      ['sue', ['supervisor']],
      ['ada', ['admin']],
    ] as const) {
      await server.auth.saveUser({ email: `${name}@example.com`, name, password, roles });
    }
    const fetch = browserFetch(server.url);
    customer = new HttpCustomerDesk({ api: `${server.url}/api`, fetch });
    staff = new HttpStaffDesk({ api: `${server.url}/api`, fetch });
  });
  after(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true });
  });

  it('understand each other from form to closed case', async () => {
    assert.deepEqual(
      (await customer.form()).categories.map(({ id }) => id),
      ['product', 'service'],
    );
    const attachment = await customer.upload(new File([png], 'kettle.png'), { id: 'upload-0001' });
    const sent = { ...complaint, attachments: [attachment] };
    const { number, receipt } = await customer.submit(sent, { key: 'key-00001' });
    assert.equal((await customer.submit(sent, { key: 'key-00001' })).receipt, receipt);
    assert.equal(sha256Of(await (await customer.download(attachment, receipt)).arrayBuffer()), attachment.sha256);

    const views: CustomerView[] = [];
    const statuses: string[] = [];
    const stop = customer.watch(receipt, {
      view: (view) => views.push(view),
      status: (status) => statuses.push(status),
    });
    await until(() => statuses.at(-1) === 'live');

    await as('hal');
    const changes: string[] = [];
    const staffStatuses: string[] = [];
    const stopChanges = staff.watchCases({
      change: ({ types }) => changes.push(...types),
      status: (status) => staffStatuses.push(status),
    });
    await until(() => staffStatuses.at(-1) === 'live');
    const give = async (command: Parameters<HttpStaffDesk['command']>[1]): Promise<void> => {
      await staff.command(number, command, (await staff.case(number)).case.version);
    };
    await give({ type: 'investigate' });
    await give({ type: 'code-cause', cause: 'product.quality' });
    const proposal = { outcome: 'upheld', plan: 'A new kettle.', remedy: { type: 'replacement' }, cost: 150 } as const;
    await give({ type: 'propose', proposal });
    assert.equal(await codeOf(give({ type: 'approve' })), 'refused');
    assert.equal(await codeOf(staff.command(number, { type: 'add-note', note: 'x' }, 1)), 'version-conflict');
    assert.equal(sha256Of(await (await staff.attachment(number, attachment)).arrayBuffer()), attachment.sha256);
    await as('sue');
    await give({ type: 'approve' });
    await until(() => views.at(-1)?.offer?.plan === 'A new kettle.');
    await customer.act(receipt, { type: 'send-message', message: { text: 'Thanks' } });
    await customer.act(receipt, { type: 'accept' });
    await as('hal');
    await give({ type: 'follow-up' });
    await give({ type: 'close' });
    const closed = await customer.act(receipt, { type: 'answer-survey', survey: { overall: 5 } });
    assert.equal(closed.state, 'closed');
    await until(() => changes.includes('survey-answered'));
    assert.equal((await staff.cases({ search: 'kettle', state: ['closed', 'withdrawn'] })).total, 1);
    stop();
    stopChanges();
  });

  it('agree on figures and their filters', async () => {
    await as('sue');
    const { rows } = await staff.metrics({
      kpis: ['received', 'csat'],
      by: ['channel'],
      filters: { channel: ['web'], handler: [null, 'nobody'], category: ['product'] },
    });
    assert.deepEqual(Array.isArray(rows), true);
    const all = await staff.metrics({ kpis: ['received'], filters: { category: ['product', 'service'] } });
    assert.deepEqual(all.rows, [{ received: 1 }]);
    const month = new Date().toISOString().slice(0, 7);
    const { volume } = await staff.report(month);
    assert.equal(volume.figures.find(({ kpi }) => kpi === 'received')?.value, 1);
    await assert.rejects(staff.report('2026-13'), { code: 'invalid-query' });
  });

  it('agree on the dashboard, on corrective actions and on published months', async () => {
    await as('sue');
    const board = await staff.dashboard({ cards: ['received'], unit: 'month', filters: { category: ['product'] } });
    assert.deepEqual(board.cards.rows, [{ received: 1 }]);
    assert.deepEqual((await staff.dashboard({ filters: { handler: [null] } })).channels.rows, []);
    const action = { title: 'New seals', owner: 'Kim', since: '2026-01-01', against: { category: ['product'] } };
    const made = await staff.saveCorrectiveAction(action);
    const changed = await staff.saveCorrectiveAction({ ...action, state: 'done' }, made);
    assert.deepEqual([changed.id, changed.version, changed.state], [made.id, 2, 'done']);
    assert.equal(await codeOf(staff.saveCorrectiveAction(action, made)), 'version-conflict');
    assert.deepEqual(
      (await staff.correctiveActions()).map(({ title, version }) => [title, version]),
      [['New seals', 2]],
    );
    assert.equal(await codeOf(staff.removeCorrectiveAction(made.id, 1)), 'version-conflict');
    const past = '2026-01';
    const frozen = await staff.publishReport(past);
    assert.equal(frozen.published?.by, 'sue');
    await staff.removeCorrectiveAction(made.id, 2);
    assert.equal((await staff.report(past)).actions.effects.length, 1);
    assert.equal((await staff.report(past, { live: true })).actions.effects.length, 0);
    assert.equal((await staff.report(past, { version: 1 })).published?.version, 1);
    assert.deepEqual(await staff.reportVersions(past), [frozen.published]);
  });

  it('agree on the policy', async () => {
    await as('ada');
    const policy = await staff.policy();
    assert.equal(policy.version, 1);
    assert.deepEqual((await staff.checkPolicy('{}')).issues.length > 0, true);
    assert.equal((await staff.previewDecision(policy.text, complaint)).department, 'quality');
    const text = JSON.stringify({ ...samplePolicy, name: 'Second' });
    const done: number[] = [];
    const report = await staff.backtest(JSON.stringify({ ...samplePolicy, rules: [] }), {
      onProgress: (count) => done.push(count),
    });
    assert.deepEqual([report.total, report.changed, done.at(-1)], [1, 1, 1]);
    assert.equal(await codeOf(staff.backtest('{}')), 'invalid-policy');
    assert.equal((await staff.publishPolicy(text, { version: 1 }, 'try')).version, 2);
    assert.equal(await codeOf(staff.publishPolicy(text, { version: 1 })), 'policy-conflict');
    assert.equal(await codeOf(staff.publishPolicy('{}', { version: 2 })), 'invalid-policy');
    assert.deepEqual(
      (await staff.policyVersions()).map(({ version, note }) => [version, note]),
      [
        [2, 'try'],
        [1, null],
      ],
    );
    assert.equal((await staff.policy(1)).text, policy.text);
  });

  it('agree on who is there', async () => {
    await as('sue');
    assert.equal((await staff.session())?.name, 'sue');
    assert.deepEqual((await staff.staff()).map(({ name }) => name).sort(), ['ada', 'hal', 'sue']);
    assert.equal(await codeOf(staff.publishPolicy('{}', { version: 2 })), 'forbidden');
    await staff.signOut();
    assert.equal(await staff.session(), undefined);
    assert.equal(await codeOf(staff.cases({})), 'unauthenticated');
    assert.equal(await codeOf(staff.signIn({ email: 'sue@example.com', password: 'wrong' })), 'wrong-credentials');
  });

  it('agree on what is wrong', async () => {
    assert.equal(await codeOf(customer.track('nothing')), 'unknown-receipt');
    assert.equal(
      await codeOf(customer.submit({ ...complaint, category: 'gone' }, { key: 'key-00002' })),
      'invalid-complaint',
    );
    assert.equal(await codeOf(customer.submit(complaint, { key: 'key-00001' })), 'key-reused');
    assert.equal(await codeOf(customer.upload(new File(['MZ\u0090'], 'photo.jpg'))), 'file-type-refused');
    const large = new File([png, new Uint8Array(11 * 1024 * 1024)], 'large.png');
    assert.equal(await codeOf(customer.upload(large)), 'file-too-large');
    const elsewhere = new HttpCustomerDesk({ api: `${server.url}/elsewhere` });
    assert.equal(await codeOf(elsewhere.form()), 'not-a-desk');
  });

  it('understand each other about many cases, saved views, what is alike, and who is there', async () => {
    await as('hal');
    const bulk: string[] = [];
    for (const key of ['bulk-0001', 'bulk-0002']) bulk.push((await customer.submit(complaint, { key })).number);
    const [first = '', second = ''] = bulk;
    const { version } = (await staff.case(first)).case;
    const { results } = await staff.bulk(
      { type: 'assign', department: 'care' },
      [...bulk, 'R-1999-000001'].map((number) => ({ number, expectedVersion: version })),
    );
    assert.deepEqual(
      results.map((each) => ('error' in each ? each.error.code : each.version)),
      [version + 1, version + 1, 'unknown-case'],
    );

    const [similar] = await staff.similar(first);
    assert.deepEqual([similar?.row.number, similar?.suggests], [second, 'duplicate']);
    assert.deepEqual(await staff.replies(first), []);

    const saved = await staff.saveView({ name: 'Care', query: { department: 'care' } });
    const changed = await staff.saveView({ name: 'Care cases', query: saved.query, shared: true }, saved);
    assert.deepEqual(await staff.views(), [changed]);
    assert.equal(await codeOf(staff.removeView(saved)), 'version-conflict');
    assert.deepEqual(await staff.attend(first, { writing: true }), []);
    await as('sue');
    assert.deepEqual(
      (await staff.attend(first, {})).map(({ name, writing }) => [name, writing]),
      [['hal', true]],
    );
    assert.equal(await codeOf(staff.removeView(changed)), 'forbidden');

    const evidence = await staff.upload(new File([png], 'evidence.png'), { id: 'evidence-0001' });
    const { case: it } = await staff.command(
      first,
      { type: 'add-note', note: 'From the shop.', attachments: [evidence] },
      version + 1,
    );
    assert.equal(it.notes[0]?.attachments?.[0]?.sha256, evidence.sha256);
    assert.equal((await staff.attachment(first, evidence)).size, evidence.size);
    await as('hal');
    await staff.removeView(changed);
    assert.deepEqual(await staff.views(), []);
  });
});
