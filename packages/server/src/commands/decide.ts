import { parseArgs } from 'node:util';
import { parseComplaint, type Decision } from '@redress/cases';
import { Escalations } from '@redress/rules';
import { UsageError, issueLine, type CliCommand, type Terminal } from './command.ts';
import { readPolicy, readText } from './policy-file.ts';

function readable(decision: Decision): string {
  const { severity, department, deadlines, reasons, missing } = decision;
  const matched = (reason: Decision['reasons'][number]): string =>
    reason.matched
      .map(
        ({ fact, operator, value, actual }) =>
          `      ${fact} ${operator} ${JSON.stringify(value)}  (is ${JSON.stringify(actual)})`,
      )
      .join('\n');
  return [
    `severity    ${severity}`,
    `department  ${department}`,
    ...deadlines.flatMap(({ clock, due, within, rule, escalations = [] }) => [
      `${clock.padEnd(11)} ${due}  (${within}${rule ? `, ${rule}` : ''})`,
      ...escalations.map((planned) => `  escalates ${planned.at}  (${planned.rule})`),
    ]),
    ...reasons.map((reason) => `\n  ${reason.stage}: ${reason.rule}\n${matched(reason)}`),
    ...(missing.length ? [`\nfacts asked for and not known: ${missing.join(', ')}`] : []),
    '',
  ].join('\n');
}

function asComplaint(text: string, path: string, terminal: Terminal) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`);
  }
  const parsed = parseComplaint(value);
  if ('complaint' in parsed) return parsed.complaint;
  terminal.err(parsed.issues.map((issue) => `${path}  ${issueLine(issue)}\n`).join(''));
  return undefined;
}

/** What a policy decides of one complaint, with the reasons and when each of its clocks escalates. */
export const decide: CliCommand = {
  usage: 'decide POLICY COMPLAINT.json [--now INSTANT] [--json]',
  summary: 'what a policy decides of a complaint, and why',
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, now: { type: 'string' } },
    });
    const [policyPath, complaintPath] = positionals;
    if (!policyPath || !complaintPath || positionals.length > 2) throw new UsageError('a policy and a complaint');
    const now = values.now === undefined ? Date.now() : Date.parse(values.now);
    if (Number.isNaN(now)) throw new UsageError(`--now ${values.now ?? ''} is not an instant`);
    const policy = await readPolicy(policyPath);
    if ('issues' in policy) {
      terminal.err(policy.issues.map((issue) => `${policyPath}  ${issueLine(issue)}\n`).join(''));
      return 2;
    }
    const complaint = asComplaint(await readText(complaintPath), complaintPath, terminal);
    if (!complaint) return 2;
    const decided = policy.judge.decide(complaint, { now });
    const decision = new Escalations(policy.judge).planned(decided, new Date(now).toISOString());
    terminal.out(values.json ? `${JSON.stringify(decision, null, 2)}\n` : readable(decision));
    return 0;
  },
};
