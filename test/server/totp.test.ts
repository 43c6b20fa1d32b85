import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { codeFrom } from '../helpers/authenticator.ts';
import { json, signedIn, testServer } from './servers.ts';

let server: Awaited<ReturnType<typeof testServer>>;
before(async () => {
  server = await testServer({ limits: { accountFailures: { points: 1_000, seconds: 60 } } });
});
after(() => server.stop());

const password = 'correct horse battery staple';
const call = (method: string, path: string, body: unknown, cookie = '') =>
  fetch(`${server.url}/api${path}`, { method, headers: { ...json, cookie }, body: JSON.stringify(body) });
const outcome = async (response: Response): Promise<string> => {
  const text = await response.text();
  const { code = '' } = text ? (JSON.parse(text) as { code?: string }) : {};
  return `${response.status} ${code}`.trim();
};
const cookieIn = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

let people = 0;
let email: string;
let cookie: string;
beforeEach(async () => {
  email = `person-${String(++people)}@example.com`;
  cookie = await signedIn(server, { email, name: 'P', roles: ['supervisor'] });
});

const signIn = (code?: string) => call('POST', '/session', { email, password, ...(code !== undefined && { code }) });

interface Enrolment {
  readonly uri: string;
  readonly secret: string;
  readonly backupCodes: readonly string[];
}

/** Enrols an authenticator: its first code proves it, the next is left for signing in. */
async function enrolled(): Promise<Enrolment> {
  const response = await call('POST', '/session/totp', { password }, cookie);
  assert.equal(response.status, 200);
  const enrolment = (await response.json()) as Enrolment;
  const confirmed = await call('POST', '/session/totp/confirm', { code: codeFrom(enrolment.secret, -1) }, cookie);
  assert.equal(confirmed.status, 204);
  cookie = cookieIn(confirmed);
  return enrolment;
}

