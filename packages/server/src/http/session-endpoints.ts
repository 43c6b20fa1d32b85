import { bodyLimits, readJson } from './body.ts';
import { staffRoles, type Endpoint, type Handling } from './endpoint.ts';
import { HttpError } from './problem.ts';
import { parsed } from './reading.ts';
import * as schemas from './schemas.ts';

/** What a try to sign in is counted by, before it is known how it ends. */
function tries({ c, services: { auth, limits } }: Handling, email: string) {
  const client = c.get('client');
  const account = email.trim().toLowerCase();
  const browser = auth.knownBrowser(email, c.req.raw.headers);
  const one = `${account} ${browser === undefined ? client : `browser ${browser}`}`;
  return {
    spend: async () => {
      // What is refused here anyway brakes nobody.
      await limits.accountFailures.check(one);
      // A stranger's tries slow down no browser that has signed in before.
      if (browser === undefined) await limits.accountBrake.spend(account);
      await Promise.all([limits.signInFailures.spend(client), limits.accountFailures.spend(one)]);
    },
    giveBack: async (isDone: boolean) => {
      if (browser === undefined) await limits.accountBrake.giveBack(account);
      await limits.signInFailures.giveBack(client);
      await (isDone ? limits.accountFailures.forget(one) : limits.accountFailures.giveBack(one));
    },
  };
}

async function signIn(handling: Handling): Promise<Response> {
  const { c, services } = handling;
  const { auth, limits, log } = services;
  const client = c.get('client');
  await limits.signInFailures.check(client);
  const body = await readJson(c.req.raw, bodyLimits.credentials);
  const credentials = parsed(schemas.credentialsSchema, body, 'invalid-command');
  const counted = tries(handling, credentials.email);
  await counted.spend();
  c.set('subject', credentials.email);
  const signedIn = await auth.signIn(credentials, c.req.raw.headers);
  if (typeof signedIn === 'string') {
    // The password was right: asking for the code costs nothing, and tells nothing of the tries before.
    if (signedIn === 'totp-required') await counted.giveBack(false);
    else log('warn', 'sign-in-failed', { requestId: c.get('requestId'), client, why: signedIn });
    throw new HttpError(signedIn);
  }
  await counted.giveBack(true);
  c.set('staff', signedIn.staff);
  for (const cookie of signedIn.cookies) c.header('set-cookie', cookie, { append: true });
  log('info', 'signed-in', { requestId: c.get('requestId'), staff: signedIn.staff.id });
  return c.json(signedIn.staff);
}

export const sessionEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/session',
    access: 'public',
    summary: 'Who is signed in; 204 when nobody is',
    response: schemas.accountSchema,
    // Not 401: a page asks before anybody signs in, and a browser's console shows that as a fault.
    empty: true,
    handle: ({ c }) => {
      const staff = c.get('staff');
      return staff ? c.json(staff) : c.body(null, 204);
    },
  },
  {
    method: 'post',
    path: '/session',
    access: 'public',
    summary: 'Sign in',
    body: schemas.credentialsSchema,
    response: schemas.accountSchema,
    errors: ['wrong-credentials', 'totp-required', 'wrong-code', 'account-locked', 'rate-limited', 'invalid-command'],
    handle: signIn,
  },
  {
    method: 'delete',
    path: '/session',
    access: 'public',
    summary: 'Sign out',
    status: 204,
    response: 'none',
    handle: async ({ c, services: { auth } }) => {
      for (const cookie of await auth.signOut(c.req.raw.headers)) c.header('set-cookie', cookie, { append: true });
      return c.body(null, 204);
    },
  },
  {
    method: 'put',
    path: '/session/language',
    access: staffRoles,
    summary: 'The language in which mail is written to whoever is signed in; null for the desk’s',
    body: schemas.mailLanguageSchema,
    status: 204,
    response: 'none',
    errors: ['invalid-command'],
    handle: async ({ c, services: { auth }, staff }) => {
      const body = await readJson(c.req.raw, bodyLimits.credentials);
      const { language } = parsed(schemas.mailLanguageSchema, body, 'invalid-command');
      await auth.setLanguage(staff.id, language ?? undefined);
      return c.body(null, 204);
    },
  },
  {
    method: 'get',
    path: '/staff',
    access: staffRoles,
    summary: 'Colleagues that a case can be given to',
    response: schemas.staffListSchema,
    handle: async ({ c, services: { auth } }) => c.json(await auth.staff()),
  },
];
