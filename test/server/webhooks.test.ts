import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { startServer } from '@redress/server';
import { postgresMissing, startPostgres, type TestPostgres } from '../../scripts/postgres.ts';
import { receiver, type Received } from './receiver.ts';
import { complaint, json, policy, signedIn, submit, temporary, testServer } from './servers.ts';

type Server = Awaited<ReturnType<typeof testServer>>;
interface Added {
  readonly id: string;
  readonly secret: string;
}
interface Logged {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly types: string[];
}

let server: Server;
let now = Date.now();
let call: (method: string, path: string, body?: object) => Promise<{ status: number; value: unknown }>;
before(async () => {
  server = await testServer({ allowPrivateWebhooks: true, now: () => now });
  const cookie = await signedIn(server, { email: 'root@example.com', name: 'Root', roles: ['admin', 'supervisor'] });
  call = async (method, path, body) => {
    const response = await fetch(`${server.url}/api${path}`, {
      method,
      headers: { cookie, ...json },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, value: text ? JSON.parse(text) : undefined };
  };
});
after(() => server.stop());

/** Lets time pass on the desk, and has it look. */
const later = (ms: number) => {
  now += ms;
  server.notices.wake();
};
const add = async (body: object): Promise<Added> => (await call('POST', '/webhooks', body)).value as Added;
const remove = ({ id }: Added) => call('DELETE', `/webhooks/${id}`);
const log = async ({ id }: Added): Promise<Logged[]> =>
  (await call('GET', `/webhooks/${id}/deliveries`)).value as Logged[];

/** Until the log says so; it is written just after the receiver has answered. */
async function logged(webhook: Added, holds: (log: Logged[]) => boolean): Promise<Logged[]> {
  for (;;) {
    const found = await log(webhook);
    if (holds(found)) return found;
    await sleep(10);
  }
}
const typeOf = (received: Received | undefined): string =>
  (JSON.parse(received?.body ?? '{}') as { type: string }).type;
const verified = (secret: string, { headers, body }: Received) =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as { type: string; data: object };

describe('a webhook', () => {
  it('is told of what happens, signed so that a library of the standard accepts it', async () => {
    const to = await receiver();
    const webhook = await add({ url: `${to.url}/hook`, description: 'BI' });
    assert.match(webhook.secret, /^whsec_/);
    const { number } = (await (await submit(server.url, complaint, 'told-by-webhook')).json()) as { number: string };
    await to.until(1);
    const [first] = to.received;
    assert.ok(first);
    now = Date.now();
    const { type, data } = verified(webhook.secret, first);
    assert.equal(type, 'case.complaint-received');
    assert.deepEqual(data, {
      number,
      version: 4,
      types: ['complaint-received', 'decision-made', 'acknowledged', 'assigned'],
      state: 'assigned',
      cycle: 1,
      severity: 'low',
      department: 'quality',
      channel: 'web',
      category: 'product',
    });
    assert.doesNotMatch(first.body, /Ann|ann@example|kettle|first day/, 'nothing personal');
    assert.throws(() => verified('whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=', first));
    const [delivery] = await logged(webhook, ([one]) => one?.state === 'sent');
    assert.equal(delivery?.id, first.headers['webhook-id']);
    assert.equal(JSON.stringify(await call('GET', '/webhooks')).includes(webhook.secret), false, 'shown once');
    await remove(webhook);
    await to.close();
  });

  it('hears of the types it asked for alone', async () => {
    const to = await receiver();
    const webhook = await add({ url: to.url, types: ['withdrawn'] });
    const submitted = (await (await submit(server.url, complaint, 'only-withdrawn')).json()) as { receipt: string };
    await fetch(`${server.url}/api/track/withdraw`, {
      method: 'POST',
      headers: { ...json, authorization: `Receipt ${submitted.receipt}` },
      body: '{}',
    });
    await to.until(1);
    assert.equal(typeOf(to.received[0]), 'case.withdrawn');
    assert.equal((await log(webhook)).length, 1);
    await remove(webhook);
    await to.close();
  });

  it('that fails is told again under the same id, later and later, until it is given up; then by hand', async () => {
    let status = 500;
    const to = await receiver(() => status);
    const webhook = await add({ url: to.url });
    await submit(server.url, complaint, 'fails-a-while');
    await to.until(1);
    assert.equal((await logged(webhook, ([one]) => one?.error === 'http-500'))[0]?.state, 'waiting');
    later(7_000);
    await to.until(2);
    for (let attempt = 3; attempt <= 10; attempt++) {
      await logged(webhook, ([one]) => one?.attempts === attempt - 1);
      later(30 * 3_600_000);
      await to.until(attempt);
    }
    const given = (await logged(webhook, ([one]) => one?.state === 'failed'))[0];
    assert.ok(given);
    assert.equal(given.attempts, 10);
    later(100 * 3_600_000);
    status = 200;
    assert.equal((await call('POST', `/webhooks/${webhook.id}/deliveries/${given.id}/resend`)).status, 202);
    await to.until(11);
    await logged(webhook, ([one]) => one?.state === 'sent');
    const ids = new Set(to.received.map(({ headers }) => headers['webhook-id']));
    assert.deepEqual([...ids], [given.id]);
    const stamps = to.received.map(({ headers }) => Number(headers['webhook-timestamp']));
    assert.ok((stamps.at(-1) ?? 0) > (stamps[0] ?? 0), 'each attempt is signed anew');
    await remove(webhook);
    await to.close();
  });

  it('that answers 410 is told nothing more until it is enabled again', async () => {
    let status = 410;
    const to = await receiver(() => status);
    const webhook = await add({ url: to.url });
    await call('POST', `/webhooks/${webhook.id}/test`);
    await to.until(1);
    await logged(webhook, ([one]) => one?.state === 'failed');
    const [listed] = (await call('GET', '/webhooks')).value as { disabled?: string }[];
    assert.equal(listed?.disabled, 'gone');
    const refused = await call('POST', `/webhooks/${webhook.id}/test`);
    assert.deepEqual([refused.status, (refused.value as { code: string }).code], [409, 'webhook-disabled']);
    status = 200;
    await call('POST', `/webhooks/${webhook.id}/enable`);
    await call('POST', `/webhooks/${webhook.id}/test`);
    await to.until(2);
    assert.equal(typeOf(to.received[1]), 'webhook.test');
    await remove(webhook);
    await to.close();
  });

  it('is not followed elsewhere, and its log tells what was wrong', async () => {
    const to = await receiver(() => 302);
    const webhook = await add({ url: to.url });
    await call('POST', `/webhooks/${webhook.id}/test`);
    await logged(webhook, ([one]) => one?.error === 'http-302');
    assert.deepEqual(
      to.received.map(({ path }) => path),
      ['/'],
    );
    await to.close();
    later(10_000);
    await logged(webhook, ([one]) => one?.error === 'ECONNREFUSED');
    await remove(webhook);
  });

  it('has two secrets in force for a day after it got a new one', async () => {
    const to = await receiver();
    const webhook = await add({ url: to.url });
    now = Date.now();
    const { secret } = (await call('POST', `/webhooks/${webhook.id}/rotate`)).value as Added;
    await call('POST', `/webhooks/${webhook.id}/test`);
    await to.until(1);
    const [first] = to.received;
    assert.ok(first);
    assert.equal(verified(secret, first).type, 'webhook.test');
    assert.equal(verified(webhook.secret, first).type, 'webhook.test');
    now += 25 * 3_600_000;
    await call('POST', `/webhooks/${webhook.id}/test`);
    await to.until(2);
    assert.equal(to.received[1]?.headers['webhook-signature']?.toString().split(' ').length, 1);
    now = Date.now();
    await remove(webhook);
    await to.close();
  });

  it('that is gone is no more told, and says so', async () => {
    const to = await receiver();
    const webhook = await add({ url: to.url });
    assert.equal((await remove(webhook)).status, 204);
    for (const [method, path] of [
      ['GET', `/webhooks/${webhook.id}/deliveries`],
      ['POST', `/webhooks/${webhook.id}/test`],
      ['DELETE', `/webhooks/${webhook.id}`],
    ] as const) {
      const { status, value } = await call(method, path);
      assert.deepEqual([status, (value as { code: string }).code], [404, 'unknown-webhook']);
    }
    await to.close();
  });

  it('is counted for Prometheus, and one that fails leaves the server ready', async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    assert.match(text, /redress_deliveries_total\{kind="webhook",outcome="sent"\} [1-9]/);
    assert.match(text, /redress_deliveries_total\{kind="webhook",outcome="retried"\} [1-9]/);
    assert.match(text, /redress_deliveries_waiting\{kind="webhook"\} \d/);
    assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
  });
});

