import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const binary = '/usr/sbin/pgbouncer';
/** Its sockets are named after it; no network port is taken. */
const port = 6432;

/** Why there is no PgBouncer to test with, for a test's `skip`; `false` when there is one. */
export const pgBouncerMissing = (): string | false =>
  existsSync(binary) ? false : 'PgBouncer is not installed (Debian: apt-get install pgbouncer)';

export interface TestPgBouncer {
  /** The same database by way of the pooler. */
  through(url: string): string;
  stop(): Promise<void>;
}

/** A pooler in transaction mode in front of the server whose socket is in a folder: few connections, no session's state. */
export async function startPgBouncer(socketDir: string): Promise<TestPgBouncer> {
  const dir = mkdtempSync(join(tmpdir(), 'redress-pgbouncer-'));
  const settings = join(dir, 'pgbouncer.ini');
  writeFileSync(
    settings,
    `[databases]
* = host=${socketDir} port=5432 user=postgres
[pgbouncer]
unix_socket_dir = ${dir}
listen_port = ${port}
listen_addr =
auth_type = any
pool_mode = transaction
default_pool_size = 4
max_client_conn = 300
`,
  );
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync('chown', ['-R', 'postgres', dir]);
  const command = [binary, '-q', settings] as const;
  const child = isRoot
    ? spawn('runuser', ['-u', 'postgres', '--', ...command], { stdio: 'ignore', cwd: tmpdir() })
    : spawn(command[0], command.slice(1), { stdio: 'ignore', cwd: tmpdir() });
  while (!existsSync(join(dir, `.s.PGSQL.${port}`))) {
    if (child.exitCode !== null) throw new Error(`PgBouncer ended with ${child.exitCode}`);
    await pause(20);
  }
  return {
    through(url) {
      const pooled = new URL(url);
      pooled.port = String(port);
      pooled.searchParams.set('host', dir);
      return pooled.href;
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
