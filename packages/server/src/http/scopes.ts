import type { Endpoint } from './endpoint.ts';

/** What an API token may be allowed, each for the routes of one kind. */
export const scopes = [
  'complaints:write',
  'cases:read',
  'cases:write',
  'metrics:read',
  'figures:write',
  'policy:read',
  'policy:write',
  'webhooks:manage',
  'privacy:manage',
  'audit:read',
] as const;
export type Scope = (typeof scopes)[number];

const people = 'people' as const;

/** By the first segment of a route's path: the scope for reading it and for writing it; `people`: no token at all. */
const byResource: Readonly<
  Record<string, { readonly read: Scope | typeof people; readonly write: Scope | typeof people }>
> = {
  complaints: { read: 'complaints:write', write: 'complaints:write' },
  uploads: { read: 'complaints:write', write: 'complaints:write' },
  cases: { read: 'cases:read', write: 'cases:write' },
  events: { read: 'cases:read', write: people },
  staff: { read: 'cases:read', write: people },
  metrics: { read: 'metrics:read', write: people },
  dashboard: { read: 'metrics:read', write: people },
  reports: { read: 'metrics:read', write: 'figures:write' },
  'corrective-actions': { read: 'metrics:read', write: 'figures:write' },
  purchases: { read: 'metrics:read', write: 'figures:write' },
  policy: { read: 'policy:read', write: 'policy:write' },
  webhooks: { read: 'webhooks:manage', write: 'webhooks:manage' },
  privacy: { read: 'privacy:manage', write: 'privacy:manage' },
  audit: { read: 'audit:read', write: people },
  // A person's own: their session, their lists, and the tokens themselves.
  session: { read: people, write: people },
  views: { read: people, write: people },
  tokens: { read: people, write: people },
};

/** Routes that write nothing, though a body makes them a POST. */
const trials = ['/policy/lint', '/policy/preview', '/policy/backtest'];

/**
 * The scope that a token needs for a route. `undefined`: it needs none, as the route is open to all; `people`: no
 * token opens it, whatever its scopes.
 */
export function scopeOf({
  access,
  method,
  path,
}: Pick<Endpoint, 'access' | 'method' | 'path'>): Scope | typeof people | undefined {
  const resource = byResource[path.split('/')[1] ?? ''];
  if (!resource) return access === 'public' ? undefined : people;
  return method === 'get' || trials.includes(path) ? resource.read : resource.write;
}