describe('addresses of our own network', () => {
  it('are refused unless they are allowed', async () => {
    const strict = await testServer();
    const cookie = await signedIn(strict, { email: 'root@example.com', name: 'Root', roles: ['admin'] });
    const codeFor = async (url: string) => {
      const body = JSON.stringify({ url });
      const response = await fetch(`${strict.url}/api/webhooks`, {
        method: 'POST',
        headers: { ...json, cookie },
        body,
      });
      return ((await response.json()) as { code?: string }).code ?? response.status;
    };
    for (const host of ['127.0.0.1', '10.1.2.3', '169.254.169.254', '[::1]', '[fd00::1]', 'localhost', '2130706433']) {
      assert.equal(await codeFor(`https://${host}/hook`), 'webhook-address-refused', host);
    }
    for (const url of ['http://example.com', 'ftp://example.com', 'https://me:secret@example.com', 'nonsense', '']) {
      assert.equal(await codeFor(url), 'invalid-webhook-url', url);
    }
    await strict.stop();
  });
});

describe('two servers on one PostgreSQL', { skip: postgresMissing() }, () => {
  let postgres: TestPostgres;
  before(() => {
    postgres = startPostgres();
  });
  after(() => {
    postgres.stop();
  });

  it('tell each change once', async () => {
    const database = await postgres.database();
    const folder = temporary();
    const options = {
      dataDir: folder.dir,
      databaseUrl: database.url,
      port: 0,
      log: () => undefined,
      allowPrivateWebhooks: true,
      limits: { submits: { points: 10_000, seconds: 1 } },
    };
    const servers = [await startServer(options), await startServer(options)] as const;
    const admin = { id: 'test', name: 'Test', roles: ['admin'] } as const;
    await servers[0].desk.publishPolicy(JSON.stringify(policy), { over: 0 }, admin);
    const to = await receiver();
    await servers[0].notices.webhooks.add({ url: to.url });
    const keys = Array.from({ length: 60 }, (_, index) => `both-servers-${index}`);
    await Promise.all(keys.map((key, index) => submit(servers[index % 2]?.url ?? '', complaint, key)));
    await to.until(keys.length);
    await Promise.all(servers.map((each) => each.close()));
    const ids = to.received.map(({ headers }) => headers['webhook-id']);
    assert.equal(ids.length, keys.length);
    assert.equal(new Set(ids).size, keys.length);
    await to.close();
    await database.drop();
    folder.remove();
  });
});
