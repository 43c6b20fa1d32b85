import { parseArgs } from 'node:util';
import { holidayIds, type Store } from '@redress/desk';
import { backtest, type BacktestCase, type BacktestReport, type Policy } from '@redress/rules';
import { jsonLog } from '../log.ts';
import { holidayTables } from '../ports/holiday-tables.ts';
import { UsageError, issueLine, type CliCommand, type Terminal } from './command.ts';
import { readPolicy } from './policy-file.ts';
import { whereOptions, whereUsage, withDesk } from './where.ts';

/** A policy that can be judged by. */
async function policyAt(path: string): Promise<Policy> {
  const read = await readPolicy(path);
  if ('policy' in read) return read.policy;
  throw new UsageError(`${path} is no policy:\n${read.issues.map((issue) => `  ${issueLine(issue)}\n`).join('')}`);
}

async function* pastOf(store: Store): AsyncGenerator<readonly BacktestCase[]> {
  for await (const batch of store.complaints()) {
    yield batch.map(({ repeatCount, ...past }) => ({ ...past, history: { repeatCount } }));
  }
}

const moves = (title: string, migrations: BacktestReport['severity']): string[] =>
  migrations
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, count }) => `${title.padEnd(10)}  ${from} -> ${to}  ${count}`);

function readable({ total, changed, severity, department, load, deadlines, cases }: BacktestReport): string {
  return [
    `${changed} of ${total} complaints would have gone another way`,
    ...moves('severity', severity),
    ...moves('department', department),
    ...load.map((each) => `load        ${each.department}  ${each.before} -> ${each.after}`),
    ...deadlines.map(
      ({ clock, earlier, later, added, removed }) =>
        `deadline    ${clock}  ${earlier} earlier, ${later} later, ${added} added, ${removed} removed`,
    ),
    ...cases.slice(0, 10).map(({ id, rulesBefore, rulesAfter }) => {
      return `case        ${id}  ${rulesBefore.join(', ') || '–'} -> ${rulesAfter.join(', ') || '–'}`;
    }),
    '',
  ].join('\n');
}

async function compare(before: Policy, after: Policy, store: Store, terminal: Terminal): Promise<BacktestReport> {
  const holidays = await holidayTables([...holidayIds(before), ...holidayIds(after)]);
  return backtest(before, after, pastOf(store), {
    holidays,
    signal: terminal.signal,
    onProgress: (done) => {
      if (terminal.interactive) terminal.err(`\r${done} complaints`);
    },
  });
}

/** What another policy would have done to the desk's past complaints. */
export const backtestCommand: CliCommand = {
  usage: `backtest BEFORE AFTER ${whereUsage} [--json]`,
  summary: "what a change of policy would have done to the desk's past complaints; exit status 1 when anything changes",
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...whereOptions, json: { type: 'boolean', default: false } },
    });
    const [beforePath, afterPath] = positionals;
    if (beforePath === undefined || afterPath === undefined || positionals.length > 2) {
      throw new UsageError('two policies, before and after');
    }
    const [before, after] = [await policyAt(beforePath), await policyAt(afterPath)];
    const report = await withDesk(values, jsonLog(terminal.err), ({ store }) =>
      compare(before, after, store, terminal),
    );
    if (terminal.interactive) terminal.err('\n');
    terminal.out(values.json ? `${JSON.stringify(report)}\n` : readable(report));
    if (report.cancelled) return 2;
    return report.changed ? 1 : 0;
  },
};
