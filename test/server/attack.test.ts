import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { deflateSync, gzipSync } from 'node:zlib';
import { endpoints, scopeOf } from '@redress/server';
import { hugePicture, png } from '../helpers/picture.ts';
import { codeOf, complaint, json, signedIn, submit, temporary, testServer } from './servers.ts';

type Server = Awaited<ReturnType<typeof testServer>>;
const key = (): string => crypto.randomUUID();

describe('an attacker', () => {
  let server: Server;
  let supervisor: string;
  const pages = temporary();
  before(async () => {
    mkdirSync(join(pages.dir, 'public'));
    writeFileSync(join(pages.dir, 'public/index.html'), '<p>Public</p>');
    writeFileSync(join(pages.dir, 'secret.txt'), 'TOP SECRET');
    server = await testServer({ pages: join(pages.dir, 'public') });
    supervisor = await signedIn(server, { email: 's@example.com', name: 'S', roles: ['supervisor', 'admin'] });
  });
  after(async () => {
    await server.stop();
    pages.remove();
  });

  const send = async (body: object = complaint) =>
    (await (await submit(server.url, body, key())).json()) as { number: string; receipt: string };
  const command = async (number: string, cookie: string, body: object) => {
    const { case: it } = (await (
      await fetch(`${server.url}/api/cases/${number}`, { headers: { cookie: supervisor } })
    ).json()) as { case: { version: number } };
    return fetch(`${server.url}/api/cases/${number}/commands`, {
      method: 'POST',
      headers: { ...json, cookie },
      body: JSON.stringify({ command: body, expectedVersion: it.version }),
    });
  };
  /** Whatever came before, the server still takes complaints, has all it had, and has no fault in its log. */
  const wellAfter = async () => {
    assert.equal((await submit(server.url, complaint, key())).status, 201);
    assert.deepEqual(
      server.log.filter(({ event }) => event === 'request-failed'),
      [],
    );
  };

  it('who handles one department gets at no other’s case, file or stream of it', async () => {
    const user = { email: 'care@example.com', name: 'C', roles: ['handler'], department: 'care' } as const;
    const cookie = await signedIn(server, user);
    const { number } = await send();
    for (const path of ['', '/similar', '/replies', '/attachments/any']) {
      assert.equal(
        await codeOf(await fetch(`${server.url}/api/cases/${number}${path}`, { headers: { cookie } })),
        '404 unknown-case',
      );
    }
    assert.equal(await codeOf(await command(number, cookie, { type: 'investigate' })), '404 unknown-case');
    const bulk = await fetch(`${server.url}/api/cases/bulk`, {
      method: 'POST',
      headers: { ...json, cookie },
      body: JSON.stringify({
        command: { type: 'assign', department: 'care' },
        cases: [{ number, expectedVersion: 4 }],
      }),
    });
    assert.ok(!(await bulk.text()).includes('"version":5'));
    const mine = await fetch(`${server.url}/api/cases?department=quality`, { headers: { cookie } });
    assert.deepEqual(((await mine.json()) as { rows: unknown[] }).rows, []);
  });

  it('who proposed a solution does not approve it, in whatever role', async () => {
    const { number } = await send();
    const proposal = { outcome: 'upheld', plan: 'Pay.', remedy: { type: 'refund', amount: 1, currency: 'EUR' } };
    assert.equal((await command(number, supervisor, { type: 'investigate' })).status, 200);
    assert.equal((await command(number, supervisor, { type: 'propose', proposal })).status, 200);
    const approved = await command(number, supervisor, { type: 'approve' });
    const { params } = (await approved.json()) as { params: { reason: string } };
    assert.deepEqual([approved.status, params.reason], [409, 'own-proposal']);
  });

  it('with a session of another server, or one made up, is nobody', async () => {
    const elsewhere = await testServer();
    const foreign = await signedIn(elsewhere, { email: 's@example.com', name: 'S', roles: ['admin'] });
    await elsewhere.stop();
    const [name = '', value = ''] = supervisor.split('=');
    const [token = ''] = decodeURIComponent(value).split('.');
    for (const cookie of [foreign, `${name}=${token}`, `${name}=${token}.${'A'.repeat(43)}%3D`, `${name}=`]) {
      const response = await fetch(`${server.url}/api/cases`, { headers: { cookie } });
      assert.equal(await codeOf(response), '401 unauthenticated');
    }
  });

  it('on another site makes nobody’s browser write anything', async () => {
    const elsewhere: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const { method, path, access } of endpoints) {
      if (method === 'get' || !Array.isArray(access)) continue;
      for (const headers of elsewhere) {
        const response: Response = await fetch(`${server.url}/api${path.replaceAll(/:\w+/g, 'x')}`, {
          method: method.toUpperCase(),
          headers: { ...json, ...headers, cookie: supervisor },
          body: '{}',
        });
        assert.equal(await codeOf(response), '403 origin-refused', `${method} ${path}`);
      }
    }
  });

  it('gets out of no folder by its path', async () => {
    const paths = [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/%2e%2e%2fsecret.txt',
      '/..%5csecret.txt',
      '/public/../../secret.txt',
      '/index.html%00.txt',
      '/..;/secret.txt',
      '/....//secret.txt',
      '//etc/passwd',
      '/api/uploads/..%2f..%2fsecret.txt',
      '/api/uploads/%2e%2e/secret',
      '/api/cases/..%2fsecret.txt/attachments/..%2f..%2fsecret.txt',
      '/api/uploads/x%00.png',
    ];
    for (const path of paths) {
      // Not by fetch, which would tidy the path up.
      const { status, text } = await raw(server.url, path, { cookie: supervisor });
      assert.ok(status >= 400 && status < 500, `${path}: ${String(status)}`);
      assert.ok(!text.includes('TOP SECRET') && !text.includes('root:'), path);
    }
    assert.match((await raw(server.url, '/index.html', {})).text, /Public/);
    await wellAfter();
  });

  const injections = [
    `'; drop table cases; --`,
    `' or '1'='1`,
    `" or ""="`,
    `1; select pg_sleep(5)`,
    `%' union select hash from staff_account --`,
    'x\r\nset-cookie: evil=1',
    '${7*7}{{7*7}}',
    '__proto__',
    '\u0000',
  ];

  it('writes SQL and header lines into every string in vain', async () => {
    for (const text of injections) {
      const body = {
        ...complaint,
        title: text,
        description: text,
        desiredRemedy: text,
        product: text,
        orderRef: text,
        location: text,
        customer: { name: text, phone: text, ref: text, email: 'a@example.com' },
      };
      const response = await submit(server.url, body, key());
      assert.equal(response.headers.get('set-cookie'), null);
      if (response.status === 422) continue;
      assert.equal(response.status, 201, text);
      const { number } = (await response.json()) as { number: string };
      const detail = await fetch(`${server.url}/api/cases/${number}`, { headers: { cookie: supervisor } });
      const { case: it } = (await detail.json()) as { case: { complaint: { description: string; title: string } } };
      assert.equal(it.complaint.title.trim(), text.trim(), 'kept as it is');
      assert.equal((await command(number, supervisor, { type: 'add-note', note: text })).status, 200);
    }
    await wellAfter();
  });

  it('asks with SQL in every query for nothing', async () => {
    const all = await count(server, supervisor, '');
    assert.ok(all > 0);
    for (const text of injections) {
      for (const name of ['department', 'handler', 'severity', 'category', 'customer', 'after', 'queue', 'state']) {
        const response = await fetch(`${server.url}/api/cases?${new URLSearchParams({ [name]: text }).toString()}`, {
          headers: { cookie: supervisor },
        });
        assert.ok(response.status < 500, `${name}=${text}: ${String(response.status)}`);
        if (!response.ok) continue;
        const { rows } = (await response.json()) as { rows: { customerName: string }[] };
        const own = name === 'customer' ? rows.filter(({ customerName }) => customerName === text) : [];
        assert.deepEqual(rows, own, `${name}=${text}`);
        assert.equal(response.headers.get('set-cookie'), null);
      }
      const login = await fetch(`${server.url}/api/session`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ email: text, password: text, code: text.slice(0, 20) }),
      });
      assert.ok(['401 wrong-credentials', '429 rate-limited'].includes(await codeOf(login)), text);
    }
    assert.equal(await count(server, supervisor, ''), all);
    await wellAfter();
  });

  it('sends bombs that are refused before they go off', async () => {
    const upload = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
      fetch(`${server.url}/api/uploads?name=${name}`, { method: 'POST', body: bytes });
    assert.equal(await codeOf(await upload('a.png', hugePicture(50_000, 50_000))), '422 picture-unreadable');
    const zip = new Uint8Array([0x50, 0x4b, 3, 4, ...deflateSync(Buffer.alloc(1_000_000))]);
    assert.equal(await codeOf(await upload('a.png', zip)), '415 file-type-refused');
    const packed = new Uint8Array(gzipSync(Buffer.alloc(10_000_000)));
    assert.equal(await codeOf(await upload('a.txt', packed)), '415 file-type-refused');
    const bodies: [string | Uint8Array<ArrayBuffer>, Record<string, string>][] = [
      ['['.repeat(100_000) + ']'.repeat(100_000), {}],
      [`{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`, {}],
      [packed, { 'content-encoding': 'gzip' }],
      ['{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}', {}],
    ];
    for (const [body, headers] of bodies) {
      const response = await fetch(`${server.url}/api/complaints`, {
        method: 'POST',
        headers: { ...json, 'idempotency-key': key(), ...headers },
        body,
      });
      assert.ok([400, 413, 415, 422].includes(response.status), String(response.status));
    }
    assert.equal(({} as { admin?: boolean }).admin, undefined);
    await wellAfter();
  });

  it('gets at no file of another customer', async () => {
    const uploaded = await fetch(`${server.url}/api/uploads?name=a.png`, { method: 'POST', body: png });
    const attachment = (await uploaded.json()) as { id: string };
    await send({ ...complaint, attachments: [attachment] });
    const { receipt } = await send();
    const authorization = `Receipt ${receipt}`;
    const got = await fetch(`${server.url}/api/uploads/${attachment.id}`, { headers: { authorization } });
    assert.equal(await codeOf(got), '404 unknown-upload');
    const message = { text: 'Mine', attachments: [attachment] };
    const stolen = await fetch(`${server.url}/api/track/messages`, {
      method: 'POST',
      headers: { ...json, authorization },
      body: JSON.stringify({ message }),
    });
    assert.equal(stolen.status >= 400 && stolen.status < 500, true);
  });

  it('with a token of one scope gets at nothing else by another method or spelling', async () => {
    const { token } = await server.auth.tokens.add({ name: 'T', scopes: ['cases:read'], createdBy: 'test' });
    const headers = { authorization: `Bearer ${token}` };
    for (const endpoint of endpoints) {
      if (
        scopeOf(endpoint) === 'cases:read' ||
        scopeOf(endpoint) === undefined ||
        ['receipt', 'survey'].includes(String(endpoint.access))
      )
        continue;
      const response = await fetch(`${server.url}/api${endpoint.path.replaceAll(/:\w+/g, 'x')}`, {
        method: endpoint.method.toUpperCase(),
        headers: { ...headers, ...json, 'x-http-method-override': 'GET' },
        ...(endpoint.method !== 'get' && { body: '{}' }),
      });
      assert.equal(await codeOf(response), '403 insufficient-scope', `${endpoint.method} ${endpoint.path}`);
    }
    for (const scheme of ['bearer', 'BEARER', 'Bearer  ']) {
      const response = await fetch(`${server.url}/api/tokens`, { headers: { authorization: `${scheme} ${token}` } });
      assert.ok(response.status === 403 || response.status === 401);
    }
  });
});

/** A request with its path just as it is given. */
function raw(url: string, path: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function count({ url }: Server, cookie: string, query: string): Promise<number> {
  const response = await fetch(`${url}/api/cases?${query}`, { headers: { cookie } });
  return ((await response.json()) as { total: number }).total;
}
