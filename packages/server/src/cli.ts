#!/usr/bin/env node
import { DeskError } from '@redress/desk';
import { check } from './commands/check.ts';
import { UsageError, issueLine, type CliCommand, type ExitStatus, type Terminal } from './commands/command.ts';
import { decide } from './commands/decide.ts';
import { importCommand } from './commands/import.ts';
import { metrics } from './commands/metrics.ts';
import { serve } from './commands/serve.ts';
import { userAdd } from './commands/user-add.ts';
import { explain } from './commands/explain.ts';

const commands: Readonly<Record<string, CliCommand>> = {
  serve,
  import: importCommand,
  metrics,
  check,
  decide,
  'user add': userAdd,
};

const help = (): string =>
  [
    'redress: a complaints desk\n',
    ...Object.values(commands).map(({ usage, summary }) => `  redress ${usage}\n      ${summary}`),
    '\nExit status: 0 done, 1 done and something was found, 2 could not run.\n',
  ].join('\n');

function chosen(args: readonly string[]): { readonly command: CliCommand; readonly rest: string[] } | undefined {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ');
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command) return { command, rest: args.slice(words) };
  }
  return undefined;
}

const isUsage = (error: unknown): error is Error =>
  error instanceof UsageError ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/** Runs a command line. Never throws: what went wrong is said on the error stream. */
async function main(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const found = chosen(args);
  if (!found) {
    const asked = args.length === 0 || ['help', '--help', '-h'].includes(args[0] ?? '');
    (asked ? terminal.out : terminal.err)(help());
    return asked ? 0 : 2;
  }
  try {
    return await found.command.run(found.rest, terminal);
  } catch (error) {
    if (isUsage(error)) terminal.err(`${error.message}\nusage: redress ${found.command.usage}\n`);
    else if (error instanceof DeskError && error.issues.length) {
      terminal.err(`${error.code}\n${error.issues.map((issue) => `  ${issueLine(issue)}\n`).join('')}`);
    } else terminal.err(`${explain(error)}\n`);
    return 2;
  }
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stop.abort();
  });
}
process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  interactive: process.stderr.isTTY,
  signal: stop.signal,
});
