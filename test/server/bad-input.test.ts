import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { complaint, json, policy, signedIn, submit, testServer } from './servers.ts';
import { png, sha256Of } from '../helpers/picture.ts';

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly issues: readonly { readonly code: string; readonly path: string }[];
  readonly instance: string;
}

let server: Awaited<ReturnType<typeof testServer>>;
let admin: string;
before(async () => {
  server = await testServer();
  admin = await signedIn(server, { email: 'admin@example.com', name: 'Ada', roles: ['admin', 'supervisor'] });
});
after(() => server.stop());

/** Whatever came before, the server still takes complaints, and has no fault of its own in its log. */
async function wellAfter(): Promise<void> {
  const response = await submit(server.url, complaint, crypto.randomUUID());
  assert.equal(response.status, 201);
  assert.deepEqual(
    server.log.filter(({ event }) => event === 'request-failed'),
    [],
  );
}

async function refused(response: Response, status: number, code: string): Promise<Problem> {
  const problem = (await response.json()) as Problem;
  assert.equal(problem.code, code);
  assert.equal(response.status, status);
  assert.equal(problem.status, status);
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.match(problem.instance, /^urn:uuid:/);
  assert.ok(problem.type && problem.title && Array.isArray(problem.issues));
  return problem;
}

const pathsOf = ({ issues }: Problem): string[] => issues.map(({ path }) => path).sort();
const key = (): string => crypto.randomUUID();

