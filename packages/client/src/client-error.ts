import type { Issue } from '@redress/cases';

/**
 * A request that did not do what was asked. `code` is the desk's own (`@redress/desk`), or what became of the
 * connection: `offline`, `timeout`, `aborted`, `server-error`, `not-a-desk` (something else answered),
 * `rate-limited` (with `retryAfter` in seconds), `body-too-large`, `unauthenticated`.
 */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly issues: readonly Issue[];
  /** Sending it again unchanged may work. */
  readonly retryable: boolean;

  constructor(
    code: string,
    options: {
      readonly params?: Readonly<Record<string, unknown>>;
      readonly issues?: readonly Issue[];
      readonly retryable?: boolean;
      readonly cause?: unknown;
    } = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.params = options.params ?? {};
    this.issues = options.issues ?? [];
    this.retryable = options.retryable ?? false;
  }
}
