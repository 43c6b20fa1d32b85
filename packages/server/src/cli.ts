#!/usr/bin/env node
import { UsageError, issueLine, type CliCommand, type ExitStatus, type Terminal } from './commands/command.ts';
import { explain, issuesIn } from './commands/explain.ts';

/** Loaded when asked for: what one command needs, the others do not wait for. */
const commands: Readonly<Record<string, () => Promise<CliCommand>>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  import: async () => (await import('./commands/import.ts')).importCommand,
  metrics: async () => (await import('./commands/metrics.ts')).metrics,
  report: async () => (await import('./commands/report.ts')).report,
  check: async () => (await import('./commands/check.ts')).check,
  decide: async () => (await import('./commands/decide.ts')).decide,
  backtest: async () => (await import('./commands/backtest.ts')).backtestCommand,
  verify: async () => (await import('./commands/verify.ts')).verify,
  audit: async () => (await import('./commands/audit.ts')).auditCommand,
  'privacy export': async () => (await import('./commands/privacy-export.ts')).privacyExport,
  'privacy erase': async () => (await import('./commands/privacy-erase.ts')).privacyErase,
  'privacy encrypt': async () => (await import('./commands/privacy-encrypt.ts')).privacyEncrypt,
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  move: async () => (await import('./commands/move.ts')).move,
  intake: async () => (await import('./commands/intake.ts')).intake,
  'webhook add': async () => (await import('./commands/webhook.ts')).webhookAdd,
  'webhook list': async () => (await import('./commands/webhook.ts')).webhookList,
  'webhook remove': async () => (await import('./commands/webhook.ts')).webhookRemove,
  'webhook log': async () => (await import('./commands/webhook.ts')).webhookLog,
  'webhook resend': async () => (await import('./commands/webhook.ts')).webhookResend,
  'user add': async () => (await import('./commands/user-add.ts')).userAdd,
  'user totp reset': async () => (await import('./commands/user-second-factor.ts')).userTotpReset,
  'user unlock': async () => (await import('./commands/user-second-factor.ts')).userUnlock,
  'token add': async () => (await import('./commands/token.ts')).tokenAdd,
  'token list': async () => (await import('./commands/token.ts')).tokenList,
  'token revoke': async () => (await import('./commands/token.ts')).tokenRevoke,
};

async function help(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  return [
    'redress: a complaints desk\n',
    ...all.map(({ usage, summary }) => `  redress ${usage}\n      ${summary}`),
    '\nExit status: 0 done, 1 done and something was found, 2 could not run.\n',
  ].join('\n');
}

async function chosen(args: readonly string[]): Promise<{ command: CliCommand; rest: string[] } | undefined> {
  for (const words of [3, 2, 1]) {
    const name = args.slice(0, words).join(' ');
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (load) return { command: await load(), rest: args.slice(words) };
  }
  return undefined;
}

const isUsage = (error: unknown): error is Error =>
  error instanceof UsageError ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/** Runs a command line. Never throws: what went wrong is said on the error stream. */
async function main(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const found = await chosen(args);
  if (!found) {
    const asked = args.length === 0 || ['help', '--help', '-h'].includes(args[0] ?? '');
    (asked ? terminal.out : terminal.err)(await help());
    return asked ? 0 : 2;
  }
  try {
    return await found.command.run(found.rest, terminal);
  } catch (error) {
    if (isUsage(error)) terminal.err(`${error.message}\nusage: redress ${found.command.usage}\n`);
    else
      terminal.err(
        `${explain(error)}\n${issuesIn(error)
          .map((issue) => `  ${issueLine(issue)}\n`)
          .join('')}`,
      );
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
