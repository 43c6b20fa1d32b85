/** What the desk has against a webhook, or what is asked of it. */
export type WebhookErrorCode =
  | 'unknown-webhook'
  | 'unknown-delivery'
  | 'invalid-webhook-url'
  | 'webhook-address-refused'
  | 'webhook-disabled'
  | 'too-many-webhooks';

export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  readonly code: WebhookErrorCode;
  readonly params: Readonly<Record<string, unknown>>;

  constructor(code: WebhookErrorCode, params: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
