import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { complaint, json, signedIn, submit, testServer } from './servers.ts';

let server: Awaited<ReturnType<typeof testServer>>;
let supervisor: string;
before(async () => {
  server = await testServer({ origins: ['https://shop.example'] });
  supervisor = await signedIn(server, { email: 's@example.com', name: 'S', roles: ['supervisor'] });
});
after(() => server.stop());

interface Told {
  readonly id: number;
  readonly data: Record<string, unknown>;
}

/** Follows a stream and gives its events one by one. */
async function follow(path: string, headers: Record<string, string>) {
  const stop = new AbortController();
  const response = await fetch(server.url + path, { headers, signal: stop.signal });
  assert.equal(response.status, 200);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  const next = async (): Promise<Told> => {
    for (;;) {
      const found = /(?:id: (\d+)\n)?event: change\ndata: (.*)\n\n/.exec(rest);
      if (found) {
        rest = rest.slice(found.index + found[0].length);
        return { id: Number(found[1]), data: JSON.parse(found[2] ?? '') as Record<string, unknown> };
      }
      const { value = '', done } = (await reader?.read()) ?? { done: true };
      assert.ok(!done, 'the stream ended');
      rest += value;
    }
  };
  return {
    next,
    stop: () => {
      stop.abort();
    },
  };
}

const send = async (key: string, body: object = complaint) =>
  (await (await submit(server.url, body, key)).json()) as { number: string; receipt: string };

const write = (receipt: string, text: string) =>
  fetch(`${server.url}/api/track/messages`, {
    method: 'POST',
    headers: { ...json, authorization: `Receipt ${receipt}` },
    body: JSON.stringify({ message: { text } }),
  });

describe('a stream', () => {
  it('tells a department once that a case has left it, and nothing of it after that', async () => {
    const user = { email: 'q@example.com', name: 'Q', roles: ['handler'], department: 'quality' } as const;
    const stream = await follow('/api/events', { cookie: await signedIn(server, user) });
    const { number, receipt } = await send('live-leaving');
    assert.equal((await stream.next()).data['number'], number);
    const moved = await fetch(`${server.url}/api/cases/${number}/commands`, {
      method: 'POST',
      headers: { ...json, cookie: supervisor },
      body: JSON.stringify({ command: { type: 'assign', department: 'care' }, expectedVersion: 4 }),
    });
    assert.equal(moved.status, 200);
    assert.deepEqual((await stream.next()).data, { number, version: 5, types: ['assigned'] });
    await write(receipt, 'To those who have it now');
    const other = await send('live-staying');
    assert.equal((await stream.next()).data['number'], other.number);
    stream.stop();
  });

  it('tells staff of every change, and goes on from the last one seen', async () => {
    const stream = await follow('/api/events', { cookie: supervisor });
    const first = await send('live-one');
    const told = await stream.next();
    assert.deepEqual([told.data['number'], told.data['version']], [first.number, 4]);
    stream.stop();
    await write(first.receipt, 'While nobody listens');
    const second = await send('live-two');
    const again = await follow('/api/events', { cookie: supervisor, 'last-event-id': String(told.id) });
    const missed = [await again.next(), await again.next()];
    assert.deepEqual(
      missed.map(({ data }) => [data['number'], data['version']]),
      [
        [first.number, 5],
        [second.number, 4],
      ],
    );
    again.stop();
  });

  it('that comes from a history which is no more is told of what happens now', async () => {
    const stream = await follow('/api/events', { cookie: supervisor, 'last-event-id': '999999999' });
    const { number } = await send('live-new-history');
    assert.equal((await stream.next()).data['number'], number);
    stream.stop();
  });

  it("tells a customer of the customer's own case only", async () => {
    const [mine, other] = [await send('live-mine'), await send('live-other')];
    const stream = await follow('/api/track/events', { authorization: `Receipt ${mine.receipt}` });
    await write(other.receipt, 'Of someone else');
    await write(mine.receipt, 'Mine');
    assert.deepEqual((await stream.next()).data, { version: 5 });
    stream.stop();
  });

  it("tells a handler of the own department's cases only", async () => {
    const cookie = await signedIn(server, {
      email: 'h@example.com',
      name: 'H',
      roles: ['handler'],
      department: 'care',
    });
    const stream = await follow('/api/events', { cookie });
    await send('live-quality');
    const ours = await send('live-care', { ...complaint, category: 'service' });
    assert.equal((await stream.next()).data['number'], ours.number);
    stream.stop();
  });
});

describe('a page of another site', () => {
  const ask = (origin: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/complaints`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', ...headers },
    });
  it('may call when it was named, with the headers that elements send', async () => {
    const response = await ask('https://shop.example');
    assert.equal(response.headers.get('access-control-allow-origin'), 'https://shop.example');
    const allowed = response.headers.get('access-control-allow-headers') ?? '';
    for (const name of ['authorization', 'idempotency-key', 'last-event-id', 'content-type', 'if-match']) {
      assert.ok(allowed.includes(name), name);
    }
    const form = await fetch(`${server.url}/api/form`, { headers: { origin: 'https://shop.example' } });
    assert.equal(form.headers.get('access-control-allow-origin'), 'https://shop.example');
    assert.match(form.headers.get('vary') ?? '', /origin/i);
  });
  it('may not when it was not', async () => {
    for (const origin of ['https://evil.example', 'https://shop.example.evil.example', 'null']) {
      assert.equal((await ask(origin)).headers.get('access-control-allow-origin'), null);
    }
  });
});

describe('a backtest', () => {
  it('tells how far it is, and the report last', async () => {
    const { text } = (await (await fetch(`${server.url}/api/policy`, { headers: { cookie: supervisor } })).json()) as {
      text: string;
    };
    const response = await fetch(`${server.url}/api/policy/backtest`, {
      method: 'POST',
      headers: { ...json, cookie: supervisor },
      body: JSON.stringify({ text: text.replace('"category","operator":"equal"', '"category","operator":"notEqual"') }),
    });
    assert.equal(response.status, 200);
    const lines = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const report = lines.at(-1)?.['report'] as { cases: number; changed: number } | undefined;
    assert.ok(report, JSON.stringify(lines.at(-1)));
    assert.ok(JSON.stringify(report).includes('quality'));
  });
  it('of a broken policy is refused before it begins', async () => {
    const response = await fetch(`${server.url}/api/policy/backtest`, {
      method: 'POST',
      headers: { ...json, cookie: supervisor },
      body: JSON.stringify({ text: '{}' }),
    });
    assert.equal(response.status, 422);
    assert.equal(((await response.json()) as { code: string }).code, 'invalid-policy');
  });
});
