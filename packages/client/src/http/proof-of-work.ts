import { sha256 } from '../page/sha256.ts';

/** A challenge by ALTCHA's protocol, version 2, as far as a solver reads it. */
export interface Challenge {
  readonly parameters: {
    readonly algorithm: string;
    /** Hexadecimal, as are all bytes. */
    readonly nonce: string;
    readonly salt: string;
    /** Iterations of PBKDF2. */
    readonly cost: number;
    /** In bytes. */
    readonly keyLength: number;
    /** The key that is looked for begins with it. */
    readonly keyPrefix: string;
  };
  readonly signature: string;
}

type Bytes = Uint8Array<ArrayBuffer>;
type Derive = (password: Bytes) => Promise<Bytes>;

/** Tries that are under way at once. */
const together = 4;
/** How long the page's own thread may be held, in milliseconds. */
const slice = 8;

const bytesOf = (hex: string): Bytes => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const hexOf = (bytes: Bytes): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const joined = (...parts: readonly Uint8Array[]): Bytes => Uint8Array.from(parts.flatMap((part) => [...part]));

/** By the browser, on threads of its own. */
const native =
  ({ salt, cost, keyLength }: Challenge['parameters'], { subtle }: Crypto): Derive =>
  async (password) => {
    const key = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const options = { name: 'PBKDF2', salt: bytesOf(salt), iterations: cost, hash: 'SHA-256' };
    return new Uint8Array(await subtle.deriveBits(options, key, keyLength * 8));
  };

/** HMAC-SHA-256 (RFC 2104) with a key no longer than a block. */
function hmac(key: Bytes): (message: Uint8Array) => Bytes {
  const block = new Uint8Array(64);
  block.set(key);
  const [inner, outer] = [block.map((byte) => byte ^ 0x36), block.map((byte) => byte ^ 0x5c)];
  return (message) => sha256(joined(outer, sha256(joined(inner, message))));
}

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve);
  });

/** PBKDF2 (RFC 8018) of one block, where the platform's own is withheld: on pages without TLS. A slice at a time. */
export const scripted =
  ({ salt, cost, keyLength }: Challenge['parameters']): Derive =>
  async (password) => {
    const mac = hmac(password);
    let last = mac(joined(bytesOf(salt), [0, 0, 0, 1] as unknown as Uint8Array));
    const sum = last.slice();
    let since = performance.now();
    for (let i = 1; i < cost; i++) {
      last = mac(last);
      last.forEach((byte, at) => (sum[at] = (sum[at] ?? 0) ^ byte));
      if (performance.now() - since < slice) continue;
      await turn();
      since = performance.now();
    }
    return sum.slice(0, keyLength);
  };

/**
 * Does the work that a challenge asks for; the page's own thread stays free.
 * @returns the proof: ALTCHA's payload in Base64.
 * @throws the signal's reason.
 */
export async function prove(challenge: Challenge, signal?: AbortSignal): Promise<string> {
  const { parameters } = challenge;
  // Pages without TLS have no `subtle`.
  const derive = (crypto as { subtle?: unknown }).subtle ? native(parameters, crypto) : scripted(parameters);
  const nonce = bytesOf(parameters.nonce);
  const started = performance.now();
  for (let from = 0; ; from += together) {
    signal?.throwIfAborted();
    const counters = Array.from({ length: together }, (_, i) => from + i);
    const keys = await Promise.all(
      counters.map((counter) => derive(joined(nonce, new Uint8Array(new Uint32Array([counter]).buffer).reverse()))),
    );
    const found = keys.findIndex((key) => hexOf(key).startsWith(parameters.keyPrefix));
    const [counter, key] = [counters[found], keys[found]];
    if (counter === undefined || !key) continue;
    const solution = { counter, derivedKey: hexOf(key), time: Math.round(performance.now() - started) };
    return btoa(JSON.stringify({ challenge, solution }));
  }
}
