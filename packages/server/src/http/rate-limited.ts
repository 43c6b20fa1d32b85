import { HttpError } from './problem.ts';

/** @param wait in milliseconds */
export function rateLimited(limit: string, wait: number): HttpError {
  const retryAfter = Math.max(1, Math.ceil(wait / 1000));
  return new HttpError('rate-limited', { limit, retryAfter }, { 'retry-after': String(retryAfter) });
}
