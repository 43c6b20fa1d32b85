import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codeOf, complaint, json, signedIn, submit, testServer } from './servers.ts';

/** `GUESSES=10000` for the whole attack, which takes a minute or two. */
const guesses = Number(process.env['GUESSES'] ?? 1_000);
const attackers = 4;
const key = (): string => crypto.randomUUID();

/** Does something many times, so many at once, and counts how it ended. */
async function tally(
  count: number,
  atOnce: number,
  run: (n: number) => Promise<Response>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  let next = 0;
  const one = async () => {
    for (let n = next++; n < count; n = next++) {
      const outcome = await codeOf(await run(n));
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return counts;
}

describe(`${guesses} guesses`, () => {
  let server: Awaited<ReturnType<typeof testServer>>;
  before(async () => {
    // With the limits of every day; four attackers behind one proxy.
    server = await testServer({ proxies: 1 });
    await submit(server.url, complaint, key());
    await signedIn(server, { email: 'victim@example.com', name: 'V', roles: ['supervisor'] });
  });
  after(() => server.stop());
  const from = (n: number) => ({ 'x-forwarded-for': `10.9.9.${String(n % attackers)}` });

  it('of receipts are slowed and logged and find nothing', async () => {
    const counts = await tally(guesses, 40, (n) => {
      const receipt = key().replaceAll('-', '').slice(0, 28).toUpperCase();
      return fetch(`${server.url}/api/track`, { headers: { authorization: `Receipt ${receipt}`, ...from(n) } });
    });
    const tried = counts.get('404 unknown-receipt') ?? 0;
    // Those under way at the same moment when the count is full are the most that get past it.
    assert.ok(tried >= 20 * attackers && tried <= 20 * attackers + 40, String(tried));
    assert.equal(counts.get('429 rate-limited'), guesses - tried);
    assert.equal(server.log.filter(({ event }) => event === 'unknown-receipt').length, tried);
  });

  it('of passwords are slowed and logged and find nothing', async () => {
    const counts = await tally(guesses, 40, (n) =>
      fetch(`${server.url}/api/session`, {
        method: 'POST',
        headers: { ...json, ...from(n) },
        body: JSON.stringify({ email: 'victim@example.com', password: `password ${String(n)}` }),
      }),
    );
    const tried = counts.get('401 wrong-credentials') ?? 0;
    assert.ok(tried > 0 && tried <= 5 * attackers, String(tried));
    assert.equal(counts.get('429 rate-limited'), guesses - tried);
    assert.equal(server.log.filter(({ event }) => event === 'sign-in-failed').length, tried);
  });

  it('of one account’s password from ever new addresses are slowed more and more, and lock nobody out', async () => {
    const user = { email: 'known@example.com', name: 'K', roles: ['supervisor'] } as const;
    const cookie = await signedIn(server, user);
    const signIn = (password: string, n: number, headers: Record<string, string> = {}) =>
      fetch(`${server.url}/api/session`, {
        method: 'POST',
        headers: { ...json, 'x-forwarded-for': `10.7.${String(n >> 8)}.${String(n & 255)}`, ...headers },
        body: JSON.stringify({ email: user.email, password }),
      });
    const right = 'correct horse battery staple';
    const before = await signIn(right, 1);
    const browser =
      before.headers
        .getSetCookie()
        .find((each) => each.includes('redress.browser='))
        ?.split(';')[0] ?? '';

    const counts = await tally(300, 20, (n) => signIn(`password ${String(n)}`, n + 10));
    const tried = counts.get('401 wrong-credentials') ?? 0;
    // 20 are free; what the pauses of one, two, four … seconds let through in the meantime is little.
    assert.ok(tried >= 20 && tried <= 30, String(tried));
    assert.equal(counts.get('429 rate-limited'), 300 - tried);

    // A pause is on, for strangers; the owner's browser is let in, with the right password only.
    assert.equal(await codeOf(await signIn('wrong', 2, { cookie: browser })), '401 wrong-credentials');
    assert.equal((await signIn(right, 2, { cookie: browser })).status, 200);
    assert.equal((await fetch(`${server.url}/api/cases`, { headers: { cookie } })).status, 200);
    // It is known for its own account, and as the server signed it.
    const pause = async (cookies: string) => codeOf(await signIn('wrong', 3, { cookie: cookies }));
    const [name = '', value = ''] = browser.split('=');
    const [until = '', , signature = ''] = value.split('.');
    const answers = await Promise.all(Array.from({ length: 8 }, () => pause(`${name}=${until}.other.${signature}`)));
    assert.ok(answers.filter((each) => each === '429 rate-limited').length >= 7, answers.join());
  });

  it('of API tokens are slowed and logged and find nothing', async () => {
    const counts = await tally(1_000, 20, (n) => {
      const token = `rdr_${key()}${key()}`.replaceAll('-', '').slice(0, 47);
      return fetch(`${server.url}/api/cases`, { headers: { authorization: `Bearer ${token}`, ...from(n) } });
    });
    const tried = counts.get('401 invalid-token') ?? 0;
    assert.ok(tried >= 20 * attackers && tried <= 20 * attackers + 20, String(tried));
    assert.equal(counts.get('429 rate-limited'), 1_000 - tried);
    assert.equal(server.log.filter(({ event }) => event === 'token-refused').length, tried);
  });
});
