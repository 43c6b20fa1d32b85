import PostalMime, { type Address, type Email } from 'postal-mime';
import { automaticReason, type AutomaticReason } from './automatic.ts';
import { htmlText } from './html-text.ts';
import { MailError } from './mail-error.ts';

/** A mail as far as the desk is concerned with it. */
export interface IncomingMail {
  /** With its angle brackets; only one that may stand in a header of ours. */
  readonly messageId?: string | undefined;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly language?: string | undefined;
  /** Everything that may hold a token: who it was sent to, and what it answers. */
  readonly addressed: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  /** Why no person wrote it. */
  readonly automatic?: AutomaticReason | undefined;
  /** What a mail server says of a mail of ours that it could not deliver. */
  readonly undelivered?: string | undefined;
}

/** In bytes. */
export const mostMail = 40 * 1024 * 1024;
const parsing = {
  maxNestingDepth: 50,
  maxHeadersSize: 512 * 1024,
  // A mail that hangs on another is evidence, not words of the sender's.
  forceRfc822Attachments: true,
} as const;
/** What of one header is looked at. */
const mostHeader = 20_000;

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, parsing);
  } catch (error) {
    throw new MailError('mail-malformed', {}, error);
  }
}

const recipientHeaders = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'in-reply-to', 'references'];

const senderOf = (from: Address | undefined): IncomingMail['from'] | undefined => {
  const one = from?.group ? from.group[0] : from;
  return one?.address ? { name: one.name, address: one.address } : undefined;
};

const plainId = /^<[\x21-\x3b\x3d\x3f-\x7e]{3,250}>$/;

const content = (value: ArrayBuffer | Uint8Array | string): Uint8Array<ArrayBuffer> =>
  typeof value === 'string' ? new TextEncoder().encode(value) : new Uint8Array(value);

/** The status of a delivery report (RFC 3464); one of a mail that is only late says nothing. */
function undelivered({ attachments }: Email): string | undefined {
  const report = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  if (!report) return undefined;
  const text = new TextDecoder().decode(content(report.content).subarray(0, 64 * 1024));
  const field = (name: string): string => new RegExp(`^${name}:[ \\t]*(.{1,300})`, 'im').exec(text)?.[1]?.trim() ?? '';
  if (field('Action').toLowerCase() !== 'failed') return undefined;
  return [field('Status'), field('Diagnostic-Code')].filter(Boolean).join(' ') || 'failed';
}

/**
 * Reads a message of RFC 5322.
 * @throws MailError `mail-too-large`, `mail-malformed`, `mail-without-sender`
 */
export async function readMail(bytes: Uint8Array): Promise<IncomingMail> {
  if (bytes.byteLength > mostMail) throw new MailError('mail-too-large', { maximum: mostMail });
  const mail = await parse(bytes);
  if (!mail.headers.length) throw new MailError('mail-malformed');
  const header = (key: string): string | undefined =>
    mail.headers.find((each) => each.key === key)?.value.slice(0, mostHeader);
  const automatic = automaticReason(header, mail);
  const from = senderOf(mail.from) ?? (automatic ? { name: '', address: '' } : undefined);
  if (!from) throw new MailError('mail-without-sender');
  return {
    messageId: plainId.exec(mail.messageId ?? '')?.[0],
    from,
    subject: mail.subject ?? '',
    text: mail.text ?? htmlText(mail.html ?? ''),
    language: header('content-language'),
    addressed: mail.headers
      .filter(({ key }) => recipientHeaders.includes(key))
      .map(({ value }) => value.slice(0, mostHeader))
      .join('\n'),
    files: mail.attachments
      .filter(({ mimeType }) => mimeType !== 'message/delivery-status')
      .map(({ filename, content: held }, index) => ({ name: filename ?? `file-${index + 1}`, bytes: content(held) })),
    automatic,
    undelivered: automatic === 'bounce' ? undelivered(mail) : undefined,
  };
}
