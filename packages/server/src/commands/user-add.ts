import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { text as readAll } from 'node:stream/consumers';
import { reportLanguageOf, reportLanguages } from '@redress/metrics/written';
import { recordOnce } from '../audit/record-once.ts';
import { staffRoles, type StaffRole } from '../http/endpoint.ts';
import { openAccounts } from '../open-desk.ts';
import { UsageError, type CliCommand } from './command.ts';
import { whereOf, whereOptions, whereUsage } from './where.ts';

const shortest = 10;

const isRole = (role: string): role is StaffRole => (staffRoles as readonly string[]).includes(role);

function rolesOf(given: string | undefined): StaffRole[] {
  const roles = (given ?? '').split(',').filter(Boolean);
  const wrong = roles.find((role) => !isRole(role));
  if (!roles.length || wrong !== undefined) throw new UsageError(`--role, one or more of ${staffRoles.join(', ')}`);
  return roles.filter(isRole);
}

/** One that mails are written in; a tag that leads to one becomes it. */
function languageOf(tag: string | undefined): string | undefined {
  const language = tag === undefined ? undefined : reportLanguageOf(tag);
  if (tag !== undefined && !language) throw new UsageError(`--language, one of ${reportLanguages.join(', ')}`);
  return language;
}

/** Adds an account for a member of staff, or gives an existing one a new password, name and roles. */
export const userAdd: CliCommand = {
  usage: `user add --email ADDRESS --name NAME --role supervisor,handler [--department ID] [--language de] [--password-stdin] ${whereUsage} [--json]`,
  summary: 'add an account, or set its password and roles; also while the server runs',
  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: {
        ...whereOptions,
        email: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string' },
        department: { type: 'string' },
        language: { type: 'string' },
        'password-stdin': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const { email, name, department } = values;
    if (!email || !/^[^\s@]+@[^\s@]+$/.test(email)) throw new UsageError('--email, an address');
    if (!name) throw new UsageError('--name');
    const roles = rolesOf(values.role);
    const language = languageOf(values.language);
    const given = values['password-stdin'] ? (await readAll(process.stdin)).replace(/\r?\n$/, '') : undefined;
    if (given !== undefined && given.length < shortest)
      throw new UsageError(`the password is shorter than ${shortest}`);
    const password = given ?? randomBytes(12).toString('base64url');
    const accounts = await openAccounts(whereOf(values), { url: 'http://localhost', basePath: '/api' });
    try {
      const { staff, created } = await accounts.saveUser({ email, name, password, roles, department, language });
      const entry = {
        action: 'account-saved',
        subject: email,
        by: { id: 'command-line', name: 'Command line' },
      } as const;
      await recordOnce(whereOf(values), entry, () => undefined);
      const shown = given === undefined ? { password } : {};
      if (values.json) terminal.out(`${JSON.stringify({ ...staff, created, ...shown })}\n`);
      else
        terminal.out(
          `${created ? 'Added' : 'Changed'} ${email}${given === undefined ? `, password ${password}` : ''}\n`,
        );
    } finally {
      await accounts.close();
    }
    return 0;
  },
};
