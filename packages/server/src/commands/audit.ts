import { parseArgs } from 'node:util';
import { auditActions, auditPage, type AuditEntry } from '../audit/audit-trail.ts';
import { derivedKey, loadSecret } from '../ports/node-secrets.ts';
import { readStore } from '../store/read-store.ts';
import { UsageError, type CliCommand } from './command.ts';
import { whereOf, whereOptions, whereUsage } from './where.ts';

const most = 1_000;

const line = ({ at, action, isRefused, name, staff, caseNumber, client, requestId }: AuditEntry): string =>
  [at, (action + (isRefused ? ' (refused)' : '')).padEnd(28), name ?? staff ?? '-', caseNumber, client, requestId]
    .filter((cell) => cell !== null)
    .join('  ');

function instant(text: string | undefined, name: string): string | undefined {
  if (text === undefined || !Number.isNaN(Date.parse(text))) return text;
  throw new UsageError(`--${name} ${text} is not a time such as 2026-11-22T00:00:00Z`);
}

/** Says who looked at what. */
export const auditCommand: CliCommand = {
  usage: `audit [--case NUMBER] [--staff ID] [--subject CUSTOMER] [--action ACTION] [--from TIME] [--to TIME] [--limit 100] ${whereUsage} [--json]`,
  summary: 'who looked at what, latest first; also while the server runs',
  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: {
        ...whereOptions,
        case: { type: 'string' },
        staff: { type: 'string' },
        subject: { type: 'string' },
        action: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        limit: { type: 'string', default: '100' },
        json: { type: 'boolean', default: false },
      },
    });
    const action = auditActions.find((each) => each === values.action);
    if (values.action !== undefined && !action) throw new UsageError(`--action, one of ${auditActions.join(', ')}`);
    const limit = Number(values.limit);
    if (!Number.isInteger(limit) || limit < 1 || limit > most) throw new UsageError(`--limit, from 1 to ${most}`);
    const { dataDir, databaseUrl, secret, encryptionKeys } = whereOf(values);
    const { staff, subject, case: caseNumber } = values;
    const from = instant(values.from, 'from');
    const to = instant(values.to, 'to');
    const { entries } = await readStore(
      databaseUrl === undefined ? { dir: dataDir } : { url: databaseUrl },
      ({ db }) => {
        const key = derivedKey(loadSecret(dataDir, secret), 'audit');
        return auditPage(db, { action, staff, subject, caseNumber, from, to, limit }, key);
      },
      encryptionKeys,
    );
    if (values.json) terminal.out(`${JSON.stringify(entries)}\n`);
    else for (const entry of entries) terminal.out(`${line(entry)}\n`);
    return 0;
  },
};
