import type { DatabaseSync } from 'node:sqlite';
import { betterAuth, type BetterAuthOptions, type BetterAuthPlugin } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Pool } from 'pg';

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

/** Where API tokens are kept: beside the accounts, in a table of our own. */
const apiTokens = {
  id: 'redress-api-tokens',
  schema: {
    apiToken: {
      modelName: 'staff_api_token',
      fields: {
        name: { type: 'string', required: true },
        hash: { type: 'string', required: true, unique: true },
        scopes: { type: 'string', required: true },
        userId: {
          type: 'string',
          required: false,
          references: { model: 'staff_user', field: 'id', onDelete: 'cascade' },
        },
        createdBy: { type: 'string', required: true },
        createdAt: { type: 'date', required: true },
        expiresAt: { type: 'date', required: false },
        lastUsedAt: { type: 'date', required: false },
      },
    },
  },
} as const satisfies BetterAuthPlugin;

export function options({ database, secret, url, basePath }: AuthOptions) {
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
        language: { type: 'string', required: false, input: false },
      },
    },
    appName: 'Redress',
    // Ten wrong codes in a row lock an account for a quarter of an hour, from wherever they come.
    plugins: [
      apiTokens,
      twoFactor({
        issuer: new URL(url).hostname,
        twoFactorCookieMaxAge: 60,
        schema: { twoFactor: { modelName: 'staff_totp' } },
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 },
      }),
    ],
    advanced: {
      cookiePrefix: 'redress',
      useSecureCookies: url.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: basePath },
    },
  } as const satisfies BetterAuthOptions;
}

export const create = (given: AuthOptions) => betterAuth(options(given));
export type BetterAuth = ReturnType<typeof create>;
