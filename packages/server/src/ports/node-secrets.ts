import { createHmac, createSecretKey, hash, hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { receiptText, type Secrets } from '@redress/desk';

const shortestSecret = 32;

/** Ids begin with the time, so that they sort and index well, and end in 128 random bits. */
const newId = (): string => Date.now().toString(16).padStart(12, '0') + randomBytes(16).toString('hex');

/** A key for one purpose, derived from a server's secret. */
export const derivedKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `redress ${purpose}`, 32));

/**
 * Ids from the system's randomness, and receipts by HMAC-SHA-256 from a server's secret.
 * @param secret at least 32 characters.
 */
export function nodeSecrets(secret: string): Secrets {
  const key = createSecretKey(derivedKey(secret, 'receipts'));
  return {
    id: newId,
    receipt: (caseId) => Promise.resolve(receiptText(createHmac('sha256', key).update(caseId).digest())),
    sha256: (content) => Promise.resolve(hash('sha256', content)),
  };
}

/**
 * The secret that receipts are derived from: `REDRESS_SECRET`, which servers of one database share, else a file in the
 * data folder, made at the first start. Losing it makes the receipts given out so far unrepeatable, not invalid.
 */
export function loadSecret(dir: string, given: string | undefined): string {
  if (given !== undefined) {
    if (given.length < shortestSecret)
      throw new RangeError(`REDRESS_SECRET is shorter than ${shortestSecret} characters`);
    return given;
  }
  const path = join(dir, 'secret');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
  try {
    // Of two that start at once one makes the file, and both read the same.
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path, 'utf8').trim();
}
