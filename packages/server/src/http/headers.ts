import type { Context, MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import type { Env } from './endpoint.ts';
import { HttpError } from './problem.ts';

const common = {
  crossOriginResourcePolicy: 'cross-origin',
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  strictTransportSecurity: 'max-age=31536000',
} as const;

/**
 * Answers of the API are data: nothing in them may run, be framed or be guessed to be something else. A script that runs
 * as a worker obeys its own answer's policy.
 */
export const apiHeaders = (): MiddlewareHandler<Env> => {
  const own = { ...common, crossOriginOpenerPolicy: 'same-origin' };
  const policy = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };
  const data = secureHeaders({ ...own, contentSecurityPolicy: { ...policy, sandbox: [] } });
  const script = secureHeaders({ ...own, contentSecurityPolicy: { ...policy, scriptSrc: ["'self'"] } });
  return async (c, next) => {
    await next();
    await (c.get('isScript') ? script : data)(c, () => Promise.resolve());
  };
};

const isText = /^(application\/(problem\+)?json|text\/javascript)\b/;

/**
 * JSON and scripts over a kilobyte goes compressed. Streams do not, their lines must arrive one by one; nor does the answer to a
 * write: a receipt beside text of the sender's choice could be told from the length (BREACH).
 */
export const compressed = (): MiddlewareHandler => {
  const compression = compress({ contentTypeFilter: isText });
  return (c, next) => {
    if (c.req.method !== 'GET') return next();
    return compression(c, async () => {
      await next();
      if (!isText.test(c.res.headers.get('content-type') ?? '')) return;
      // An answer of unknown length would be compressed however short it is.
      const body = await c.res.arrayBuffer();
      c.res = new Response(body, c.res);
      c.res.headers.set('content-length', String(body.byteLength));
    });
  };
};

/** Pages of our own: scripts and styles from files here, nothing inline, no foreign code, no unchecked HTML. */
export const pageHeaders = (): MiddlewareHandler => {
  const secure = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
    },
    ...common,
  });
  return async (c, next) => {
    await secure(c, next);
    // Other sites load the elements' scripts from here, and a module is only let in with this.
    c.header('access-control-allow-origin', '*');
  };
};

/** Only the sites named may call from another origin. */
export const crossOrigin = (origins: readonly string[]): MiddlewareHandler =>
  cors({
    origin: (origin) => (origins.includes(origin) ? origin : null),
    credentials: true,
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: [
      ...['authorization', 'content-type', 'if-match', 'last-event-id'],
      ...['idempotency-key', 'altcha', 'trap', 'upload-offset'],
    ],
    exposeHeaders: ['date', 'retry-after', 'etag', 'x-request-id'],
    maxAge: 600,
  });

/**
 * A request that carries a session must come from one of our own pages, or from no page at all.
 * @throws HttpError `origin-refused`
 */
export function checkOrigin(c: Context<Env>, origins: readonly string[]): void {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  if (origin === undefined) {
    if (site === undefined || site === 'same-origin' || site === 'none') return;
  } else if (origins.includes(origin) || isOwn(origin, c.req.header('host'))) return;
  throw new HttpError('origin-refused', {});
}

const isOwn = (origin: string, host: string | undefined): boolean =>
  URL.canParse(origin) && host !== undefined && new URL(origin).host === host;
