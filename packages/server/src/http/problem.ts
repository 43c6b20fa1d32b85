import { STATUS_CODES } from 'node:http';
import type { Issue } from '@redress/cases';
import { DeskError, type DeskErrorCode } from '@redress/desk';
import { isStorageFull } from './storage-full.ts';
import type { WebhookErrorCode } from '../notices/webhooks/webhook-error.ts';

/** What HTTP itself can have against a request, beside the desk's own codes. */
export type HttpErrorCode =
  | WebhookErrorCode
  | 'not-found'
  | 'method-not-allowed'
  | 'unsupported-media-type'
  | 'invalid-json'
  | 'body-too-large'
  | 'request-aborted'
  | 'idempotency-key-required'
  | 'if-match-required'
  | 'proof-required'
  | 'upload-offset'
  | 'unauthenticated'
  | 'wrong-credentials'
  | 'wrong-password'
  | 'wrong-code'
  | 'totp-required'
  | 'totp-enrolled'
  | 'totp-enrolment-required'
  | 'account-locked'
  | 'invalid-token'
  | 'insufficient-scope'
  | 'unknown-token'
  | 'unknown-account'
  | 'origin-refused'
  | 'rate-limited'
  | 'too-many-streams'
  | 'storage-full'
  | 'server-error';

const httpStatus: Readonly<Record<HttpErrorCode, number>> = {
  'not-found': 404,
  'unknown-webhook': 404,
  'unknown-delivery': 404,
  'invalid-webhook-url': 422,
  'webhook-address-refused': 422,
  'webhook-disabled': 409,
  'too-many-webhooks': 409,
  'method-not-allowed': 405,
  'unsupported-media-type': 415,
  'invalid-json': 400,
  'body-too-large': 413,
  'request-aborted': 400,
  'idempotency-key-required': 400,
  'if-match-required': 428,
  'proof-required': 428,
  'upload-offset': 409,
  unauthenticated: 401,
  'wrong-credentials': 401,
  'wrong-password': 403,
  'wrong-code': 401,
  'totp-required': 401,
  'totp-enrolled': 409,
  'totp-enrolment-required': 403,
  'account-locked': 429,
  'invalid-token': 401,
  'insufficient-scope': 403,
  'unknown-token': 404,
  'unknown-account': 404,
  'origin-refused': 403,
  'rate-limited': 429,
  'too-many-streams': 503,
  'storage-full': 507,
  'server-error': 500,
};

const deskStatus: Readonly<Record<DeskErrorCode, number>> = {
  'invalid-complaint': 422,
  'invalid-command': 422,
  'invalid-query': 422,
  'invalid-policy': 422,
  'invalid-mapping': 422,
  'invalid-receipt': 404,
  'unknown-receipt': 404,
  'unknown-case': 404,
  'unknown-view': 404,
  'too-many-views': 409,
  'unknown-upload': 404,
  'unknown-policy-version': 404,
  'key-reused': 409,
  'version-conflict': 409,
  'case-open': 409,
  'policy-conflict': 412,
  refused: 409,
  forbidden: 403,
  'file-too-large': 413,
  'file-type-refused': 415,
  'file-empty': 422,
  'picture-unreadable': 422,
  'invalid-action': 422,
  'unknown-action': 404,
  'invalid-purchases': 422,
  'policy-checks-busy': 503,
  'policy-too-heavy': 422,
  'no-policy': 503,
};

export const statusOf = (code: DeskErrorCode | HttpErrorCode): number =>
  code in deskStatus ? deskStatus[code as DeskErrorCode] : httpStatus[code as HttpErrorCode];

/** A request that HTTP refuses before or without the desk. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: HttpErrorCode | 'forbidden';
  readonly params: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: HttpErrorCode | 'forbidden',
    params: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(code);
    this.code = code;
    this.params = params;
    this.headers = headers;
  }
}

/** RFC 9457, with the code a client acts on and a JSON Pointer to each fault of the input. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
  /** Names this very answer; the log has it under the same id. */
  readonly instance: string;
}

const unforeseen = (error: unknown): HttpError => new HttpError(isStorageFull(error) ? 'storage-full' : 'server-error');

/** What an error looks like from outside. What nobody foresaw says no more than that. */
export function problemOf(error: unknown, requestId: string): { problem: Problem; headers: Record<string, string> } {
  const known = error instanceof DeskError || error instanceof HttpError ? error : unforeseen(error);
  const status = statusOf(known.code);
  return {
    problem: {
      type: `urn:redress:problem:${known.code}`,
      title: STATUS_CODES[status] ?? 'Error',
      status,
      code: known.code,
      params: known.params,
      issues: known instanceof DeskError ? known.issues : [],
      instance: `urn:uuid:${requestId}`,
    },
    headers: known instanceof HttpError ? { ...known.headers } : {},
  };
}

export function problemResponse(error: unknown, requestId: string): Response {
  const { problem, headers } = problemOf(error, requestId);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}
