import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { createDesk, LocalFeed, MemoryFiles } from '@redress/desk';
import { nodeSecrets, openDesk } from '@redress/server';
import { complaint, json, policy, signedIn, submit, temporary, testServer } from './servers.ts';

let server: Awaited<ReturnType<typeof testServer>>;
before(async () => {
  server = await testServer({
    limits: {
      receiptGuesses: { points: 3, seconds: 60 },
      accountFailures: { points: 3, seconds: 60 },
      signInFailures: { points: 5, seconds: 60 },
      submits: { points: 4, seconds: 60 },
      actions: { points: 2, seconds: 60 },
      bodies: { all: 250_000, one: 150_000 },
      streams: { all: 3, one: 2 },
    },
    // Each test is another client.
    proxies: 1,
  });
});
after(() => server.stop());

const from = (address: string) => ({ 'x-forwarded-for': `1.2.3.4, ${address}` });

describe('guessing', () => {
  const track = (receipt: string, address: string) =>
    fetch(`${server.url}/api/track`, { headers: { authorization: `Receipt ${receipt}`, ...from(address) } });

  it('receipts is stopped, told when to come back, logged, and stops nobody else', async () => {
    const { receipt } = (await (await submit(server.url, complaint, 'for-guessing')).json()) as { receipt: string };
    for (let guess = 0; guess < 3; guess++) assert.equal((await track(`0000-${guess}`, '10.0.0.1')).status, 404);
    const stopped = await track(receipt, '10.0.0.1');
    assert.equal(stopped.status, 429);
    assert.match(stopped.headers.get('retry-after') ?? '', /^\d+$/);
    assert.equal((await track(receipt, '10.0.0.2')).status, 200);
    const said = server.log.filter(({ event }) => event === 'unknown-receipt');
    assert.equal(said.length, 3);
    assert.ok(!JSON.stringify(server.log).includes(receipt), 'a receipt is in the log');
  });

  it('takes a network of IPv6 for one client', async () => {
    const hosts = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::2', '2001:db8:1:2:3:4:5:6'];
    for (const host of hosts) assert.equal((await track('0000', host)).status, 404);
    assert.equal((await track('0000', '2001:db8:1:2::9')).status, 429);
    assert.equal((await track('0000', '2001:db8:1:3::9')).status, 404);
  });

  const signIn = (email: string, password: string, address: string) =>
    fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { ...json, ...from(address) },
      body: JSON.stringify({ email, password }),
    });

  it('passwords of one account is stopped, right ones included', async () => {
    await server.auth.saveUser({
      email: 'a@example.com',
      name: 'A',
      roles: ['handler'],
      password: 'the right password',
    });
    for (let guess = 0; guess < 3; guess++) {
      assert.equal((await signIn('A@example.com', `guess ${guess}`, '10.0.1.1')).status, 401);
    }
    assert.equal((await signIn('a@example.com', 'the right password', '10.0.1.1')).status, 429);
    assert.equal((await signIn('a@example.com', 'the right password', '10.0.1.2')).status, 200);
  });

  it('passwords many at once gets no further than one by one', async () => {
    const tries = Array.from({ length: 12 }, (_, n) => signIn('a@example.com', `guess ${n}`, '10.0.1.4'));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 401).length, 3);
    assert.equal(statuses.filter((status) => status === 429).length, 9);
  });

  it('nothing is counted of passwords that are right', async () => {
    for (let n = 0; n < 7; n++)
      assert.equal((await signIn('a@example.com', 'the right password', '10.0.1.5')).status, 200);
  });

  it('one password on many accounts is stopped, and known accounts answer like unknown ones', async () => {
    const answers: string[] = [];
    for (const email of ['a@example.com', 'b@x.example', 'c@x.example', 'd@x.example', 'e@x.example']) {
      const { code, title } = (await (await signIn(email, 'wrong password', '10.0.1.3')).json()) as Record<
        string,
        string
      >;
      answers.push(`${code} ${title}`);
    }
    assert.deepEqual(new Set(answers), new Set(['wrong-credentials Unauthorized']));
    assert.equal((await signIn('f@x.example', 'wrong password', '10.0.1.3')).status, 429);
    assert.ok(!JSON.stringify(server.log).includes('wrong password'), 'a password is in the log');
  });
});

it('one client cannot submit without end', async () => {
  const send = (key: string) =>
    fetch(`${server.url}/api/complaints`, {
      method: 'POST',
      headers: { ...json, 'idempotency-key': key, ...from('10.0.2.1') },
      body: JSON.stringify(complaint),
    });
  for (let n = 0; n < 4; n++) assert.equal((await send(`submit-${n}`)).status, 201);
  assert.equal((await send('submit-5')).status, 429);
});

