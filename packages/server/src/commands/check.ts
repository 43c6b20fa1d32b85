import { parseArgs } from 'node:util';
import { UsageError, issueLine, type CliCommand } from './command.ts';
import { readPolicy } from './policy-file.ts';

/** What is wrong with a policy file. */
export const check: CliCommand = {
  usage: 'check POLICY [--json]',
  summary: 'say what is wrong with a policy, with a pointer to each fault',
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new UsageError('one policy');
    const policy = await readPolicy(path);
    const issues = 'issues' in policy ? policy.issues : [];
    if (values.json) terminal.out(`${JSON.stringify({ issues })}\n`);
    else if (issues.length) terminal.out(issues.map((issue) => `${path}  ${issueLine(issue)}\n`).join(''));
    else terminal.out(`${path}: no faults\n`);
    return issues.length ? 1 : 0;
  },
};
