import * as z from 'zod/mini';
import { bodyLimits, readJson } from './body.ts';
import type { Endpoint, StaffRole } from './endpoint.ts';
import { HttpError } from './problem.ts';
import { parsed } from './reading.ts';
import { scopes } from './scopes.ts';

const admins: readonly StaffRole[] = ['admin'];
const instant = z.iso.datetime({ offset: true });
const newToken = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  scopes: z.array(z.enum(scopes)).check(z.minLength(1)),
  /** Id of the member of staff whose rights the token has at the most; nobody's without. */
  owner: z.optional(z.string().check(z.maxLength(100))),
  expiresAt: z.optional(instant),
});
const token = {
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  owner: z.optional(z.string()),
  createdBy: z.string(),
  createdAt: instant,
  expiresAt: z.optional(instant),
  lastUsedAt: z.optional(instant),
};

/** What other systems sign in with. */
export const tokenEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/tokens',
    access: admins,
    summary: 'API tokens, without what they are',
    response: z.array(z.strictObject(token)),
    handle: async ({ c, services: { auth } }) => c.json(await auth.tokens.list()),
  },
  {
    method: 'post',
    path: '/tokens',
    access: admins,
    summary: 'Make an API token, which is shown this once',
    body: newToken,
    status: 201,
    response: z.strictObject({ ...token, token: z.string() }),
    errors: ['invalid-command', 'unknown-account'],
    handle: async ({ c, services: { auth, log }, staff }) => {
      const given = parsed(newToken, await readJson(c.req.raw, bodyLimits.credentials), 'invalid-command');
      const { owner } = given;
      if (owner !== undefined && !(await auth.staff()).some(({ id }) => id === owner)) {
        throw new HttpError('unknown-account', { owner });
      }
      const made = await auth.tokens.add({ ...given, createdBy: staff.id });
      log('info', 'token-made', { requestId: c.get('requestId'), token: made.id, staff: staff.id });
      return c.json(made, 201);
    },
  },
  {
    method: 'delete',
    path: '/tokens/:id',
    access: admins,
    summary: 'Revoke an API token',
    status: 204,
    response: 'none',
    errors: ['unknown-token'],
    handle: async ({ c, services: { auth, log }, staff }) => {
      const id = c.req.param('id') ?? '';
      if (!(await auth.tokens.revoke(id))) throw new HttpError('unknown-token');
      log('info', 'token-revoked', { requestId: c.get('requestId'), token: id, staff: staff.id });
      return c.body(null, 204);
    },
  },
];
