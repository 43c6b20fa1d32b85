import { parseArgs } from 'node:util';
import { lint, type Finding } from '@redress/rules';
import { holidayIds } from '@redress/desk';
import { holidayTables } from '../ports/holiday-tables.ts';
import { UsageError, issueLine, type CliCommand } from './command.ts';
import { readPolicy } from './policy-file.ts';

const findingLine = (finding: Finding): string => {
  const rules = finding.rules.length ? `  rules: ${finding.rules.join(', ')}` : '';
  return `${finding.level.padEnd(7)}  ${issueLine(finding)}${rules}`;
};

/** What is wrong with a policy file, and what it does that its author may not mean. */
export const check: CliCommand = {
  usage: 'check POLICY [--json]',
  summary: 'say what is wrong or odd with a policy, with a pointer to each fault',
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new UsageError('one policy');
    const read = await readPolicy(path);
    const issues = 'issues' in read ? read.issues : [];
    const findings = 'issues' in read ? [] : await findingsOf(read.policy);
    const lines = [...issues.map((issue) => `error    ${issueLine(issue)}`), ...findings.map(findingLine)];
    if (values.json) terminal.out(`${JSON.stringify({ issues, findings })}\n`);
    else terminal.out(lines.length ? lines.map((line) => `${path}  ${line}\n`).join('') : `${path}: nothing found\n`);
    return issues.length || findings.some(({ level }) => level !== 'note') ? 1 : 0;
  },
};

const findingsOf = async (policy: Parameters<typeof lint>[0]): Promise<Finding[]> =>
  lint(policy, { holidays: await holidayTables(holidayIds(policy)), now: new Date().toISOString() });
