import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { endpoints, scopeOf, scopes, staffRoles, type Endpoint } from '@redress/server';
import { complaint, json, signedIn, submit, testServer } from './servers.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let receipt: string;
let surveyToken: string;
const cookies = new Map<string, string>();
const tokens = new Map<string, string>();
/** API tokens: one of each scope, and one of all. */
const tokenScopes: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(scopes.map((scope) => [`token ${scope}`, [scope]])),
  'token of all': scopes,
};
before(async () => {
  server = await testServer();
  const submitted = (await (await submit(server.url, complaint, 'access-test')).json()) as Record<string, string>;
  const { number = '' } = submitted;
  receipt = submitted['receipt'] ?? '';
  surveyToken = await server.desk.surveyLinks.token(await server.desk.caseIdOf(receipt), number);
  for (const [name, held] of Object.entries(tokenScopes)) {
    const { token } = await server.auth.tokens.add({ name, scopes: held, createdBy: 'test' });
    tokens.set(name, token);
  }
  for (const role of staffRoles) {
    cookies.set(role, await signedIn(server, { email: `${role}@example.com`, name: role, roles: [role] }));
  }
});
after(() => server.stop());

/** Who is asking, and how it shows. */
const callers: readonly { readonly name: string; readonly headers: () => Record<string, string> }[] = [
  { name: 'nobody', headers: () => ({}) },
  { name: 'customer', headers: () => ({ authorization: `Receipt ${receipt}` }) },
  { name: 'survey link', headers: () => ({ authorization: `Survey ${surveyToken}` }) },
  ...Object.keys(tokenScopes).map((name) => ({
    name,
    headers: () => ({ authorization: `Bearer ${tokens.get(name) ?? ''}` }),
  })),
  ...staffRoles.map((role) => ({ name: role, headers: () => ({ cookie: cookies.get(role) ?? '' }) })),
];

/** Whether the table lets a caller through; what the route then says is another matter. */
function allowed(endpoint: Endpoint, caller: string): boolean {
  const { access } = endpoint;
  if (access === 'receipt') return caller === 'customer';
  if (access === 'survey') return caller === 'survey link';
  const held = tokenScopes[caller];
  const scope = scopeOf(endpoint);
  if (held) return scope === undefined || held.includes(scope);
  if (access === 'public') return true;
  return (access as readonly string[]).includes(caller);
}

async function call({ method, path }: Endpoint, headers: Record<string, string>): Promise<string> {
  const stop = new AbortController();
  const response = await fetch(`${server.url}/api${path.replaceAll(/:\w+/g, 'R-1999-000001')}`, {
    method: method.toUpperCase(),
    headers: { ...headers, ...(method !== 'get' && json) },
    ...(method !== 'get' && { body: '{}' }),
    signal: stop.signal,
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  const { code = '' } = response.ok ? {} : ((await response.json()) as { code?: string });
  if (isStream) stop.abort();
  return `${response.status} ${code}`;
}

const refusals = ['401 unauthenticated', '403 forbidden', '403 insufficient-scope'];

describe('every route, for everyone', () => {
  for (const endpoint of endpoints) {
    // Signing out would spoil the sessions of the rows below.
    if (endpoint.path === '/session' && endpoint.method === 'delete') continue;
    it(`${endpoint.method.toUpperCase()} ${endpoint.path}`, async () => {
      for (const { name, headers } of callers) {
        const got = await call(endpoint, headers());
        const isRefusal = refusals.includes(got);
        assert.equal(!isRefusal, allowed(endpoint, name), `${name}: ${got}`);
        assert.ok(!got.startsWith('5'), `${name}: ${got}`);
      }
    });
  }
});

describe('a handler of one department', () => {
  it("sees and changes nothing of another's", async () => {
    const cookie = await signedIn(server, {
      email: 'care@example.com',
      name: 'Cara',
      roles: ['handler'],
      department: 'care',
    });
    const { number } = (await (await submit(server.url, complaint, 'of-quality')).json()) as { number: string };
    const get = (path: string) => fetch(`${server.url}/api${path}`, { headers: { cookie } });
    assert.equal((await get(`/cases/${number}`)).status, 404);
    const list = (await (await get('/cases')).json()) as { rows: { department: string }[] };
    assert.deepEqual(
      list.rows.filter(({ department }) => department !== 'care'),
      [],
    );
    const command = await fetch(`${server.url}/api/cases/${number}/commands`, {
      method: 'POST',
      headers: { ...json, cookie },
      body: JSON.stringify({ command: { type: 'add-note', note: 'x' }, expectedVersion: 4 }),
    });
    assert.equal(command.status, 404);
  });
});

describe('a session', () => {
  const body = JSON.stringify({ command: { type: 'add-note', note: 'x' }, expectedVersion: 4 });
  const command = (headers: Record<string, string>) =>
    fetch(`${server.url}/api/cases/R-1999-000001/commands`, { method: 'POST', headers: { ...json, ...headers }, body });
  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

  it("is not taken from another site's page", async () => {
    const cookie = cookies.get('supervisor') ?? '';
    assert.equal(await codeOf(await command({ cookie, origin: 'https://evil.example' })), 'origin-refused');
    assert.equal(await codeOf(await command({ cookie, 'sec-fetch-site': 'cross-site' })), 'origin-refused');
    assert.equal(await codeOf(await command({ cookie, origin: server.url })), 'unknown-case');
  });
  it('that was forged, changed or ended opens nothing', async () => {
    const set = await signedIn(server, { email: 'gone@example.com', name: 'Gone', roles: ['supervisor'] });
    const cookie = set.split('; ').find((each) => each.includes('session')) ?? '';
    assert.equal(await codeOf(await command({ cookie })), 'unknown-case');
    for (const forged of [cookie.replace(/.{8}$/, 'AAAAAAA%3D'), 'redress.session_token=abc.def', `${cookie}x`]) {
      assert.equal(await codeOf(await command({ cookie: forged })), 'unauthenticated');
    }
    await fetch(`${server.url}/api/session`, { method: 'DELETE', headers: { cookie } });
    assert.equal(await codeOf(await command({ cookie })), 'unauthenticated');
  });
  it('ends when the account gets other roles', async () => {
    const user = { email: 'demoted@example.com', name: 'D', roles: ['supervisor'] as const };
    const cookie = await signedIn(server, user);
    await server.auth.saveUser({ ...user, roles: ['auditor'], password: 'correct horse battery staple' });
    assert.equal(await codeOf(await command({ cookie })), 'unauthenticated');
  });
  it('cannot be had by signing up', async () => {
    for (const path of ['/auth/sign-up/email', '/auth/sign-in/email', '/sign-up']) {
      const response = await fetch(`${server.url}/api${path}`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ email: 'me@evil.example', password: 'correct horse battery staple', name: 'Me' }),
      });
      assert.equal(response.status, 404);
    }
  });
});
