import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';

export interface Account {
  /** What the person does: `handler`, `supervisor`, … */
  readonly job: string;
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

export interface RunningDemo {
  readonly url: string;
  readonly accounts: readonly Account[];
  /** SIGKILL: no goodbye. */
  kill(): Promise<void>;
  /** Starts again on the same folder and port. */
  restart(): Promise<void>;
}

const script = fileURLToPath(new URL('serve.ts', import.meta.url));
const node = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));

interface Announced {
  readonly url: string;
  readonly accounts: RunningDemo['accounts'];
}

async function start(dir: string, port: string): Promise<{ child: ChildProcess; said: Announced }> {
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', '--conditions=source', script, dir, port, '200'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the demo ended with ${String(code)}`))),
  ])) as [string];
  return { child, said: JSON.parse(line) as Announced };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

/** The server's own address is part of what it checks: it must know its port before it starts. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

/** Tests with a demo of their own worker: a real server on a folder of its own, with 200 imported complaints. */
export const test = base.extend<object, { demo: RunningDemo }>({
  demo: [
    // Playwright reads a fixture's needs from this pattern.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const dir = mkdtempSync(join(tmpdir(), 'redress-e2e-'));
      const port = String(await freePort());
      let { child, said } = await start(dir, port);
      const { url, accounts } = said;
      await use({
        url,
        accounts,
        kill: () => end(child, 'SIGKILL'),
        restart: async () => {
          ({ child, said } = await start(dir, port));
        },
      });
      await end(child, 'SIGTERM');
      rmSync(dir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
export { expect } from '@playwright/test';
