import type { Issue } from '@redress/cases';
import { ClientError } from '../client-error.ts';

/** What an RFC 9457 problem of a desk says beside the standard's own members. */
interface Problem {
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly issues?: readonly Issue[];
}

/** Seconds to wait, from `Retry-After` as seconds or as a date; `undefined` when it says neither. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

export const isJson = (response: Response): boolean =>
  /^application\/([\w.-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '');

async function problemIn(response: Response): Promise<Problem | undefined> {
  if (!isJson(response)) return undefined;
  const body: unknown = await response.json().catch(() => undefined);
  return typeof (body as Partial<Problem> | undefined)?.code === 'string' ? (body as Problem) : undefined;
}

/** Codes that say which kind of answer came, where the answer itself does not. */
function codeOf(status: number): string {
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 408:
      return 'timeout';
    case 413:
      return 'body-too-large';
    case 429:
      return 'rate-limited';
    default:
      return status >= 500 ? 'server-error' : 'not-a-desk';
  }
}

/** The error that a response other than 2xx stands for. */
export async function failureOf(response: Response, now = Date.now()): Promise<ClientError> {
  const { status } = response;
  const problem = await problemIn(response);
  const wait = retryAfter(response.headers.get('retry-after'), now);
  const code = status === 429 || status >= 500 ? codeOf(status) : (problem?.code ?? codeOf(status));
  return new ClientError(code, {
    params: { status, ...problem?.params, ...(wait !== undefined && { retryAfter: wait }) },
    issues: problem?.issues ?? [],
    // Something else answered, such as a hotel's sign-in page: later the desk may. A proof that was too late is done anew.
    retryable:
      status === 429 || status >= 500 || ['timeout', 'not-a-desk', 'proof-required', 'upload-offset'].includes(code),
  });
}

/** The error that a request that got no whole answer stands for. `by` is the caller's own signal. */
export function lostOf(error: unknown, by?: AbortSignal): ClientError {
  if (error instanceof ClientError) return error;
  if (by?.aborted) return new ClientError('aborted', { cause: error });
  const name = (error as Partial<Error> | undefined)?.name;
  if (name === 'TimeoutError') return new ClientError('timeout', { retryable: true, cause: error });
  if (name === 'SyntaxError') return new ClientError('not-a-desk', { retryable: true, cause: error });
  // A browser tells a cut line, a refused connection and a refused origin alike: TypeError.
  return new ClientError('offline', { retryable: true, cause: error });
}
