import { createHmac, timingSafeEqual } from 'node:crypto';
import { MailSettingsError, type Mailbox } from './mail-settings.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
/** Characters of five bits each: 130 bits, which nobody guesses. */
const length = 26;
/** What RFC 5321 lets stand before the `@`. */
const longestLocal = 64;
const longestToken = 'r-0000-000000000'.length + 1 + length;

function base32(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < length; i++) {
    const bit = i * 5;
    const window = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += alphabet[(window >> (11 - (bit & 7))) & 31] ?? '';
  }
  return text;
}

/** A case that an address or a message id names, and what is to prove it. */
export interface TokenFound {
  readonly number: string;
  readonly proof: string;
}

const tokenPattern = /(?<![a-z0-9])(r-\d{4}-\d{6,9})\.([a-z2-7]{26})(?![a-z0-9])/gi;

/** Every token in a text such as an address or a `References` header. */
export const tokensIn = (text: string): TokenFound[] =>
  [...text.matchAll(tokenPattern)].map(([, number = '', proof = '']) => ({
    number: number.toUpperCase(),
    proof: proof.toLowerCase(),
  }));

/**
 * Tokens that let an answer by mail into its case: the case's number and a keyed hash of its id. Who has one got it
 * from a mail of ours; a sender's address alone proves nothing.
 */
export class ReplyTokens {
  readonly #key: Buffer;

  /** @param key 32 bytes. */
  constructor(key: Buffer) {
    this.#key = key;
  }

  of(caseId: string, number: string): string {
    return `${number.toLowerCase()}.${this.#proof(caseId)}`;
  }

  /** In constant time. */
  proves(caseId: string, { proof }: TokenFound): boolean {
    return timingSafeEqual(Buffer.from(proof.padEnd(length).slice(0, length)), Buffer.from(this.#proof(caseId)));
  }

  #proof(caseId: string): string {
    return base32(createHmac('sha256', this.#key).update(caseId).digest());
  }
}

/** An address with a token: `complaints+r-2026-000123.…@example.com`. */
export function addressWith(token: string, { address }: Mailbox): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${token}${address.slice(at)}`;
}

/** @throws MailSettingsError `mailbox-too-long` when no token would fit before the `@`. */
export function checkReplyTo({ address }: Mailbox): void {
  const most = longestLocal - longestToken - 1;
  if (address.lastIndexOf('@') > most) throw new MailSettingsError('mailbox-too-long', { mailbox: address, most });
}
