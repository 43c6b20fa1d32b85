import { DeskError } from './desk-error.ts';

/** Crockford's base 32: no letter that reads like a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 28;

/**
 * A receipt from the bytes of a keyed hash: 140 bits as 7 groups of 4 characters, e.g. `7K3M-9QXT-…`.
 * @param bytes at least 18.
 */
export function receiptText(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < length; i++) {
    const bit = i * 5;
    const window = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += alphabet[(window >> (11 - (bit & 7))) & 31] ?? '';
  }
  return text.replaceAll(/.{4}(?=.)/g, '$&-');
}

/**
 * A receipt as typed, read aloud or pasted, in its one form: upper case, no dashes, `O` as 0, `I` and `L` as 1.
 * @throws DeskError `invalid-receipt` for what cannot be one.
 */
export function normalizeReceipt(typed: string): string {
  const text = typed
    .slice(0, 200)
    .toUpperCase()
    .replaceAll(/[\s\u2010-\u2015-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const valid = text.length === length && /^[0-9A-HJKMNP-TV-Z]*$/.test(text);
  if (!valid) throw new DeskError('invalid-receipt');
  return text;
}