describe('an authenticator', () => {
  it('is asked for once it was enrolled and confirmed, not before', async () => {
    const begun = await call('POST', '/session/totp', { password }, cookie);
    const { uri, secret } = (await begun.json()) as Enrolment;
    assert.match(uri, /^otpauth:\/\/totp\//);
    assert.equal((await signIn()).status, 200, 'begun alone it does not count');
    assert.equal(
      await outcome(await call('POST', '/session/totp/confirm', { code: '000000' }, cookie)),
      '401 wrong-code',
    );
    assert.equal((await call('POST', '/session/totp/confirm', { code: codeFrom(secret) }, cookie)).status, 204);
    const without = await signIn();
    assert.deepEqual(without.headers.getSetCookie(), [], 'the first step alone opens nothing');
    assert.equal(await outcome(without), '401 totp-required');
    const both = await signIn(codeFrom(secret, 1));
    assert.equal(both.status, 200);
    assert.equal(((await both.json()) as { totp: boolean }).totp, true);
    const session = await fetch(`${server.url}/api/session`, { headers: { cookie: cookieIn(both) } });
    assert.equal(session.status, 200);
  });

  it('tells no code to who has not the password', async () => {
    const { secret } = await enrolled();
    const response = await call('POST', '/session', { email, password: 'wrong password', code: codeFrom(secret) });
    assert.equal(await outcome(response), '401 wrong-credentials');
  });

  it('opens once with a code, also when it comes twice at the same moment', async () => {
    const { secret } = await enrolled();
    const code = codeFrom(secret);
    const both = await Promise.all([signIn(code), signIn(code)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 401]);
    assert.equal(await outcome(await signIn(code)), '401 wrong-code');
    assert.equal(await outcome(await signIn(codeFrom(secret, -1))), '401 wrong-code', 'used to confirm');
    assert.equal((await signIn(codeFrom(secret, 1))).status, 200);
  });

  it('gives way to a backup code, once', async () => {
    const { backupCodes } = await enrolled();
    assert.equal((await signIn(backupCodes[0])).status, 200);
    assert.equal(await outcome(await signIn(backupCodes[0])), '401 wrong-code');
    const renewed = await call('POST', '/session/totp/backup-codes', { password }, cookie);
    const { backupCodes: fresh } = (await renewed.json()) as Enrolment;
    assert.equal(await outcome(await signIn(backupCodes[1])), '401 wrong-code');
    assert.equal((await signIn(fresh[0])).status, 200);
  });

  it('is changed with the password only, and given up with a code as well', async () => {
    const { secret, backupCodes } = await enrolled();
    const giveUp = async (code: string, by = password) =>
      outcome(await call('DELETE', '/session/totp', { password: by, code }, cookie));
    assert.equal(await outcome(await call('POST', '/session/totp', { password }, cookie)), '409 totp-enrolled');
    const wrong = { password: 'wrong password' };
    assert.equal(await giveUp(codeFrom(secret), wrong.password), '403 wrong-password');
    assert.equal(await giveUp('000000'), '401 wrong-code');
    assert.equal(await outcome(await call('DELETE', '/session/totp', { password }, cookie)), '422 invalid-command');
    assert.equal(await outcome(await call('POST', '/session/totp/backup-codes', wrong, cookie)), '403 wrong-password');
    assert.equal(await outcome(await signIn()), '401 totp-required');
    assert.equal(await giveUp(codeFrom(secret)), '204');
    const without = await signIn();
    assert.equal(without.status, 200);

    cookie = cookieIn(without);
    const again = await enrolled();
    assert.equal(await giveUp(backupCodes[0] ?? ''), '401 wrong-code');
    assert.equal(await giveUp(again.backupCodes[0] ?? ''), '204');
  });

  it('locks after ten wrong codes, from wherever, until an admin or time unlocks it', async () => {
    const { secret } = await enrolled();
    const right = codeFrom(secret);
    for (let i = 0; i < 10; i++) {
      const wrong = String((Number(right) + 1 + i) % 1_000_000).padStart(6, '0');
      assert.equal(await outcome(await signIn(wrong)), '401 wrong-code');
    }
    assert.equal(await outcome(await signIn(right)), '429 account-locked');
    const user = await server.auth.userWith(email);
    await server.auth.secondFactor.unlock(user?.id ?? '');
    assert.equal((await signIn(right)).status, 200);
  });

  it('is taken away by an admin for who has lost it, and every session with it', async () => {
    await enrolled();
    const user = await server.auth.userWith(email);
    await server.auth.secondFactor.reset(user?.id ?? '');
    assert.equal((await signIn()).status, 200);
    const old = await fetch(`${server.url}/api/cases`, { headers: { cookie } });
    assert.equal(old.status, 401);
  });
});

describe('guesses of a code', () => {
  it('are few from one address, right password or not', async (t) => {
    const few = await testServer({ limits: { accountFailures: { points: 5, seconds: 60, blockSeconds: 60 } } });
    t.after(() => few.stop());
    const user = { email: 'few@example.com', name: 'F', roles: ['handler'] } as const;
    const own = await signedIn(few, user);
    const send = (method: string, path: string, body: unknown) =>
      fetch(`${few.url}/api${path}`, { method, headers: { ...json, cookie: own }, body: JSON.stringify(body) });
    const { secret } = (await (await send('POST', '/session/totp', { password })).json()) as Enrolment;
    await send('POST', '/session/totp/confirm', { code: codeFrom(secret) });
    const outcomes: string[] = [];
    for (let i = 0; i < 8; i++) {
      // Between guesses the password alone, which is right: it must not start the count anew.
      outcomes.push(await outcome(await send('POST', '/session', { email: user.email, password })));
      outcomes.push(await outcome(await send('POST', '/session', { email: user.email, password, code: `00000${i}` })));
    }
    assert.equal(outcomes.filter((each) => each === '401 wrong-code').length, 4);
    assert.equal(outcomes.at(-1), '429 rate-limited');
  });
});

describe('a server that requires authenticators', () => {
  it('lets staff without one enrol it and do nothing else', async (t) => {
    const strict = await testServer({ requireTotp: true });
    t.after(() => strict.stop());
    const own = await signedIn(strict, { email: 'new@example.com', name: 'N', roles: ['supervisor'] });
    const cases = (with_: string) => fetch(`${strict.url}/api/cases`, { headers: { cookie: with_ } });
    assert.equal(await outcome(await cases(own)), '403 totp-enrolment-required');
    const send = (path: string, body: unknown) =>
      fetch(`${strict.url}/api${path}`, {
        method: 'POST',
        headers: { ...json, cookie: own },
        body: JSON.stringify(body),
      });
    const { secret } = (await (await send('/session/totp', { password })).json()) as Enrolment;
    const confirmed = await send('/session/totp/confirm', { code: codeFrom(secret) });
    assert.equal((await cases(cookieIn(confirmed))).status, 200);
  });
});
