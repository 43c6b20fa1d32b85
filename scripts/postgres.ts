import { execFile, execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A PostgreSQL server for tests and benchmarks. */
export interface TestPostgres {
  /** A new, empty database; its URL, and what removes it. */
  database(): Promise<{ readonly url: string; drop(): Promise<void> }>;
  stop(): void;
}

const binaries = (): string | undefined =>
  globSync(['/usr/lib/postgresql/*/bin', '/usr/local/pgsql/bin'])
    .filter((dir) => existsSync(join(dir, 'initdb')))
    .sort((a, b) => Number(/\d+/.exec(b)?.[0]) - Number(/\d+/.exec(a)?.[0]))[0];

/** Why there is no PostgreSQL to test with, for a test's `skip`; `false` when there is one. */
export const postgresMissing = (): string | false =>
  process.env['TEST_DATABASE_URL'] !== undefined || binaries() !== undefined
    ? false
    : 'PostgreSQL is not installed (Debian: apt-get install postgresql), and TEST_DATABASE_URL is not set';

/** PostgreSQL refuses to run as root. */
const asServerUser = (command: string, args: readonly string[]): void => {
  const options: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'pipe'], cwd: tmpdir() };
  if (process.getuid?.() === 0) execFileSync('runuser', ['-u', 'postgres', '--', command, ...args], options);
  else execFileSync(command, args, options);
};

const psql = (url: string, sql: string): Promise<unknown> =>
  promisify(execFile)(join(binaries() ?? '', 'psql'), ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-c', sql, url]);

/** Gives connections that are just closing a fifth of a second to go: else their clients are told of the end, and fail. */
const untilLeft = (name: string): string => `do $$ begin
  for i in 1..10 loop
    perform pg_stat_clear_snapshot();
    exit when not exists (select from pg_stat_activity where datname = '${name}');
    perform pg_sleep(0.02);
  end loop;
end $$`;

const serverAt = (url: string, stop: () => void): TestPostgres => ({
  stop,
  async database() {
    const name = `redress_test_${randomBytes(6).toString('hex')}`;
    await psql(url, `create database ${name}`);
    const at = new URL(url);
    at.pathname = name;
    return {
      url: at.href,
      async drop() {
        await psql(url, untilLeft(name));
        await psql(url, `drop database if exists ${name} with (force)`);
      },
    };
  },
});

/**
 * The server named by `TEST_DATABASE_URL`, else a private one from Debian's binaries in a temporary folder, reached by
 * a socket there alone. It flushes to disk like one in production.
 */
export function startPostgres(): TestPostgres {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) return serverAt(given, () => undefined);
  const bin = binaries();
  if (bin === undefined) throw new Error(String(postgresMissing()));
  const dir = mkdtempSync(join(tmpdir(), 'redress-pg-'));
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', dir]);
  const data = join(dir, 'data');
  const control = join(bin, 'pg_ctl');
  asServerUser(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']);
  const options = `-k ${dir} -c listen_addresses= -c max_connections=200`;
  asServerUser(control, ['-D', data, '-o', options, '-l', join(dir, 'log'), '-w', 'start']);
  const stop = () => {
    process.off('exit', stop);
    asServerUser(control, ['-D', data, '-m', 'immediate', 'stop']);
    rmSync(dir, { recursive: true, force: true });
  };
  process.on('exit', stop);
  return serverAt(`postgres://postgres@localhost:5432/postgres?host=${encodeURIComponent(dir)}`, stop);
}
