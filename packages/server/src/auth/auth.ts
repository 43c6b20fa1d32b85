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
}

/** A member of staff with an address to write to. */
export interface Contact extends Staff {
  readonly email: string;
}

/** Staff accounts and their sessions. */
export interface Auth {
  /** Session cookies to set and who signed in; `undefined` for a wrong address or password. */
  signIn(
    credentials: { readonly email: string; readonly password: string },
    headers: Headers,
  ): Promise<{ readonly staff: Staff; readonly cookies: readonly string[] } | undefined>;
  /** Ends the session that the headers carry. @returns cookies to set. */
  signOut(headers: Headers): Promise<readonly string[]>;
  /** Whose session the headers carry. */
  staffOf(headers: Headers): Promise<Staff | undefined>;
  /** Every account, by name. */
  staff(): Promise<readonly Staff[]>;
  /** Every account with its address. */
  contacts(): Promise<readonly Contact[]>;
  /** Adds an account, or gives an existing address the new name, password and roles. */
  saveUser(user: NewUser): Promise<{ readonly staff: Staff; readonly created: boolean }>;
  close(): Promise<void>;
}
