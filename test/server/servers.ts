import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startServer, type NewUser, type RunningServer, type ServerOptions } from '@redress/server';

/** A small policy: two departments, one rule, one question of its own. */
export const policy = {
  format: 'redress-policy/1',
  name: 'Test',
  severities: ['low', 'high'],
  departments: [{ id: 'care' }, { id: 'quality' }],
  categories: [{ id: 'product', children: [{ id: 'product.quality' }] }, { id: 'service' }],
  facts: { warrantyMonths: { type: 'integer', minimum: 0, maximum: 120 } },
  defaults: { severity: 'low', department: 'care', deadlines: [{ clock: 'resolve', within: '10 days' }] },
  rules: [
    {
      name: 'quality',
      stage: 'department',
      conditions: { all: [{ fact: 'category', operator: 'equal', value: 'product' }] },
      event: { type: 'department', params: { department: 'quality' } },
    },
  ],
  form: { attachments: { max: 3, maxBytes: 100_000, types: ['image/png', 'text/plain'] } },
};

export const complaint = {
  channel: 'web',
  category: 'product',
  title: 'The kettle leaks',
  description: 'Since the first day.',
  customer: { name: 'Ann', email: 'ann@example.com' },
};

const admin = { id: 'test', name: 'Test', roles: ['admin'] } as const;

/** A folder of its own for a test, and what removes it. */
export function temporary(): { readonly dir: string; readonly remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'redress-test-'));
  return {
    dir,
    remove: () => {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export interface Logged {
  readonly level: string;
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A server in this process with the small policy in force; `log` keeps what it says. */
export async function testServer(
  options: Partial<ServerOptions> = {},
): Promise<RunningServer & { readonly log: Logged[]; readonly stop: () => Promise<void> }> {
  const folder = temporary();
  const log: Logged[] = [];
  const server = await startServer({
    dataDir: folder.dir,
    port: 0,
    log: (level, event, fields = {}) => log.push({ level, event, fields }),
    ...options,
  });
  // A second server of one database finds it there.
  if (!(await server.desk.policyVersions()).length) {
    await server.desk.publishPolicy(JSON.stringify(policy), { over: 0 }, admin);
  }
  const stop = async () => {
    await server.close();
    folder.remove();
  };
  return { ...server, log, stop };
}

export const json = { 'content-type': 'application/json' } as const;

/** How a request ended: its status and the code of a refusal, `404 unknown-case`. */
export const codeOf = async (response: Response): Promise<string> =>
  `${response.status} ${((await response.json()) as { code?: string }).code ?? ''}`.trim();

/** Adds an account and signs it in. @returns the session's cookie. */
export async function signedIn(server: RunningServer, user: Omit<NewUser, 'password'>): Promise<string> {
  const password = 'correct horse battery staple';
  await server.auth.saveUser({ ...user, password });
  const response = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email: user.email, password }),
  });
  if (response.status !== 200) throw new Error(await response.text());
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export const submit = (url: string, body: unknown, key: string): Promise<Response> =>
  fetch(`${url}/api/complaints`, {
    method: 'POST',
    headers: { ...json, 'idempotency-key': key },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const cli = fileURLToPath(new URL('../../packages/server/src/cli.ts', import.meta.url));

/** The command line as a process of its own. */
export const redress = (args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--conditions=source', cli, ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });

export interface Finished {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command to its end. */
export async function run(args: readonly string[], input = ''): Promise<Finished> {
  const child = redress(args);
  child.stdin?.end(input);
  const read = async (stream: NodeJS.ReadableStream | null): Promise<string> => {
    let text = '';
    for await (const chunk of stream ?? []) text += String(chunk);
    return text;
  };
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, status] = await Promise.all([read(child.stdout), read(child.stderr), ended]);
  return { status, out, err };
}

/** Starts `redress serve` and waits until it says where it listens. */
export async function serving(args: readonly string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = redress(['serve', '--port', '0', '--quiet', ...args]);
  let err = '';
  child.stderr?.on('data', (chunk) => (err += String(chunk)));
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const url = /listens on (\S+)/.exec(line)?.[1];
    if (url) return { child, url };
  }
  throw new Error(`the server did not start: ${err}`);
}

/** Ends a child by a signal and waits for it. */
export async function ended(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill(signal);
  await closed;
}
