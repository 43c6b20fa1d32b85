import type { Role } from '@redress/cases';
import type { Staff } from '@redress/desk';
import { getMigrations } from 'better-auth/db/migration';
import { StoredTokens } from './api-tokens.ts';
import type { Account, ApiTokens, Auth, Contact, Credentials, NewUser, SecondFactor, SignIn } from './auth.ts';
import { create, options, type AuthOptions, type BetterAuth } from './better-auth-setup.ts';
import { cookieless, cookiesIn, isRefusal } from './better-auth-answers.ts';
import { KnownBrowsers } from './known-browsers.ts';
import { TotpFactor } from './second-factor.ts';

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly roles?: string | null;
  readonly department?: string | null;
  readonly language?: string | null;
  readonly twoFactorEnabled?: boolean | null;
}

const staffOf = ({ id, name, roles, department }: UserRow): Staff => ({
  id,
  name,
  roles: (roles ?? '').split(',').filter(Boolean) as Role[],
  ...(department && { department }),
});

const accountOf = (user: UserRow): Account => ({
  ...staffOf(user),
  totp: user.twoFactorEnabled === true,
  ...(user.language && { language: user.language }),
});

/** Staff accounts with passwords (scrypt) and sessions in cookies, kept by better-auth in the desk's own database. */
class StaffAuth implements Auth {
  readonly #auth: BetterAuth;
  readonly #totp: TotpFactor;
  readonly tokens: ApiTokens;
  readonly #browsers: KnownBrowsers;
  readonly #close: () => Promise<void>;

  constructor(auth: BetterAuth, browsers: KnownBrowsers, close: () => Promise<void>) {
    this.#auth = auth;
    this.#totp = new TotpFactor(auth);
    this.tokens = new StoredTokens(auth, async (id) => {
      const user = await this.#find('id', id);
      return user ? staffOf(user) : undefined;
    });
    this.#browsers = browsers;
    this.#close = close;
  }

  get secondFactor(): SecondFactor {
    return this.#totp;
  }

  async signIn({ email, password, code }: Credentials, headers: Headers): Promise<SignIn> {
    const first = await this.#firstStep({ email, password }, headers);
    if (!first) return 'wrong-credentials';
    if ('userId' in first) return this.#signedIn(first.userId, email, first.cookies);
    if (code === undefined) return 'totp-required';
    const user = await this.#find('email', email.trim().toLowerCase());
    if (!user) return 'wrong-credentials';
    const second = await this.#totp.verify(user.id, code.trim(), first.challenge, headers);
    return typeof second === 'string' ? second : this.#signedIn(user.id, email, second.cookies);
  }

  knownBrowser(email: string, headers: Headers): string | undefined {
    return this.#browsers.idOf(email, headers);
  }

  async signOut(headers: Headers): Promise<readonly string[]> {
    const { headers: set } = await this.#auth.api.signOut({ headers, returnHeaders: true });
    return set.getSetCookie();
  }

  async staffOf(headers: Headers): Promise<Account | undefined> {
    if (!headers.has('cookie')) return undefined;
    const session = await this.#auth.api.getSession({ headers });
    return session ? accountOf(session.user) : undefined;
  }

  async userWith(email: string): Promise<Staff | undefined> {
    const user = await this.#find('email', email.trim().toLowerCase());
    return user ? staffOf(user) : undefined;
  }

  async staff(): Promise<readonly Staff[]> {
    return (await this.#users()).map(staffOf);
  }

  async contacts(): Promise<readonly Contact[]> {
    return (await this.#users()).map((user) => ({
      ...staffOf(user),
      email: user.email,
      ...(user.language && { language: user.language }),
    }));
  }

  async saveUser({ email, name, password, roles, department, language }: NewUser) {
    const { internalAdapter, password: passwords } = await this.#auth.$context;
    const address = email.trim().toLowerCase();
    const hash = await passwords.hash(password);
    const values = {
      name,
      roles: roles.join(','),
      department: department ?? null,
      ...(language !== undefined && { language }),
    };
    const known = await internalAdapter.findUserByEmail(address, { includeAccounts: true });
    if (known) {
      await internalAdapter.updateUser(known.user.id, values);
      await internalAdapter.updatePassword(known.user.id, hash);
      // A new password, or fewer rights, count at once.
      await internalAdapter.deleteUserSessions(known.user.id);
      return { staff: staffOf({ id: known.user.id, ...values }), created: false };
    }
    const user = await internalAdapter.createUser(
      { email: address, emailVerified: true, ...values },
      { method: 'admin' },
    );
    await internalAdapter.linkAccount({
      userId: user.id,
      providerId: 'credential',
      accountId: user.id,
      password: hash,
    });
    return { staff: staffOf({ id: user.id, ...values }), created: true };
  }

  async setLanguage(userId: string, language: string | undefined): Promise<void> {
    const { internalAdapter } = await this.#auth.$context;
    await internalAdapter.updateUser(userId, { language: language ?? null });
  }

  close(): Promise<void> {
    return this.#close();
  }

  async #users(): Promise<readonly (UserRow & { readonly email: string })[]> {
    const { adapter } = await this.#auth.$context;
    return adapter.findMany<UserRow & { readonly email: string }>({
      model: 'user',
      sortBy: { field: 'name', direction: 'asc' },
      limit: 10_000,
    });
  }

  /** The password. Cookies of a session, or of a challenge where a code is wanted as well. */
  async #firstStep(
    credentials: { readonly email: string; readonly password: string },
    headers: Headers,
  ): Promise<{ userId: string; cookies: readonly string[] } | { challenge: readonly string[] } | undefined> {
    try {
      const { response, headers: set } = await this.#auth.api.signInEmail({
        body: { ...credentials, rememberMe: true },
        headers: cookieless(headers),
        returnHeaders: true,
      });
      const cookies = cookiesIn(set);
      return 'twoFactorRedirect' in response ? { challenge: cookies } : { userId: response.user.id, cookies };
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }

  async #signedIn(userId: string, email: string, cookies: readonly string[]): Promise<SignIn> {
    const user = await this.#find('id', userId);
    if (!user) return 'wrong-credentials';
    return { staff: accountOf(user), cookies: [...cookies, this.#browsers.remember(email)] };
  }

  async #find(field: 'id' | 'email', value: string): Promise<UserRow | null> {
    const { adapter } = await this.#auth.$context;
    return adapter.findOne<UserRow>({ model: 'user', where: [{ field, value }] });
  }
}

/** Opens the accounts, and brings their tables up to date. */
export async function openAuth(given: AuthOptions): Promise<Auth> {
  await given.exclusively(async () => {
    const { runMigrations } = await getMigrations(options(given));
    await runMigrations();
  });
  return new StaffAuth(create(given), new KnownBrowsers(given), given.close);
}
