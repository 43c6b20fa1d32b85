/** Why a mail cannot be taken in, however often it is sent. */
export type MailErrorCode = 'mail-too-large' | 'mail-malformed' | 'mail-without-sender';

export class MailError extends Error {
  override readonly name = 'MailError';
  readonly code: MailErrorCode;
  readonly params: Readonly<Record<string, unknown>>;

  constructor(code: MailErrorCode, params: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.params = params;
  }
}
