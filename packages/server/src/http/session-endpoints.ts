import { bodyLimits, readJson } from './body.ts';
import { staffRoles, type Endpoint, type Handling } from './endpoint.ts';
import { HttpError } from './problem.ts';
import { parsed } from './reading.ts';
import * as schemas from './schemas.ts';

async function signIn({ c, services: { auth, limits, log } }: Handling): Promise<Response> {
  const client = c.get('client');
  await limits.signInFailures.check(client);
  const body = await readJson(c.req.raw, bodyLimits.credentials);
  const credentials = parsed(schemas.credentialsSchema, body, 'invalid-command');
  const account = `${credentials.email.trim().toLowerCase()} ${client}`;
  await Promise.all([limits.signInFailures.spend(client), limits.accountFailures.spend(account)]);
  c.set('subject', credentials.email);
  const signedIn = await auth.signIn(credentials, c.req.raw.headers);
  if (typeof signedIn === 'string') {
    // The password was right: asking for the code costs nothing, and tells nothing of the tries before.
    if (signedIn === 'totp-required') {
      await Promise.all([limits.signInFailures.giveBack(client), limits.accountFailures.giveBack(account)]);
    } else log('warn', 'sign-in-failed', { requestId: c.get('requestId'), client, why: signedIn });
    throw new HttpError(signedIn);
  }
  await Promise.all([limits.signInFailures.giveBack(client), limits.accountFailures.forget(account)]);
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
    method: 'get',
    path: '/staff',
    access: staffRoles,
    summary: 'Colleagues that a case can be given to',
    response: schemas.staffListSchema,
    handle: async ({ c, services: { auth } }) => c.json(await auth.staff()),
  },
];
