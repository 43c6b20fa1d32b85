import { join } from 'node:path';
import { styleText } from 'node:util';
import { StoreError } from '@redress/server';
import { progressBar } from './server/progress-bar.ts';
import { startDemo, type Demo, type DemoStep } from './server/start-demo.ts';
import type { Account } from './server/accounts.ts';

const defaultPort = 4180;
const dataDir = join(import.meta.dirname, '.data');
const say = (text = ''): void => void process.stdout.write(`${text}\n`);

/** Says what went wrong and what to do, and ends with the status for "could not run". */
function fail(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(2);
}

function portOf(text: string | undefined): number {
  if (text === undefined || text === '') return defaultPort;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  return fail(
    `PORT is "${text}", which is not a port. Give a number from 0 to 65535, for example: PORT=4181 npm run demo`,
  );
}

function explain(error: unknown, port: number): never {
  const { code } = error as { code?: unknown };
  if (code === 'EADDRINUSE')
    fail(`Port ${port} is in use. Stop what uses it, or choose another one: PORT=${port + 1} npm run demo`);
  if (code === 'EACCES')
    fail(`Port ${port} may not be used by this account. Choose one above 1023: PORT=${defaultPort} npm run demo`);
  if (error instanceof StoreError) {
    if (error.code === 'data-dir-in-use') fail(`Another demo is running on ${dataDir}. Stop it first.`);
    fail(
      `The database could not be opened (${error.code}): ${error.cause instanceof Error ? error.cause.message : dataDir}`,
    );
  }
  throw error;
}

const columns = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd())
    .join('\n');
};

const people = (accounts: readonly Account[]): string =>
  columns(accounts.map(({ job, email, password }) => [email, password, job]));

function announce({ url, accounts }: Demo): void {
  const heading = (text: string): string => styleText('bold', text);
  say();
  say(heading(`Redress is running at ${url}`));
  say(
    columns([
      ['The bank, with the form', `${url}/`],
      ['The form alone', `${url}/plain.html`],
      ['Track a complaint', `${url}/track.html`],
      ['Staff’s inbox', `${url}/staff.html`],
      ['Managers’ figures', `${url}/dashboard.html`],
      ['Rules', `${url}/rules.html`],
      ['A shop in Chinese', `${url}/zh/`],
      ['Its staff’s inbox', `${url}/zh/staff.html`],
      ['All of it with no server', `${url}/local.html`],
    ]),
  );
  say(`\n${heading('Sign in at the bank')} (inbox, figures, rules)\n${people(accounts.bank)}`);
  say(`\n${heading('Sign in at the shop')}\n${people(accounts.retailer)}`);
  say('\nWhat you enter is kept in demo/.data; delete that folder to begin again. Ctrl+C stops.');
}

const bar = progressBar(process.stdout);

function showStep(step: DemoStep): void {
  if (step.step === 'building') say('Building the pages…');
  if (step.step === 'importing')
    bar.draw('Importing complaints', step.fraction, `${step.rows.toLocaleString('en')} complaints`);
  if (step.step === 'imported') bar.end();
}

const port = portOf(process.env.PORT);
const stopping = new AbortController();
let demo: Demo | undefined;

async function stop(): Promise<void> {
  // Twice means: now.
  if (stopping.signal.aborted) process.exit(130);
  stopping.abort();
  if (!demo) return;
  await demo.close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

try {
  demo = await startDemo({
    port,
    ...(process.env.HOST && { host: process.env.HOST }),
    dataDir,
    databaseUrl: process.env.DATABASE_URL || undefined,
    signal: stopping.signal,
    onStep: showStep,
  });
  announce(demo);
} catch (error) {
  bar.end();
  if (stopping.signal.aborted) {
    say('Stopped. The next start goes on where this one was.');
    process.exit(130);
  }
  explain(error, port);
}
