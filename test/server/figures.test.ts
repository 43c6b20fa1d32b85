import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { complaint, signedIn, submit, testServer } from './servers.ts';

const action = {
  title: 'Second courier',
  owner: 'Kim',
  since: '2026-08-10',
  against: { category: ['product'] },
};
const lastMonth = new Date(new Date().setUTCDate(0)).toISOString().slice(0, 7);
const thisMonth = new Date().toISOString().slice(0, 7);

type Json = Record<string, unknown>;

describe('what managers keep beside the cases', () => {
  let server: Awaited<ReturnType<typeof testServer>>;
  let cookie: string;
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}/api${path}`, {
      method,
      headers: {
        cookie,
        origin: server.url,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as Json };
  };
  before(async () => {
    server = await testServer();
    cookie = await signedIn(server, { email: 'sam@example.com', name: 'Sam', roles: ['supervisor'] });
    await submit(server.url, complaint, 'figures-test');
  });
  after(() => server.stop());

  it('keeps corrective actions, each change over the version that was seen', async () => {
    const made = await call('POST', '/corrective-actions', action);
    assert.equal(made.status, 201);
    const { id, version, updatedBy } = made.body;
    assert.deepEqual([version, updatedBy, made.body['state'], made.body['note']], [1, 'Sam', 'active', '']);
    const path = `/corrective-actions/${String(id)}`;
    assert.equal((await call('PUT', path, { ...action, note: 'x' })).status, 428);
    const changed = await call('PUT', path, { ...action, kpi: 'on-time-rate' }, { 'if-match': '"1"' });
    assert.deepEqual([changed.status, changed.body['version'], changed.body['kpi']], [200, 2, 'on-time-rate']);
    const late = await call('PUT', path, action, { 'if-match': '"1"' });
    assert.deepEqual([late.status, late.body['code']], [409, 'version-conflict']);
    const bad = await call('POST', '/corrective-actions', { ...action, kpi: 'received', since: 'soon' });
    assert.deepEqual([bad.status, bad.body['code']], [422, 'invalid-action']);
    assert.deepEqual((bad.body['issues'] as { path: string }[]).map((issue) => issue.path).sort(), ['/kpi', '/since']);
    assert.equal((await call('DELETE', path, undefined, { 'if-match': '"2"' })).status, 204);
    assert.equal((await call('DELETE', path, undefined, { 'if-match': '"2"' })).status, 404);
  });

  it('makes an action once, however often it is sent', async () => {
    const own = { ...action, id: 'my-own-id-1' };
    assert.equal((await call('POST', '/corrective-actions', own)).status, 201);
    assert.equal((await call('POST', '/corrective-actions', own)).status, 409);
    const report = (await call('GET', `/reports/${thisMonth}`)).body as { actions: { effects: { action: Json }[] } };
    assert.deepEqual(
      report.actions.effects.map((effect) => effect.action['title']),
      ['Second courier'],
    );
  });

  it('lists just the cases behind an hour of the week, on the company’s clocks', async () => {
    const { rows } = (await call('GET', '/dashboard')).body['hours'] as { rows: { weekday: number; hour: number }[] };
    const [told] = rows.filter((row) => (row as Json)['received']);
    assert.ok(told && rows.length === 1);
    const total = async (weekday: number, hour: number): Promise<unknown> =>
      (await call('GET', `/cases?weekday=${weekday}&hour=${hour}`)).body['total'];
    assert.equal(await total(told.weekday, told.hour), 1);
    assert.equal(await total(told.weekday, (told.hour + 1) % 24), 0);
    assert.equal(await total((told.weekday % 7) + 1, told.hour), 0);
    for (const bad of ['weekday=0', 'weekday=8', 'hour=24', 'hour=noon']) {
      assert.equal((await call('GET', `/cases?${bad}`)).body['code'], 'invalid-query', bad);
    }
  });

  it('takes purchases once each, all of a request or none', async () => {
    const at = '2026-01-05T10:00:00+01:00';
    const purchase = { id: 'p-1', at, customer: { email: 'Ann@Example.com' }, amount: 12.5, currency: 'EUR' };
    const two = [purchase, { ...purchase, id: 'p-2', at: new Date().toISOString() }];
    assert.deepEqual((await call('POST', '/purchases', two)).body, { added: 2, known: 0 });
    assert.deepEqual((await call('POST', '/purchases', two)).body, { added: 0, known: 2 });
    const bad = await call('POST', '/purchases', [
      { ...purchase, id: 'p-3' },
      { ...purchase, id: 'p-4', customer: {} },
      { ...purchase, id: 'p-5', at: 'yesterday' },
    ]);
    assert.deepEqual([bad.status, bad.body['code']], [422, 'invalid-purchases']);
    assert.deepEqual(
      (bad.body['issues'] as { path: string }[]).map((issue) => issue.path),
      ['/1/customer', '/2/at'],
    );
    const report = (await call('GET', `/reports/${thisMonth}`)).body as { customers: { retention: Json } };
    assert.deepEqual([report.customers.retention['buyers'], report.customers.retention['kept']], [1, 1]);
  });

  it('freezes a month, and makes a new version when it is published again', async () => {
    const early = await call('POST', `/reports/${thisMonth}/publish`);
    assert.deepEqual([early.status, early.body['code']], [422, 'invalid-query']);
    const first = await call('POST', `/reports/${lastMonth}/publish`);
    assert.equal(first.status, 200);
    const { version, by, definitions } = first.body['published'] as Json;
    assert.deepEqual([version, by, definitions], [1, 'Sam', 1]);
    await call('POST', '/corrective-actions', { ...action, title: 'Later' });
    const read = (path: string) => call('GET', `/reports/${lastMonth}${path}`).then(({ body }) => body);
    assert.deepEqual(await read(''), first.body);
    const live = await read('?live=1');
    assert.equal(live['published'], undefined);
    assert.equal((live['actions'] as { effects: unknown[] }).effects.length, 2);
    const second = await call('POST', `/reports/${lastMonth}/publish`);
    assert.equal((second.body['published'] as Json)['version'], 2);
    assert.deepEqual(await read(''), second.body);
    assert.deepEqual(await read('?version=1'), first.body);
    const versions = (await read('/versions')) as unknown as { version: number }[];
    assert.deepEqual(
      versions.map((it) => it.version),
      [2, 1],
    );
    assert.equal((await call('GET', `/reports/${lastMonth}?version=3`)).status, 422);
  });

  it('answers a whole dashboard at once', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const from = new Date(Date.now() - 6 * 86_400_000).toISOString().slice(0, 10);
    const to = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const { status, body } = await call(
      'GET',
      `/dashboard?from=${from}&to=${to}&kpi=received,csat&channel=web&handler=`,
    );
    assert.equal(status, 200);
    const parts = body as unknown as Record<string, { rows: Json[]; reasons: Json[] }>;
    assert.deepEqual(parts['cards']?.rows, [
      {
        received: 1,
        'received.previous': 0,
        'received.delta': 1,
        csat: null,
        'csat.previous': null,
        'csat.delta': null,
      },
    ]);
    assert.equal(parts['courses']?.rows.length, 7);
    assert.equal(parts['backlog']?.rows.find(({ day }) => day === today)?.['left'], 1);
    assert.deepEqual(parts['channels']?.rows, [{ channel: 'web', received: 1 }]);
    assert.equal(body['timeZone'], 'UTC');
    assert.equal((await call('GET', '/dashboard?unit=year')).status, 422);
    const other = (await call('GET', '/dashboard?channel=phone')).body as { cards?: { rows: Json[] } };
    assert.equal(other.cards?.rows[0]?.['received'], 0);
  });
});
