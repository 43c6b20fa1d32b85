/** What better-auth throws at a request that it refuses. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500;

/** Its code for why. */
export function refusalCode(error: unknown): string | undefined {
  const body = error instanceof Error && 'body' in error ? error.body : undefined;
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : undefined;
}

export const cookiesIn = (headers: Headers): readonly string[] => headers.getSetCookie();

/** Signing in takes nothing from an older session. */
export function cookieless(headers: Headers): Headers {
  const bare = new Headers(headers);
  bare.delete('cookie');
  return bare;
}

/** The headers of a request that carries these cookies, as they were set, and no other. */
export function withCookies(headers: Headers, set: readonly string[]): Headers {
  const next = cookieless(headers);
  next.set('cookie', set.map((cookie) => cookie.split(';')[0] ?? '').join('; '));
  return next;
}
