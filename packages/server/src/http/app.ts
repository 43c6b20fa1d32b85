import { randomUUID } from 'node:crypto';
import type { Desk } from '@redress/desk';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import type { Auth } from '../auth/auth.ts';
import { audited, noAudit } from './audited.ts';
import { auditEndpoints } from './audit-endpoints.ts';
import { callerOf, type CallerRules } from './caller.ts';
import { caseEndpoints } from './case-endpoints.ts';
import { Challenges, type ChallengeSettings } from './challenge.ts';
import { clientAddress } from './client-address.ts';
import { customerEndpoints } from './customer-endpoints.ts';
import { ElementScripts } from './element-scripts.ts';
import type { Endpoint, Env, Services } from './endpoint.ts';
import type { Log } from '../log.ts';
import { apiHeaders, compressed, crossOrigin } from './headers.ts';
import { figureEndpoints } from './figure-endpoints.ts';
import type { Shared } from './tally.ts';
import { Limits, type LimitSettings } from './limits.ts';
import { Metrics } from './metrics.ts';
import { openApi } from './openapi.ts';
import { policyEndpoints } from './policy-endpoints.ts';
import { privacyEndpoints } from './privacy-endpoints.ts';
import { HttpError, problemResponse, statusOf } from './problem.ts';
import { secretIn } from './reading.ts';
import { reportEndpoints } from './report-endpoints.ts';
import { scriptEndpoints } from './script-endpoints.ts';
import { sessionEndpoints } from './session-endpoints.ts';
import { tokenEndpoints } from './token-endpoints.ts';
import { totpEndpoints } from './totp-endpoints.ts';
import { UploadParts } from './upload-parts.ts';
import { viewEndpoints } from './view-endpoints.ts';
import { webhookEndpoints } from './webhook-endpoints.ts';

export interface AppOptions {
  readonly desk: Desk;
  readonly auth: Auth;
  readonly log: Log;
  /** Sites of other origins that may embed the elements, e.g. `https://shop.example`. */
  readonly origins?: readonly string[];
  readonly limits?: Partial<LimitSettings>;
  /** Where several servers count wrong guesses together. */
  readonly sharedTallies?: Shared | undefined;
  /** Trusted proxies in front: so many hops from the right in `X-Forwarded-For`. */
  readonly proxies?: number;
  /** What customers' browsers prove before they may submit. */
  readonly challenges?: ChallengeSettings | undefined;
  /** Staff may do nothing but enrol an authenticator until they have one. */
  readonly requireTotp?: boolean | undefined;
  /** Where the API begins; `/api` by default. */
  readonly basePath?: string;
  /** The folder of the elements' built scripts (`dist/cdn`), which pages of other sites may take from here. */
  readonly elements?: string | undefined;
  /** What other systems are told. */
  readonly notices?: Services['notices'];
  /** Where it is kept who looked at what; nowhere without it. */
  readonly audit?: Services['audit'] | undefined;
}

/** Every route below the API's base path; the API's document and the test of roles are made from it. */
export const endpoints: readonly Endpoint[] = [
  ...customerEndpoints,
  ...scriptEndpoints,
  ...sessionEndpoints,
  ...totpEndpoints,
  ...tokenEndpoints,
  ...caseEndpoints,
  ...viewEndpoints,
  ...policyEndpoints,
  ...figureEndpoints,
  ...reportEndpoints,
  ...webhookEndpoints,
  ...privacyEndpoints,
  ...auditEndpoints,
];

async function answer(endpoint: Endpoint, c: Context<Env>, services: Services, rules: CallerRules): Promise<Response> {
  if (endpoint.access === 'receipt' || endpoint.access === 'survey') {
    return endpoint.handle({ c, services, receipt: secretIn(c.req.header('authorization'), endpoint.access) });
  }
  const staff = await callerOf(endpoint, c, services, rules);
  if (endpoint.access === 'public') return endpoint.handle({ c, services });
  if (!staff) throw new HttpError('unauthenticated');
  return endpoint.handle({ c, services, staff });
}

/** Gives each request an id, and counts and logs it. The path is logged without its query, by its pattern. */
const observed =
  ({ log, metrics }: Pick<Services, 'log' | 'metrics'>, proxies: number): MiddlewareHandler<Env> =>
  async (c, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    c.set('requestId', requestId);
    c.set('client', clientAddress(c, proxies));
    c.set('route', 'none');
    await next();
    const seconds = (performance.now() - started) / 1000;
    const { status } = c.res;
    const route = c.get('route');
    c.header('x-request-id', requestId);
    metrics.request(c.req.method, route, status, seconds);
    log('info', 'request', {
      requestId,
      method: c.req.method,
      route,
      status,
      ms: Math.round(seconds * 10_000) / 10,
    });
  };

function failure(log: Log, error: unknown, c: Context<Env>): Response {
  const requestId = c.get('requestId');
  const response = problemResponse(error, requestId);
  if ([statusOf('server-error'), statusOf('storage-full')].includes(response.status)) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log('error', 'request-failed', { requestId, route: c.get('route'), error: detail });
  }
  return response;
}

/** Tells a path that has other methods from one that is not there. */
function missing(paths: ReadonlyMap<string, readonly string[]>, base: string, c: Context<Env>): never {
  for (const [path, methods] of paths) {
    const pattern = new RegExp(`^${base}${path.replaceAll(/:\w+/g, '[^/]+')}$`);
    if (pattern.test(c.req.path)) {
      const allowed = methods.map((method) => method.toUpperCase()).join(', ');
      throw new HttpError('method-not-allowed', { allowed }, { allow: allowed });
    }
  }
  throw new HttpError('not-found');
}

function methodsByPath(): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { path, method } of endpoints) paths.set(path, [...(paths.get(path) ?? []), method]);
  return paths;
}

/** The desk over HTTP: everything below `basePath`. Mount it beside pages as you like. */
export function createApp(options: AppOptions): { readonly app: Hono<Env>; readonly services: Services } {
  const { desk, auth, log, origins = [], requireTotp = false, proxies = 0, basePath = '/api' } = options;
  const services: Services = {
    desk,
    auth,
    log,
    limits: new Limits(options.limits, options.sharedTallies),
    challenges: new Challenges(options.challenges),
    parts: new UploadParts(),
    metrics: new Metrics(),
    audit: options.audit ?? noAudit,
    scripts: options.elements === undefined ? undefined : new ElementScripts(options.elements),
    ...(options.notices && { notices: options.notices }),
  };
  const app = new Hono<Env>();
  app.use(`${basePath}/*`, observed(services, proxies), compressed(), apiHeaders(), crossOrigin(origins));
  for (const endpoint of endpoints) {
    app.on(endpoint.method.toUpperCase(), basePath + endpoint.path, async (c) => {
      c.set('route', endpoint.path);
      c.set('isScript', endpoint.response === 'script');
      if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
      return audited(endpoint, c, services, () => answer(endpoint, c, services, { origins, requireTotp }));
    });
  }
  app.get(`${basePath}/openapi.json`, (c) => c.json(openApi(endpoints, basePath)));
  const paths = methodsByPath();
  app.all(`${basePath}/*`, (c) => missing(paths, basePath, c));
  app.onError((error, c) => failure(log, error, c));
  return { app, services };
}
