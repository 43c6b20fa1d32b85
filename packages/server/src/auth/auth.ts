import type { Role } from '@redress/cases';
import type { Staff } from '@redress/desk';

/** What an account is made of. */
export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly Role[];
  /** Only this department's cases; absent means all. */
  readonly department?: string | undefined;
  /** BCP 47 tag of the language in which mail is written to them; an account that has one keeps it where this is absent. */
  readonly language?: string | undefined;
}

/** A member of staff with an address to write to. */
export interface Contact extends Staff {
  readonly email: string;
  /** BCP 47 tag; absent: the desk's. */
  readonly language?: string | undefined;
}

/** A member of staff who is signed in. */
export interface Account extends Staff {
  /** Signing in takes a code of an authenticator as well. */
  readonly totp: boolean;
  /** As in `Contact`. */
  readonly language?: string | undefined;
}

/** What came of an attempt to sign in. `totp-required`: the password was right, and no code came with it. */
export type SignIn =
  | { readonly staff: Account; readonly cookies: readonly string[] }
  | 'wrong-credentials'
  | 'totp-required'
  | 'wrong-code'
  | 'account-locked';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Six digits of an authenticator, or a backup code. */
  readonly code?: string | undefined;
}

/** What an authenticator needs to know, shown once. */
export interface Enrolment {
  /** `otpauth://totp/…`, for a QR code. */
  readonly uri: string;
  /** The secret in base 32, to be typed where no camera is. */
  readonly secret: string;
  /** Each lets its owner in once without an authenticator. */
  readonly backupCodes: readonly string[];
}

/** What came of giving an authenticator up: cookies to set, or what was wrong. */
export type Disabling = { readonly cookies: readonly string[] } | 'wrong-password' | 'wrong-code' | 'account-locked';

/** Authenticators. Where a password is asked for, `undefined` means that it, or the code, is wrong. */
export interface SecondFactor {
  /** Begins to enrol the authenticator of whom the headers carry; a code must `confirm` it before it counts. */
  enrol(password: string, headers: Headers): Promise<Enrolment | undefined>;
  /** @returns cookies to set: the session is a new one. */
  confirm(userId: string, code: string, headers: Headers): Promise<readonly string[] | undefined>;
  /** Takes a code as well: who finds a session open and knows the password still lacks the authenticator. */
  disable(proof: Required<Omit<Credentials, 'email'>>, userId: string, headers: Headers): Promise<Disabling>;
  /** New backup codes, in place of those there were. */
  newBackupCodes(password: string, headers: Headers): Promise<readonly string[] | undefined>;
  /** Takes an account's authenticator away and ends its sessions: for who has lost both it and the backup codes. */
  reset(userId: string): Promise<void>;
  /** Lets an account that was locked after wrong codes try again. */
  unlock(userId: string): Promise<void>;
}

/** What another system signs in with, without what it is. Times are RFC 3339. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** Id of the account whose rights it has at the most; nobody's without. */
  readonly owner?: string | undefined;
  /** Id of the account that made it, or `command-line`. */
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt?: string | undefined;
  /** To the minute. */
  readonly lastUsedAt?: string | undefined;
}
export type NewToken = Pick<ApiToken, 'name' | 'scopes' | 'owner' | 'createdBy' | 'expiresAt'>;

/** A token that was shown: what it may do, and whose it is. */
export interface TokenUse {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly owner: Staff | undefined;
}

export interface ApiTokens {
  /** @returns the token itself as well, which nobody can be told again. */
  add(token: NewToken): Promise<ApiToken & { readonly token: string }>;
  list(): Promise<readonly ApiToken[]>;
  /** @returns whether there was one. */
  revoke(id: string): Promise<boolean>;
  /** `undefined` for one that there is not, that has expired, or whose owner is gone. */
  use(token: string): Promise<TokenUse | undefined>;
}

/** Staff accounts and their sessions. */
export interface Auth {
  readonly secondFactor: SecondFactor;
  readonly tokens: ApiTokens;
  signIn(credentials: Credentials, headers: Headers): Promise<SignIn>;
  /** Names the browser that the headers come from, when it has signed in to this account before. */
  knownBrowser(email: string, headers: Headers): string | undefined;
  /** Ends the session that the headers carry. @returns cookies to set. */
  signOut(headers: Headers): Promise<readonly string[]>;
  /** Whose session the headers carry. */
  staffOf(headers: Headers): Promise<Account | undefined>;
  /** Every account, by name. */
  staff(): Promise<readonly Staff[]>;
  /** Every account with its address. */
  contacts(): Promise<readonly Contact[]>;
  /** Whose address this is; `undefined` for nobody's. */
  userWith(email: string): Promise<Staff | undefined>;
  /** Adds an account, or gives an existing address the new name, password and roles. */
  saveUser(user: NewUser): Promise<{ readonly staff: Staff; readonly created: boolean }>;
  /** The language in which mail is written to an account; `undefined`: the desk's. */
  setLanguage(userId: string, language: string | undefined): Promise<void>;
  close(): Promise<void>;
}
