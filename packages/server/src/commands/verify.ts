import { parseArgs } from 'node:util';
import type { Fault } from '../audit/fault.ts';
import { verifyStore, type Verification } from '../audit/verify.ts';
import { readStore } from '../store/read-store.ts';
import { UsageError, type CliCommand } from './command.ts';
import { whereOf, whereOptions, whereUsage } from './where.ts';

/** Digits in groups of three. */
const grouped = (n: number): string => n.toLocaleString('en').replaceAll(',', '\u202f');

const where = ({ number, caseId, version }: Fault): string =>
  [number ?? caseId, version === undefined ? '' : `at ${String(version)}`].filter(Boolean).join(' ');

const line = (fault: Fault): string =>
  `  ${fault.code.padEnd(17)} ${where(fault)}${fault.params ? ` ${JSON.stringify(fault.params)}` : ''}`;

function table(found: Verification): string {
  const { cases, events, seals, unsealed, newestSeal, auditEntries, newestAudit, faultCount, faults } = found;
  const rows: [string, string][] = [
    ['cases', grouped(cases)],
    ['events', grouped(events)],
    ['seals', grouped(seals)],
    ['changes not sealed yet', grouped(unsealed)],
    ['newest seal', newestSeal ? `${newestSeal.hash}  ${newestSeal.sealedAt}` : 'none'],
    ['entries of the audit trail', grouped(auditEntries)],
    ['newest of them', newestAudit ? newestAudit.hash : 'none'],
    ['found wrong', grouped(faultCount)],
  ];
  const shown = rows.map(([name, value]) => `${name.padEnd(28)}${value}`);
  const more = faultCount > faults.length ? [`  … and ${grouped(faultCount - faults.length)} more`] : [];
  return `${[...shown, ...faults.map(line), ...more].join('\n')}\n`;
}

function hashOf(hash: string | undefined, option: string): string | undefined {
  if (hash === undefined || /^[0-9a-f]{64}$/.test(hash)) return hash;
  throw new UsageError(`--${option}, a hash that was kept: 64 hexadecimal digits`);
}

/** Checks that nothing kept of cases was changed behind the desk's back. */
export const verify: CliCommand = {
  usage: `verify [--since-seal HASH] [--since-audit HASH] ${whereUsage} [--json]`,
  summary:
    'check the hash chains, seals and derived rows of all cases, and the audit trail; also while the server runs',
  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: {
        ...whereOptions,
        'since-seal': { type: 'string' },
        'since-audit': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const sinceSeal = hashOf(values['since-seal'], 'since-seal');
    const sinceAudit = hashOf(values['since-audit'], 'since-audit');
    const { dataDir, databaseUrl, encryptionKeys } = whereOf(values);
    const onProgress = (cases: number): void => {
      if (terminal.interactive) terminal.err(`\r${grouped(cases)} cases`);
    };
    const found = await readStore(
      databaseUrl === undefined ? { dir: dataDir } : { url: databaseUrl },
      (reading) => verifyStore(reading, { sinceSeal, sinceAudit, onProgress, signal: terminal.signal }),
      encryptionKeys,
    );
    if (terminal.interactive) terminal.err('\r');
    terminal.out(values.json ? `${JSON.stringify(found)}\n` : table(found));
    return found.faultCount ? 1 : 0;
  },
};