describe('a complaint', () => {
  it('that is invalid gets a pointer to each field', async () => {
    const bad = {
      ...complaint,
      channel: 'pigeon',
      title: ' ',
      amount: -1,
      customer: { email: 'no address' },
      extra: 1,
    };
    const problem = await refused(await submit(server.url, bad, key()), 422, 'invalid-complaint');
    assert.deepEqual(pathsOf(problem), ['/amount', '/channel', '/customer/email', '/extra', '/title']);
  });
  it('whose title shows nothing is refused', async () => {
    for (const title of ['\u200b', '\u202e\u2066\u00a0\u200d', '\u0000\ufeff']) {
      const problem = await refused(await submit(server.url, { ...complaint, title }, key()), 422, 'invalid-complaint');
      assert.deepEqual(pathsOf(problem), ['/title']);
    }
  });
  it('with an address or a language longer than any is refused', async () => {
    const customer = { email: `${'a'.repeat(300)}@example.com`, language: `en${'-abcdefgh'.repeat(9)}` };
    const problem = await refused(
      await submit(server.url, { ...complaint, customer }, key()),
      422,
      'invalid-complaint',
    );
    assert.deepEqual(pathsOf(problem), ['/customer/email', '/customer/language']);
  });
  it('of a category that the policy does not have is refused', async () => {
    const response = await submit(server.url, { ...complaint, category: 'weather' }, key());
    assert.deepEqual(pathsOf(await refused(response, 422, 'invalid-complaint')), ['/category']);
  });
  it("with a value that the policy's own question does not allow is refused", async () => {
    const response = await submit(server.url, { ...complaint, fields: { warrantyMonths: 500 } }, key());
    assert.deepEqual(pathsOf(await refused(response, 422, 'invalid-complaint')), ['/fields/warrantyMonths']);
  });
  for (const [name, body] of [
    ['no JSON', '{"channel":'],
    ['no UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
    ['nothing', ''],
  ] as const) {
    it(`that is ${name} is refused`, async () => {
      const response = await fetch(`${server.url}/api/complaints`, {
        method: 'POST',
        headers: { ...json, 'idempotency-key': key() },
        body,
      });
      await refused(response, 400, 'invalid-json');
    });
  }
  for (const body of ['null', '[]', '"text"', '1', '{"__proto__":{"channel":"web"}}', '[[[[[[[[[[]]]]]]]]]]']) {
    it(`that is ${body} is refused`, async () => {
      await refused(await submit(server.url, body, key()), 422, 'invalid-complaint');
    });
  }
  it('of another type of content is refused', async () => {
    const response = await fetch(`${server.url}/api/complaints`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', 'idempotency-key': key() },
      body: JSON.stringify(complaint),
    });
    await refused(response, 415, 'unsupported-media-type');
  });
  it('without a key, or with a bad one, is refused', async () => {
    const send = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/complaints`, { method: 'POST', headers, body: JSON.stringify(complaint) });
    await refused(await send({ ...json }), 400, 'idempotency-key-required');
    await refused(await send({ ...json, 'idempotency-key': 'short' }), 422, 'invalid-complaint');
  });
  it('with the key of another one is refused, and the first stays', async () => {
    const used = key();
    const first = (await (await submit(server.url, complaint, used)).json()) as { number: string };
    await refused(await submit(server.url, { ...complaint, title: 'Another' }, used), 409, 'key-reused');
    const again = (await (await submit(server.url, complaint, used)).json()) as { number: string };
    assert.equal(again.number, first.number);
  });
  it('keeps texts of every kind as they are', async () => {
    const title = 'nul \0, half \ud83d, bidi \u202e, quote \'"; --, tag <b>';
    const response = await submit(server.url, { ...complaint, title }, key());
    const { case: view } = (await response.json()) as { case: { complaint: { title: string } } };
    assert.equal(view.complaint.title, title);
  });
});

describe('a body over the limit', () => {
  it('gets 413 when its length says so', async () => {
    const long = { ...complaint, description: 'x'.repeat(1_100_000) };
    await refused(await submit(server.url, long, key()), 413, 'body-too-large');
    await wellAfter();
  });
  it('gets 413 when it is sent in pieces without a length', async () => {
    const piece = new TextEncoder().encode('x'.repeat(64 * 1024));
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 40) controller.close();
        else controller.enqueue(piece);
      },
    });
    const options = { method: 'POST', headers: { ...json, 'idempotency-key': key() }, body, duplex: 'half' } as const;
    const response = await fetch(`${server.url}/api/complaints`, options);
    await refused(response, 413, 'body-too-large');
    await wellAfter();
  });
  it('whose sender leaves half-way ends nothing', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect({ host: hostname, port: Number(port) });
    await once(socket, 'connect');
    const head = `POST /api/complaints HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nidempotency-key: ${key()}`;
    socket.write(`${head}\r\ncontent-length: 1000\r\n\r\n{"channel"`);
    socket.destroy();
    await wellAfter();
  });
});

describe('a file', () => {
  const upload = (name: string, bytes: Uint8Array<ArrayBuffer>, type = 'image/png') =>
    fetch(`${server.url}/api/uploads?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: bytes,
    });
  it('too large is refused with the size allowed', async () => {
    const problem = await refused(await upload('big.png', new Uint8Array(200_000)), 413, 'file-too-large');
    assert.equal((problem as unknown as { params: { maximum: number } }).params.maximum, 100_000);
  });
  it('of a kind that is not allowed is refused, whatever it calls itself', async () => {
    const html = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');
    await refused(await upload('photo.png', html), 415, 'file-type-refused');
    const zip = new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]);
    await refused(await upload('photo.png', zip), 415, 'file-type-refused');
  });
  it('that only begins like a picture is refused', async () => {
    await refused(await upload('photo.png', png.slice(0, 20)), 422, 'picture-unreadable');
  });
  it('that is empty is refused', async () => {
    await refused(await upload('empty.txt', new Uint8Array(0)), 422, 'file-empty');
  });
  it('comes back as a download only, to the holder of its receipt only', async () => {
    const name = '../../ev"il\r\n\u202egnp.png';
    const attachment = (await (await upload(name, png)).json()) as { id: string; sha256: string };
    const send = async (attachments: unknown[]) =>
      (await (await submit(server.url, { ...complaint, attachments }, key())).json()) as { receipt: string };
    const [mine, other] = [await send([attachment]), await send([])];
    const get = (receipt: string) =>
      fetch(`${server.url}/api/uploads/${attachment.id}`, { headers: { authorization: `Receipt ${receipt}` } });
    const response = await get(mine.receipt);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-disposition') ?? '', /^attachment; filename="[\w. -]+"; filename\*=/);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
    assert.equal(sha256Of(await response.arrayBuffer()), attachment.sha256);
    await refused(await get(other.receipt), 404, 'unknown-upload');
    const claimed = await submit(server.url, { ...complaint, attachments: [attachment] }, key());
    await refused(claimed, 404, 'unknown-upload');
  });
});