it('one customer cannot write a case full', async () => {
  const { receipt } = (await (await submit(server.url, complaint, 'for-messages')).json()) as { receipt: string };
  const write = async (address: string) =>
    fetch(`${server.url}/api/track/messages`, {
      method: 'POST',
      headers: { ...json, authorization: `Receipt ${receipt}`, ...from(address) },
      body: JSON.stringify({ message: { text: 'Again' } }),
    });
  assert.equal((await write('10.0.4.1')).status, 200);
  assert.equal((await write('10.0.4.2')).status, 200);
  assert.equal((await write('10.0.4.3')).status, 429);
});

it('files sent slowly cannot use up the memory, and give their room back', async () => {
  const begin = (address: string, size: number) => {
    const sending = request(`${server.url}/api/uploads?name=a.txt`, {
      method: 'POST',
      headers: { 'content-length': size, ...from(address) },
    });
    const status = new Promise<number | undefined>((resolve) => {
      sending.once('response', (response) => {
        resolve(response.resume().statusCode);
      });
      sending.once('error', () => {
        resolve(undefined);
      });
    });
    sending.write('a');
    return { sending, status };
  };
  const held = async (bytes: number) => {
    while (server.limits.bodies.held !== bytes) await turn();
  };
  const slow = [begin('10.0.5.1', 90_000)];
  await held(90_000);
  assert.equal(await begin('10.0.5.1', 70_000).status, 429);
  slow.push(begin('10.0.5.2', 90_000));
  await held(180_000);
  assert.equal(await begin('10.0.5.3', 90_000).status, 429);
  slow.forEach(({ sending }) => sending.destroy());
  await held(0);
  const whole = begin('10.0.5.1', 5);
  whole.sending.end('bcde');
  assert.equal(await whole.status, 201);
});

it('one client cannot hold every stream, and gives its places back', async () => {
  const cookie = await signedIn(server, { email: 's@example.com', name: 'S', roles: ['supervisor'] });
  const open = async (address: string) => {
    const stop = new AbortController();
    const { status } = await fetch(`${server.url}/api/events`, {
      headers: { cookie, ...from(address) },
      signal: stop.signal,
    });
    return { status, stop };
  };
  for (let n = 0; n < 3; n++) {
    const head = await fetch(`${server.url}/api/events`, { method: 'HEAD', headers: { cookie, ...from('10.0.3.1') } });
    assert.equal(head.status, 200);
  }
  const opened = [await open('10.0.3.1'), await open('10.0.3.1')];
  assert.equal((await open('10.0.3.1')).status, 503);
  const other = await open('10.0.3.2');
  assert.equal(other.status, 200);
  assert.equal((await open('10.0.3.3')).status, 503);
  for (const { stop } of [...opened, other]) stop.abort();
  // The server hears of it when the connections have closed.
  for (let again = await open('10.0.3.1'); again.status !== 200; again = await open('10.0.3.1'));
});

describe('an unknown receipt', () => {
  it('makes the server ask its store the same as a known one', async () => {
    const { dir, remove } = temporary();
    const opened = await openDesk({ dataDir: dir, log: () => undefined });
    let asked: string[] = [];
    const store = new Proxy(opened.store, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]): unknown => {
          asked.push(String(name));
          return Reflect.apply(member, target, args);
        };
      },
    });
    // The clock stands: what the desk remembers for a second, it remembers in each of these.
    const secrets = nodeSecrets('s'.repeat(32));
    const ports = { store, secrets, files: new MemoryFiles(), feed: new LocalFeed(assert.ifError), now: () => 0 };
    const desk = createDesk({ ...ports, holidays: () => Promise.resolve([]) });
    await desk.publishPolicy(JSON.stringify(policy), { over: 0 }, { id: 'a', name: 'A', roles: ['admin'] });
    const { receipt } = await desk.submit(complaint, { key: 'known-receipt' });
    const calls = async (text: string): Promise<string> => {
      asked = [];
      await desk.track(text).catch((error: unknown) => {
        assert.equal((error as { code?: string }).code, 'unknown-receipt');
      });
      return asked.join();
    };
    const known = await calls(receipt);
    assert.match(known, /caseId/);
    const near = receipt.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    for (const unknown of [near, '0000-0000-0000-0000-0000-0000-0000', 'x', '']) {
      assert.equal(await calls(unknown), known, unknown);
    }
    await opened.close();
    remove();
  });
});
