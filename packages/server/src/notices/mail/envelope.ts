import type { Delivery } from '../outbox/delivery.ts';
import type { Letter } from './letter.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';
import { oneLine } from './letter.ts';
import type { Mailbox, MailSettings } from './mail-settings.ts';
import { addressWith, type ReplyTokens } from './reply-token.ts';

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

interface Sending {
  readonly settings: MailSettings;
  readonly tokens: ReplyTokens;
  readonly now: number;
  /** `Message-ID` of the mail that the complaint came as. */
  readonly mailId?: string | undefined;
}

/**
 * A letter as nodemailer sends it. Its id is derived from the delivery's, so that it is the same however often it is
 * sent; a case's mails all refer to one that was never sent, by which mail programs keep them together, whichever of
 * them got lost, and to the customer's own where one began it. Its answers, and what cannot be delivered, come to an address that names and proves the case.
 */
export function envelope(letter: Letter, delivery: Delivery, to: Mailbox, { settings, tokens, now, mailId }: Sending) {
  const { from, replyTo } = settings;
  const domain = domainOf((replyTo ?? from).address);
  const token = tokens.of(delivery.caseId ?? '', delivery.number ?? '');
  const root = `<${token}@${domain}>`;
  // Staff answer in the inbox.
  const answers = replyTo && delivery.target === 'customer' ? addressWith(token, replyTo) : undefined;
  const sender = { name: from.name ?? oneLine(letter.company), address: from.address };
  return {
    messageId: `<${delivery.id}.${token}@${domain}>`,
    inReplyTo: mailId ?? root,
    references: mailId === undefined ? root : `${mailId} ${root}`,
    date: new Date(now),
    from: sender,
    to: { name: oneLine(to.name ?? ''), address: to.address },
    ...(answers !== undefined && { replyTo: { name: replyTo?.name ?? sender.name, address: answers } }),
    envelope: { from: answers ?? from.address, to: to.address },
    subject: oneLine(letter.subject),
    text: letterText(letter),
    html: letterHtml(letter),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': letter.language,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
