import type { Staff } from '@redress/desk';
import type { Context } from 'hono';
import { isCustomerSecret, type Endpoint, type Env, type Services } from './endpoint.ts';
import { checkOrigin } from './headers.ts';
import { HttpError } from './problem.ts';
import { bearerIn } from './reading.ts';
import { scopeOf } from './scopes.ts';

/** How those who call are told apart. */
export interface CallerRules {
  /** Sites of other origins whose pages may use a session. */
  readonly origins: readonly string[];
  /** Staff may do nothing but enrol an authenticator until they have one. */
  readonly requireTotp: boolean;
}

/** Whether someone may call a route that is for staff. */
export const mayCall = (staff: Staff, roles: readonly string[]): boolean =>
  staff.roles.some((role) => roles.includes(role));

/**
 * Who calls a route that is not for customers: the owner of a session, an API token, or nobody on a public one.
 * @throws HttpError `unauthenticated`, `forbidden`, `origin-refused`, `totp-enrolment-required`; `invalid-token`,
 * `insufficient-scope`, `rate-limited`.
 */
export async function callerOf(
  endpoint: Endpoint,
  c: Context<Env>,
  services: Services,
  rules: CallerRules,
): Promise<Staff | undefined> {
  const bearer = bearerIn(c.req.header('authorization'));
  const staff =
    bearer === undefined
      ? await sessionStaff(endpoint, c, services, rules)
      : await tokenStaff(endpoint, c, services, bearer);
  c.set('staff', staff);
  const { access } = endpoint;
  if (access === 'public' || isCustomerSecret(access)) return staff;
  if (!staff) throw new HttpError('unauthenticated');
  if (!mayCall(staff, access)) throw new HttpError('forbidden', { needs: access });
  return staff;
}

async function sessionStaff(
  endpoint: Endpoint,
  c: Context<Env>,
  { auth }: Services,
  { origins, requireTotp }: CallerRules,
): Promise<Staff | undefined> {
  const staff = await auth.staffOf(c.req.raw.headers);
  if (!staff) return undefined;
  if (endpoint.method !== 'get') checkOrigin(c, origins);
  const enrols = endpoint.path.startsWith('/session') || endpoint.access === 'public';
  if (requireTotp && !staff.totp && !enrols) throw new HttpError('totp-enrolment-required');
  return staff;
}

/** A token comes in no cookie: no page can make a browser send it, and no origin is asked for. */
async function tokenStaff(
  endpoint: Endpoint,
  c: Context<Env>,
  { auth, limits, log }: Services,
  bearer: string,
): Promise<Staff | undefined> {
  const client = c.get('client');
  await limits.tokenGuesses.check(client);
  const token = await auth.tokens.use(bearer);
  if (!token) {
    await limits.tokenGuesses.count(client);
    log('warn', 'token-refused', { requestId: c.get('requestId'), client });
    throw new HttpError('invalid-token', {}, { 'www-authenticate': 'Bearer error="invalid_token"' });
  }
  await limits.tokenUses.spend(token.id);
  log('info', 'token-used', { requestId: c.get('requestId'), token: token.id, route: endpoint.path });
  const scope = scopeOf(endpoint);
  if (scope === undefined) return undefined;
  if (!token.scopes.includes(scope)) {
    throw new HttpError('insufficient-scope', { needs: scope }, { 'www-authenticate': `Bearer scope="${scope}"` });
  }
  // Somebody's token may do no more than they; one of nobody's may do what its scopes say.
  const { owner, id, name } = token;
  if (owner) return { ...owner, name: `${owner.name} (${name})` };
  const roles = Array.isArray(endpoint.access) ? endpoint.access : ['handler' as const];
  return { id: `token:${id}`, name, roles };
}
