import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { endpoints, scopeOf, type Scope } from '@redress/server';
import { complaint, json, run, signedIn, submit, temporary, testServer } from './servers.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let admin: string;
let number: string;
before(async () => {
  server = await testServer({
    limits: { tokenGuesses: { points: 5, seconds: 60 }, tokenUses: { points: 30, seconds: 60 } },
  });
  admin = await signedIn(server, { email: 'admin@example.com', name: 'Ada', roles: ['admin'] });
  ({ number } = (await (await submit(server.url, complaint, 'for-tokens')).json()) as { number: string });
});
after(() => server.stop());

interface Made {
  readonly id: string;
  readonly token: string;
}
const make = async (body: object): Promise<Made> => {
  const response = await fetch(`${server.url}/api/tokens`, {
    method: 'POST',
    headers: { ...json, cookie: admin },
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 201, await response.clone().text());
  return (await response.json()) as Made;
};
type Sent = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };
const send = (path: string, token: string, init: Sent = {}) =>
  fetch(`${server.url}/api${path}`, {
    ...init,
    headers: { ...json, ...init.headers, authorization: `Bearer ${token}` },
  });
async function outcome(response: Response): Promise<string> {
  const { code = '' } = (await response.json()) as { code?: string };
  return `${response.status} ${code}`.trim();
}

describe('an API token', () => {
  it('opens what its scopes say and is shown once', async () => {
    const { token, id } = await make({ name: 'BI', scopes: ['cases:read', 'metrics:read'] });
    assert.match(token, /^rdr_[\w-]{43}$/);
    assert.equal((await send(`/cases/${number}`, token)).status, 200);
    assert.equal((await send('/metrics?kpi=received', token)).status, 200);
    const written = await send(`/cases/${number}/commands`, token, { method: 'POST', body: '{}' });
    assert.equal(written.headers.get('www-authenticate'), 'Bearer scope="cases:write"');
    assert.equal(await outcome(written), '403 insufficient-scope');
    const list = await (await fetch(`${server.url}/api/tokens`, { headers: { cookie: admin } })).text();
    assert.ok(list.includes(id) && list.includes('lastUsedAt'));
    assert.ok(!list.includes(token.slice(4)) && !/hash/.test(list));
    assert.ok(!JSON.stringify(server.log).includes(token.slice(4)), 'no log has it');
    assert.ok(server.log.some(({ event, fields }) => event === 'token-used' && fields['token'] === id));
  });

  it('writes in its own name', async () => {
    const { token } = await make({ name: 'Call centre', scopes: ['complaints:write', 'cases:write', 'cases:read'] });
    const made = await send('/complaints', token, {
      method: 'POST',
      headers: { 'idempotency-key': 'by-a-token' },
      body: JSON.stringify({ ...complaint, channel: 'phone' }),
    });
    assert.equal(made.status, 201);
    const { number: own } = (await made.json()) as { number: string };
    const command = { command: { type: 'add-note', note: 'Called back.' }, expectedVersion: 4 };
    assert.equal(
      (await send(`/cases/${own}/commands`, token, { method: 'POST', body: JSON.stringify(command) })).status,
      200,
    );
    const detail = (await (await send(`/cases/${own}`, token)).json()) as { events: { actor: { name?: string } }[] };
    assert.deepEqual([detail.events[0]?.actor.name, detail.events.at(-1)?.actor.name], ['Call centre', 'Call centre']);
  });

  it('may do no more than its owner', async () => {
    await signedIn(server, { email: 'h@example.com', name: 'Hana', roles: ['handler'], department: 'care' });
    const owner = await server.auth.userWith('h@example.com');
    const { token } = await make({ name: 'Hana’s', scopes: ['cases:read', 'policy:write'], owner: owner?.id });
    assert.equal(await outcome(await send(`/cases/${number}`, token)), '404 unknown-case');
    const publish = await send('/policy', token, { method: 'PUT', headers: { 'if-match': '"1"' }, body: '{}' });
    assert.equal(await outcome(publish), '403 forbidden');
    await server.auth.saveUser({
      email: 'h@example.com',
      name: 'Hana',
      roles: ['auditor'],
      password: 'a new password',
    });
    assert.equal((await send(`/cases/${number}`, token)).status, 200, 'the owner’s rights of now');
  });

  it('opens nothing once it is revoked or has expired, nor does a made up one', async () => {
    const revoked = await make({ name: 'Old', scopes: ['cases:read'] });
    const path = `${server.url}/api/tokens/${revoked.id}`;
    assert.equal((await fetch(path, { method: 'DELETE', headers: { cookie: admin } })).status, 204);
    const again = await fetch(path, { method: 'DELETE', headers: { cookie: admin } });
    assert.equal(await outcome(again), '404 unknown-token');
    assert.equal(await outcome(await send('/cases', revoked.token)), '401 invalid-token');
    const expired = await make({ name: 'Past', scopes: ['cases:read'], expiresAt: '2020-01-01T00:00:00Z' });
    assert.equal(await outcome(await send('/cases', expired.token)), '401 invalid-token');
  });

  it('never gives access to sessions, to tokens, or past a wrong owner', async () => {
    const { token } = await make({ name: 'All', scopes: ['cases:read', 'cases:write', 'policy:write', 'audit:read'] });
    assert.equal(await outcome(await send('/tokens', token)), '403 insufficient-scope');
    assert.equal(
      await outcome(await send('/session/totp', token, { method: 'POST', body: '{}' })),
      '403 insufficient-scope',
    );
    const response = await fetch(`${server.url}/api/tokens`, {
      method: 'POST',
      headers: { ...json, cookie: admin },
      body: JSON.stringify({ name: 'X', scopes: ['cases:read'], owner: 'nobody' }),
    });
    assert.equal(await outcome(response), '404 unknown-account');
  });

  it('is limited in how often it is used, and guessed', async () => {
    const { token } = await make({ name: 'Busy', scopes: ['cases:read'] });
    const outcomes = [];
    for (let i = 0; i < 31; i++) outcomes.push((await send('/cases', token)).status);
    assert.deepEqual([outcomes.at(29), outcomes.at(30)], [200, 429]);
    const guesses = [];
    for (let i = 0; i < 8; i++) guesses.push(await outcome(await send('/cases', `rdr_${String(i).repeat(43)}`)));
    assert.equal(guesses.at(-1), '429 rate-limited');
  });
});

