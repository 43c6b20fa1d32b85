import { parseArgs } from 'node:util';
import type { Auth } from '../auth/auth.ts';
import { openAccounts } from '../open-desk.ts';
import { UsageError, type CliCommand, type ExitStatus, type Terminal } from './command.ts';
import { whereOf, whereOptions, whereUsage } from './where.ts';

/** Does something to the account of an address; 1 where there is none. */
async function forAccount(
  args: string[],
  terminal: Terminal,
  done: string,
  run: (auth: Auth, userId: string) => Promise<void>,
): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({ args, options: whereOptions, allowPositionals: true });
  const [email] = positionals;
  if (email === undefined || positionals.length > 1) throw new UsageError('one address');
  const accounts = await openAccounts(whereOf(values), { url: 'http://localhost', basePath: '/api' });
  try {
    const user = await accounts.userWith(email);
    if (!user) {
      terminal.err(`There is no account of ${email}.\n`);
      return 1;
    }
    await run(accounts, user.id);
    terminal.out(`${email}: ${done}\n`);
    return 0;
  } finally {
    await accounts.close();
  }
}

/** For who has lost the authenticator and the backup codes. */
export const userTotpReset: CliCommand = {
  usage: `user totp reset EMAIL ${whereUsage}`,
  summary: 'take away an account’s authenticator and end its sessions; also while the server runs',
  run: (args, terminal) =>
    forAccount(args, terminal, 'signs in with the password alone until an authenticator is enrolled', (auth, id) =>
      auth.secondFactor.reset(id),
    ),
};

/** Wrong codes lock an account for a quarter of an hour. */
export const userUnlock: CliCommand = {
  usage: `user unlock EMAIL ${whereUsage}`,
  summary: 'unlock an account after too many wrong codes; also while the server runs',
  run: (args, terminal) => forAccount(args, terminal, 'unlocked', (auth, id) => auth.secondFactor.unlock(id)),
};
