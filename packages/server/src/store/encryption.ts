import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { noProtection, type Protection } from './protection.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** Keys of 32 bytes: the first encrypts, each of them decrypts what it encrypted. */
export type EncryptionKeys = readonly Buffer[];

const keyBytes = 32;
const nonceBytes = 12;
const setting = 'encryption';
const settingPlace = `settings/${setting}`;
const form = /^e1\.([0-9a-f]{8})\.([\w-]{16})\.([\w-]+)$/;
const pseudonymForm = /^hmac:[\w-]{43}$/;

/**
 * Keys as they are configured: base64 of 32 bytes each, the newest first, with commas or lines between them.
 * @throws StoreError `encryption-key-invalid`
 */
export function parseKeys(text: string): EncryptionKeys {
  const keys = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((key) => Buffer.from(key, 'base64'));
  if (!keys.length || keys.some(({ length }) => length !== keyBytes)) throw new StoreError('encryption-key-invalid');
  return keys;
}

const idOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 8);

/** Whether a text has the form of an encrypted one. */
export const isEncrypted = (text: string): boolean => form.test(text);

function encryptionBy(keys: EncryptionKeys): Pick<Protection, 'conceal' | 'reveal'> {
  const byId = new Map(keys.map((key) => [idOf(key), key]));
  const [newest = Buffer.alloc(0)] = keys;
  const newestId = idOf(newest);
  return {
    /** AES-256-GCM with a nonce of its own. */
    conceal(text, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', newest, nonce).setAAD(Buffer.from(place));
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `e1.${newestId}.${nonce.toString('base64url')}.${data.toString('base64url')}`;
    },
    reveal(kept, place) {
      const [, id = '', nonce = '', data = ''] = form.exec(kept) ?? [];
      const key = byId.get(id);
      if (!key) throw new StoreError('personal-unreadable', { place, key: id });
      const bytes = Buffer.from(data, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(-16));
      try {
        return decipher.update(bytes.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8');
      } catch (error) {
        throw new StoreError('personal-unreadable', { place, key: id }, error);
      }
    },
  };
}

/** Customers are compared by a keyed hash; what is one already stays as it is. */
const pseudonymsBy =
  (secret: Buffer): Protection['pseudonym'] =>
  (key) =>
    pseudonymForm.test(key) ? key : `hmac:${createHmac('sha256', secret).update(key).digest('base64url')}`;

function protectionOf(kept: string, keys: EncryptionKeys): Protection {
  const encryption = encryptionBy(keys);
  try {
    const secret = Buffer.from(encryption.reveal(kept, settingPlace), 'base64');
    return { isSecret: true, ...encryption, pseudonym: pseudonymsBy(secret) };
  } catch (error) {
    if (error instanceof StoreError) throw new StoreError('encryption-key-wrong', {}, error);
    throw error;
  }
}

const keptSecret = async (db: Kysely<Tables>): Promise<string | undefined> =>
  (await db.selectFrom('settings').select('value').where('name', '=', setting).executeTakeFirst())?.value;

/** Makes the secret of a database's pseudonyms, unless another server was faster, and keeps it encrypted. */
export async function setUpEncryption(db: Kysely<Tables>, keys: EncryptionKeys): Promise<Protection> {
  const value = encryptionBy(keys).conceal(randomBytes(keyBytes).toString('base64'), settingPlace);
  await db
    .insertInto('settings')
    .values({ name: setting, value })
    .onConflict((on) => on.doNothing())
    .execute();
  return protectionOf((await keptSecret(db)) ?? value, keys);
}

/** Encrypts the secret of the pseudonyms by the newest key, so that the others can be given up. */
export async function rekeyPseudonyms(db: Kysely<Tables>, keys: EncryptionKeys): Promise<void> {
  const encryption = encryptionBy(keys);
  const kept = await keptSecret(db);
  if (kept === undefined) return;
  const value = encryption.conceal(encryption.reveal(kept, settingPlace), settingPlace);
  await db.updateTable('settings').set({ value }).where('name', '=', setting).execute();
}

/**
 * How a database keeps what is personal. A new one is encrypted from the start when there are keys.
 * @throws StoreError `encryption-key-missing`, `encryption-key-wrong`, `encryption-not-set-up` where cases were kept
 * without encryption before.
 */
export async function openProtection(db: Kysely<Tables>, keys: EncryptionKeys | undefined): Promise<Protection> {
  const kept = await keptSecret(db);
  if (kept !== undefined) {
    if (!keys) throw new StoreError('encryption-key-missing');
    return protectionOf(kept, keys);
  }
  if (!keys) return noProtection;
  const used = await db.selectFrom('cases').select('id').limit(1).executeTakeFirst();
  if (used) throw new StoreError('encryption-not-set-up');
  return setUpEncryption(db, keys);
}

/** The same for a reader, who sets nothing up. */
export async function readProtection(db: Kysely<Tables>, keys: EncryptionKeys | undefined): Promise<Protection> {
  const kept = await keptSecret(db);
  if (kept === undefined) return noProtection;
  if (!keys) throw new StoreError('encryption-key-missing');
  return protectionOf(kept, keys);
}
