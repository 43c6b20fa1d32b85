import { parseArgs } from 'node:util';
import type { ApiToken, Auth } from '../auth/auth.ts';
import { scopes, type Scope } from '../http/scopes.ts';
import { openAccounts } from '../open-desk.ts';
import { UsageError, type CliCommand, type ExitStatus } from './command.ts';
import { whereOf, whereOptions, whereUsage } from './where.ts';

const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text);

function scopesOf(given: string | undefined): Scope[] {
  const named = (given ?? '').split(',').filter(Boolean);
  if (!named.length || !named.every(isScope)) throw new UsageError(`--scopes, one or more of ${scopes.join(', ')}`);
  return named.filter(isScope);
}

function expiryOf(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const time = Date.parse(given);
  if (Number.isNaN(time) || time <= Date.now()) throw new UsageError('--expires, a date to come such as 2027-12-31');
  return new Date(time).toISOString();
}

async function withAccounts(
  where: Parameters<typeof whereOf>[0],
  run: (auth: Auth) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const accounts = await openAccounts(whereOf(where), { url: 'http://localhost', basePath: '/api' });
  try {
    return await run(accounts);
  } finally {
    await accounts.close();
  }
}

export const tokenAdd: CliCommand = {
  usage: `token add --name NAME --scopes cases:read,… [--owner EMAIL] [--expires DATE] ${whereUsage} [--json]`,
  summary: 'make an API token, shown this once; also while the server runs',
  async run(args, terminal) {
    const options = {
      ...whereOptions,
      name: { type: 'string' },
      scopes: { type: 'string' },
      owner: { type: 'string' },
      expires: { type: 'string' },
      json: { type: 'boolean', default: false },
    } as const;
    const { values } = parseArgs({ args, options });
    const { name } = values;
    if (!name) throw new UsageError('--name');
    const wanted = { name, scopes: scopesOf(values.scopes), expiresAt: expiryOf(values.expires) };
    return withAccounts(values, async (auth) => {
      const owner = values.owner === undefined ? undefined : await auth.userWith(values.owner);
      if (values.owner !== undefined && !owner) {
        terminal.err(`There is no account of ${values.owner}.\n`);
        return 1;
      }
      const made = await auth.tokens.add({ ...wanted, owner: owner?.id, createdBy: 'command-line' });
      terminal.out(values.json ? `${JSON.stringify(made)}\n` : `${made.token}\n`);
      return 0;
    });
  },
};

const line = ({ id, name, scopes: held, expiresAt, lastUsedAt }: ApiToken): string =>
  [id, name, held.join(','), `expires ${expiresAt ?? 'never'}`, `last used ${lastUsedAt ?? 'never'}`].join('  ');

export const tokenList: CliCommand = {
  usage: `token list ${whereUsage} [--json]`,
  summary: 'list the API tokens; also while the server runs',
  async run(args, terminal) {
    const { values } = parseArgs({ args, options: { ...whereOptions, json: { type: 'boolean', default: false } } });
    return withAccounts(values, async (auth) => {
      const all = await auth.tokens.list();
      if (values.json) terminal.out(`${JSON.stringify(all)}\n`);
      else for (const token of all) terminal.out(`${line(token)}\n`);
      return 0;
    });
  },
};

export const tokenRevoke: CliCommand = {
  usage: `token revoke ID ${whereUsage}`,
  summary: 'revoke an API token; also while the server runs',
  async run(args, terminal) {
    const { values, positionals } = parseArgs({ args, options: whereOptions, allowPositionals: true });
    const [id] = positionals;
    if (id === undefined || positionals.length > 1) throw new UsageError('the id of one token');
    return withAccounts(values, async (auth) => {
      if (await auth.tokens.revoke(id)) return 0;
      terminal.err(`There is no token ${id}.\n`);
      return 1;
    });
  },
};
