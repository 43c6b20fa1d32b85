import { isIP } from 'node:net';
import { isPublicAddress } from './address.ts';
import { WebhookError } from './webhook-error.ts';

const longest = 2_000;

/**
 * An address that a webhook may have: https, without a password; with `allowPrivate` also http and our own network.
 * What a name leads to is checked at each connection.
 * @throws WebhookError `invalid-webhook-url`, `webhook-address-refused`
 */
export function webhookUrl(text: string, allowPrivate: boolean): URL {
  const url = text.length <= longest && URL.canParse(text) ? new URL(text) : undefined;
  const schemes = allowPrivate ? ['https:', 'http:'] : ['https:'];
  if (!url || !schemes.includes(url.protocol) || url.username || url.password) {
    throw new WebhookError('invalid-webhook-url', { schemes });
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const local = host === 'localhost' || host.endsWith('.localhost') || (isIP(host) > 0 && !isPublicAddress(host));
  if (!allowPrivate && local) throw new WebhookError('webhook-address-refused', { host });
  return url;
}
