import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { postgresMissing, startPostgres, type TestPostgres } from '../../scripts/postgres.ts';
import { json, signedIn, testServer } from './servers.ts';

type Server = Awaited<ReturnType<typeof testServer>>;

const secret = 'a secret that all of these servers share';
const limits = {
  receiptGuesses: { points: 10, seconds: 600, blockSeconds: 600 },
  accountFailures: { points: 4, seconds: 600, blockSeconds: 600 },
  signInFailures: { points: 8, seconds: 600 },
  tokenGuesses: { points: 10, seconds: 600 },
  accountBrake: { free: 20, seconds: 600, mostSeconds: 600 },
};

describe('three servers on one PostgreSQL', { skip: postgresMissing() }, () => {
  let postgres: TestPostgres;
  let servers: Server[];
  before(async () => {
    postgres = startPostgres();
    const { url } = await postgres.database();
    servers = [];
    for (let n = 0; n < 3; n++) servers.push(await testServer({ databaseUrl: url, secret, limits, proxies: 1 }));
  });
  after(async () => {
    for (const server of servers) await server.stop();
    postgres.stop();
  });

  /** Sends so many to the servers in turn. @returns how many each status came. */
  async function inTurn(count: number, ask: (url: string, n: number) => Promise<Response>) {
    const statuses: Record<number, number> = {};
    for (let n = 0; n < count; n++) {
      const { status } = await ask(servers[n % servers.length]?.url ?? '', n);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    return statuses;
  }
  const guess = (client: string) => (url: string, n: number) =>
    fetch(`${url}/api/track`, {
      headers: { authorization: `Receipt ${String(n).padStart(28, 'A')}`, 'x-forwarded-for': client },
    });
  const signIn = (email: string, client: string) => (url: string) =>
    fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { ...json, 'x-forwarded-for': client },
      body: JSON.stringify({ email, password: 'not the password' }),
    });

  it('let a guesser of receipts have one guess more for each of them, not as many again', async () => {
    const { 404: wrong = 0, 429: refused = 0 } = await inTurn(60, guess('192.0.2.1'));
    assert.equal(wrong + refused, 60);
    assert.ok(wrong >= 10 && wrong <= 12, String(wrong));
    assert.equal((await inTurn(3, guess('192.0.2.2')))[404], 3, 'somebody else is not held up');
  });

  it('count wrong passwords together, of an account that there is as of one that there is not', async () => {
    const [one] = servers;
    assert.ok(one);
    await signedIn(one, { email: 'known@example.com', name: 'K', roles: ['handler'] });
    for (const [n, email] of ['known@example.com', 'unknown@example.com'].entries()) {
      const statuses = await inTurn(20, signIn(email, `192.0.2.${10 + n}`));
      assert.deepEqual(statuses, { 401: 4, 429: 16 }, email);
    }
    let n = 0;
    const spraying = await inTurn(30, (url) => signIn(`user-${n++}@example.com`, '192.0.2.20')(url));
    assert.deepEqual(spraying, { 401: 8, 429: 22 });
  });

  it('brake guesses at one account from ever new addresses, also those that come at once', async () => {
    const from = (n: number) => signIn('braked@example.com', `198.51.100.${n}`);
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => from(n)(servers[n % servers.length]?.url ?? '')),
    );
    const tried = answers.filter(({ status }) => status === 401).length;
    // Each second of a slow machine may let another one through, then each two, each four.
    assert.ok(tried >= 20 && tried <= 26, `${tried} tries`);
  });

  it('keep whom they count as a keyed hash alone', async () => {
    const { database } = servers[0]?.store ?? {};
    const rows = (await database?.run('select key, points from attempts', [])) ?? [];
    assert.ok(rows.length > 3);
    assert.doesNotMatch(JSON.stringify(rows), /example\.com|192\.0\.2/);
  });
});
