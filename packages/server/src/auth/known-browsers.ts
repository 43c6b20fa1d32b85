import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** In seconds: so long a browser is known after it last signed in. */
const lifetime = 90 * 86_400;
const mac = (secret: string, text: string): Buffer => createHmac('sha256', secret).update(text).digest();
const addressOf = (email: string): string => email.trim().toLowerCase();

/**
 * Browsers that have signed in to an account before, told by a cookie that the server signed (OWASP's device cookies).
 * Their tries are counted apart, so that nobody is locked out of an account by a stranger's. A cookie opens nothing, and
 * is another's on no other account.
 */
export class KnownBrowsers {
  readonly #secret: string;
  readonly #name: string;
  readonly #attributes: string;

  constructor({ secret, url, basePath }: { readonly secret: string; readonly url: string; readonly basePath: string }) {
    this.#secret = `${secret} known browsers`;
    const isSecure = url.startsWith('https:');
    this.#name = `${isSecure ? '__Secure-' : ''}redress.browser`;
    this.#attributes = `Path=${basePath}; Max-Age=${String(lifetime)}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  }

  /** A cookie to set for a browser that has signed in. */
  remember(email: string, now = Date.now()): string {
    const until = Math.floor(now / 1000) + lifetime;
    const told = `${String(until)}.${randomBytes(12).toString('base64url')}`;
    return `${this.#name}=${told}.${this.#sign(email, told)}; ${this.#attributes}`;
  }

  /** What names the browser, when it has signed in to this account before. */
  idOf(email: string, headers: Headers, now = Date.now()): string | undefined {
    const cookies = (headers.get('cookie') ?? '').split(';').map((each) => each.trim());
    const value = cookies.find((each) => each.startsWith(`${this.#name}=`))?.slice(this.#name.length + 1) ?? '';
    const [until = '', id = '', signature = ''] = value.split('.');
    const right = Buffer.from(this.#sign(email, `${until}.${id}`));
    const given = Buffer.from(signature);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    return Number(until) * 1000 > now ? id : undefined;
  }

  #sign(email: string, told: string): string {
    return mac(this.#secret, `${addressOf(email)} ${told}`).toString('base64url');
  }
}
