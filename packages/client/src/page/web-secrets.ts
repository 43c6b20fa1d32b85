import { receiptText, type Secrets } from '@redress/desk';
import { durable, type Database } from './database.ts';
import { sha256 } from './sha256.ts';

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  // Only pages with TLS, or on the machine itself, have it.
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  return subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256(bytes);
}

const joined = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** HMAC-SHA-256 (RFC 2104) with a key of at most 64 bytes. */
async function hmac(key: Uint8Array, message: Uint8Array): Promise<Uint8Array> {
  const pad = (byte: number) => Uint8Array.from({ length: 64 }, (_, i) => (key[i] ?? 0) ^ byte);
  return digest(joined(pad(0x5c), await digest(joined(pad(0x36), message))));
}

/** A UUID of version 7 (RFC 9562): sorts by the millisecond of its making. */
function uuidv7(now: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setBigUint64(0, (BigInt(now) << 16n) | BigInt(((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Randomness of the browser's, and receipts by a secret that is made once and kept in the desk's database. */
export class WebSecrets implements Secrets {
  readonly #database: Database;
  readonly #now: () => number;
  #secret: Promise<Uint8Array> | undefined;

  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  id(): string {
    return uuidv7(this.#now());
  }

  async receipt(caseId: string): Promise<string> {
    return receiptText(await hmac(await (this.#secret ??= this.#load()), new TextEncoder().encode(caseId)));
  }

  async sha256(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
    return hex(await digest(typeof content === 'string' ? new TextEncoder().encode(content) : content));
  }

  async #load(): Promise<Uint8Array> {
    const made = crypto.getRandomValues(new Uint8Array(32));
    const tx = (await this.#database()).transaction('settings', 'readwrite', durable);
    const done = tx.done;
    done.catch(() => undefined);
    const kept = await tx.store.get('secret');
    if (!kept) await tx.store.put(made, 'secret');
    await done;
    return kept instanceof Uint8Array ? kept : made;
  }
}