describe('a policy', () => {
  const put = (text: string, headers: Record<string, string> = { 'if-match': '"1"' }) =>
    fetch(`${server.url}/api/policy`, {
      method: 'PUT',
      headers: { ...json, cookie: admin, ...headers },
      body: JSON.stringify({ text }),
    });
  it('that is broken is refused whole, with a pointer to each fault, and the old one stays', async () => {
    const rules = [
      { ...policy.rules[0], event: { type: 'department', params: { department: 'nowhere' } } },
      {
        ...policy.rules[0],
        name: 'odd',
        conditions: { all: [{ fact: 'category', operator: 'resembles', value: 'x' }] },
      },
    ];
    const problem = await refused(await put(JSON.stringify({ ...policy, rules })), 422, 'invalid-policy');
    assert.ok(pathsOf(problem).some((path) => path.startsWith('/rules/0/event')));
    assert.ok(pathsOf(problem).some((path) => path.startsWith('/rules/1/conditions')));
    const kept = await fetch(`${server.url}/api/policy`, { headers: { cookie: admin } });
    assert.deepEqual(JSON.parse(((await kept.json()) as { text: string }).text), policy);
  });
  it('that is no JSON is refused', async () => {
    await refused(await put('{"format":'), 422, 'invalid-policy');
  });
  it('without the version it was edited from, or over an older one, is refused', async () => {
    await refused(await put(JSON.stringify(policy), {}), 428, 'if-match-required');
    await refused(await put(JSON.stringify(policy), { 'if-match': '"0"' }), 412, 'policy-conflict');
  });
  it('at the same time as others over the same version is refused, but for one', async () => {
    const { version: before } = await server.desk.policy();
    for (let round = 0; round < 5; round++) {
      const over = { 'if-match': `"${String(before + round)}"` };
      const answers = await Promise.all(Array.from({ length: 8 }, () => put(JSON.stringify(policy), over)));
      const statuses = answers.map(({ status }) => status).sort();
      assert.deepEqual(statuses, [200, ...Array.from({ length: 7 }, () => 412)]);
      assert.equal((await server.desk.policy()).version, before + round + 1);
    }
  });
});

describe('a route', () => {
  it('that is not there gets 404, and another method 405', async () => {
    await refused(await fetch(`${server.url}/api/nothing`), 404, 'not-found');
    const wrong = await fetch(`${server.url}/api/complaints`);
    assert.equal(wrong.headers.get('allow'), 'POST');
    await refused(wrong, 405, 'method-not-allowed');
  });
  it('takes no odd paths, queries or headers amiss', async () => {
    const paths = [
      '/api/%',
      '/api/%00',
      '/api/uploads/..%2f..%2fsecret',
      '/api/cases/%F0%9F',
      '/api/cases?limit=-1',
      '/api/cases?state=none',
      '/api/cases?after=%00',
      '/api/cases?after=no-time~x',
      '/api/metrics?kpi=received&by=day&from=0001-01-01&to=9999-12-31',
      '/api/cases?search=%25%00%ff',
      '/api/metrics?kpi=none',
      '/api/metrics?kpi=received&by=__proto__',
      '/api/metrics?kpi=received&constructor=1',
      '/api/policy?version=1e99',
    ];
    for (const path of paths) {
      const response = await fetch(server.url + path, { headers: { cookie: admin, authorization: 'Receipt \xff' } });
      assert.ok(response.status < 500, `${path}: ${response.status}`);
    }
    await wellAfter();
  });
});
