import type { DatabaseSync } from 'node:sqlite';
import type { Role } from '@redress/cases';
import type { Staff } from '@redress/desk';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import type { Pool } from 'pg';
import type { Auth, Contact, NewUser } from './auth.ts';

export interface AuthOptions {
  /** Where accounts and sessions are kept: a connection of Node's SQLite, or a pool of PostgreSQL's. */
  readonly database: DatabaseSync | Pool;
  readonly secret: string;
  /** The server's public address; over https, cookies are sent over https alone. */
  readonly url: string;
  /** Where the API begins, e.g. `/api`: cookies go nowhere else. */
  readonly basePath: string;
  /** Runs the layout's changes while no other server does. */
  readonly exclusively: (run: () => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
}

const day = 86_400;

function options({ database, secret, url, basePath }: AuthOptions) {
  return {
    database,
    secret,
    baseURL: url,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Accounts are made by command. Attempts are limited by the server, in every environment.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    rateLimit: { enabled: false },
    session: { modelName: 'staff_session', expiresIn: 7 * day, updateAge: day },
    account: { modelName: 'staff_account' },
    verification: { modelName: 'staff_verification' },
    user: {
      modelName: 'staff_user',
      additionalFields: {
        roles: { type: 'string', required: true, defaultValue: '', input: false },
        department: { type: 'string', required: false, input: false },
      },
    },
    advanced: {
      cookiePrefix: 'redress',
      useSecureCookies: url.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: basePath },
    },
  } as const satisfies BetterAuthOptions;
}

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly roles?: string | null;
  readonly department?: string | null;
}

const staffOf = ({ id, name, roles, department }: UserRow): Staff => ({
  id,
  name,
  roles: (roles ?? '').split(',').filter(Boolean) as Role[],
  ...(department && { department }),
});

const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500;

/** Staff accounts with passwords (scrypt) and sessions in cookies, kept by better-auth in the desk's own database. */
class StaffAuth implements Auth {
  readonly #auth: ReturnType<typeof create>;
  readonly #close: () => Promise<void>;

  constructor(auth: ReturnType<typeof create>, close: () => Promise<void>) {
    this.#auth = auth;
    this.#close = close;
  }

  async signIn(credentials: { readonly email: string; readonly password: string }, headers: Headers) {
    try {
      const { response, headers: set } = await this.#auth.api.signInEmail({
        body: { ...credentials, rememberMe: true },
        headers: cookieless(headers),
        returnHeaders: true,
      });
      const staff = await this.#account(response.user.id);
      return staff && { staff, cookies: set.getSetCookie() };
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }

  async signOut(headers: Headers): Promise<readonly string[]> {
    const { headers: set } = await this.#auth.api.signOut({ headers, returnHeaders: true });
    return set.getSetCookie();
  }

  async staffOf(headers: Headers): Promise<Staff | undefined> {
    if (!headers.has('cookie')) return undefined;
    const session = await this.#auth.api.getSession({ headers });
    return session ? staffOf(session.user) : undefined;
  }

  async staff(): Promise<readonly Staff[]> {
    return (await this.#users()).map(staffOf);
  }

  async contacts(): Promise<readonly Contact[]> {
    return (await this.#users()).map((user) => ({ ...staffOf(user), email: user.email }));
  }

  async saveUser({ email, name, password, roles, department }: NewUser) {
    const { internalAdapter, password: passwords } = await this.#auth.$context;
    const address = email.trim().toLowerCase();
    const hash = await passwords.hash(password);
    const values = { name, roles: roles.join(','), department: department ?? null };
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

  async #account(id: string): Promise<Staff | undefined> {
    const { adapter } = await this.#auth.$context;
    const user = await adapter.findOne<UserRow>({ model: 'user', where: [{ field: 'id', value: id }] });
    return user ? staffOf(user) : undefined;
  }
}

/** Signing in takes nothing from an older session. */
function cookieless(headers: Headers): Headers {
  const bare = new Headers(headers);
  bare.delete('cookie');
  return bare;
}

const create = (given: AuthOptions) => betterAuth(options(given));

/** Opens the accounts, and brings their tables up to date. */
export async function openAuth(given: AuthOptions): Promise<Auth> {
  await given.exclusively(async () => {
    const { runMigrations } = await getMigrations(options(given));
    await runMigrations();
  });
  return new StaffAuth(create(given), given.close);
}
