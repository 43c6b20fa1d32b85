import type { Email } from 'postal-mime';

/** Why a mail was written by no person: what answers it would make two machines talk for ever. */
export type AutomaticReason = 'bounce' | 'auto-reply' | 'bulk' | 'list';

const bulk = /^\s*(bulk|junk|list|auto_reply)\b/i;
const machines = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/i;

/** After RFC 3834, RFC 2919, RFC 3464 and what mail programs do beside them. */
export function automaticReason(
  header: (key: string) => string | undefined,
  { from, attachments }: Pick<Email, 'from' | 'attachments'>,
): AutomaticReason | undefined {
  const report = /^\s*multipart\/report\b/i.test(header('content-type') ?? '');
  const nullSender = /^\s*<\s*>\s*$/.test(header('return-path') ?? '');
  if (report || attachments.some(({ mimeType }) => mimeType === 'message/delivery-status')) return 'bounce';
  const submitted = header('auto-submitted')?.trim().toLowerCase() ?? 'no';
  if (!submitted.startsWith('no')) return 'auto-reply';
  if (header('x-autoreply') ?? header('x-autorespond') ?? header('x-auto-reply')) return 'auto-reply';
  if (header('list-id') ?? header('list-unsubscribe') ?? header('list-post')) return 'list';
  if (bulk.test(header('precedence') ?? '')) return 'bulk';
  if (nullSender || machines.test(from?.address ?? '')) return 'bounce';
  return undefined;
}
