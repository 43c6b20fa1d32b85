import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Auth, StaffRole } from '@redress/server';

/** One of the demo's members of staff. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly StaffRole[];
  /** What the person does, in a word. */
  readonly job: string;
}

export interface Account extends Person {
  readonly password: string;
}

const newPassword = (): string => randomBytes(9).toString('base64url');

async function saved(file: string): Promise<Readonly<Record<string, string>>> {
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Record<string, string>) : {};
}

async function save(file: string, passwords: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
}

/**
 * Gives each person an account with a random password, once: passwords are kept in a file that only the owner can
 * read, before the accounts are made, so that a start that was cut short goes on with the same ones.
 */
export async function ensureAccounts(auth: Auth, people: readonly Person[], file: string): Promise<Account[]> {
  const before = await saved(file);
  const missing = people.filter(({ email }) => before[email] === undefined);
  const passwords = { ...before, ...Object.fromEntries(missing.map(({ email }) => [email, newPassword()])) };
  if (missing.length) await save(file, passwords);

  const accounts = people.map((person) => ({ ...person, password: passwords[person.email] ?? newPassword() }));
  const known = new Set((await auth.staff()).map(({ name }) => name));
  const unsaved = accounts.filter(
    (account) => missing.some(({ email }) => email === account.email) || !known.has(account.name),
  );
  for (const account of unsaved) await auth.saveUser(account);
  return accounts;
}
