import { oneLine } from './letter.ts';
import type { MailLanguage } from './mail-words.ts';

/** Who mail is from, or where it may be answered. */
export interface Mailbox {
  readonly name?: string | undefined;
  readonly address: string;
}

/** How mail is sent. */
export interface MailSettings {
  /** `smtp://user:password@host:587`, or `smtps://…`. */
  readonly smtp: string;
  readonly from: Mailbox;
  /** Where answers are taken in; each mail's answers go to this address with a token of its case after a `+`. */
  readonly replyTo?: Mailbox | undefined;
  /** Page with the tracker, for customers' links. */
  readonly trackerUrl?: string | undefined;
  /** Page with the inbox, for staff. */
  readonly staffUrl?: string | undefined;
  /** Of staff, and of customers whose language is not known. */
  readonly language: MailLanguage;
}

/** What is wrong with how mail is to be sent. */
export class MailSettingsError extends Error {
  override readonly name = 'MailSettingsError';
  readonly code: 'invalid-mailbox' | 'mailbox-too-long';
  readonly params: Readonly<Record<string, unknown>>;

  constructor(code: MailSettingsError['code'], params: Readonly<Record<string, unknown>>) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

const addressPattern = /^[^\s@<>"]+@[^\s@<>"]+$/;

/** `Acme <complaints@acme.example>` or the address alone. @throws MailSettingsError `invalid-mailbox` */
export function readMailbox(text: string): Mailbox {
  const [, name, bracketed] = /^([^<>]*)<([^<>]+)>$/.exec(text.trim()) ?? [];
  const address = (bracketed ?? text).trim();
  if (!addressPattern.test(address)) throw new MailSettingsError('invalid-mailbox', { mailbox: text });
  const shown = oneLine(name ?? '').replaceAll('"', '');
  return shown ? { name: shown, address } : { address };
}