describe('every route of staff', () => {
  it('is behind a scope, or for people alone', () => {
    const people = endpoints.filter(
      (endpoint) => !['receipt', 'survey'].includes(String(endpoint.access)) && scopeOf(endpoint) === 'people',
    );
    const firsts = new Set(people.map(({ path }) => path.split('/')[1]));
    assert.deepEqual([...firsts].sort(), ['session', 'tokens', 'views']);
    const writing: Scope[] = ['cases:read', 'metrics:read', 'policy:read', 'audit:read'];
    for (const endpoint of endpoints) {
      const scope = scopeOf(endpoint);
      const trial = ['/policy/lint', '/policy/preview', '/policy/backtest'].includes(endpoint.path);
      if (endpoint.method !== 'get' && !trial)
        assert.ok(!writing.includes(scope as Scope), `${endpoint.method} ${endpoint.path}`);
    }
  });
});

describe('redress token', () => {
  it('adds, lists and revokes', async () => {
    const { dir, remove } = temporary();
    const where = ['--data', dir];
    const wrong = await run(['token', 'add', '--name', 'X', '--scopes', 'everything', ...where]);
    assert.equal(wrong.status, 2);
    const added = await run(['token', 'add', '--name', 'Nightly', '--scopes', 'metrics:read', '--json', ...where]);
    assert.equal(added.status, 0, added.err);
    const { id } = JSON.parse(added.out) as Made;
    const listed = await run(['token', 'list', ...where]);
    assert.ok(listed.out.includes(id) && listed.out.includes('Nightly'));
    assert.equal((await run(['token', 'revoke', id, ...where])).status, 0);
    assert.equal((await run(['token', 'revoke', id, ...where])).status, 1);
    assert.equal((await run(['user', 'totp', 'reset', 'nobody@example.com', ...where])).status, 1);
    remove();
  });
});
