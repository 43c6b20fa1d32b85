import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { freePort, startProcess } from './server-process.ts';

export interface Account {
  /** What the person does: `handler`, `supervisor`, … */
  readonly job: string;
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

interface Announced {
  readonly url: string;
  readonly accounts: readonly Account[];
}

export interface RunningDemo extends Announced {
  /** SIGKILL: no goodbye. */
  kill(): Promise<void>;
  /** Starts again on the same folder and port. */
  restart(): Promise<void>;
}

/** Tests with a demo of their own worker: a real server on a folder of its own, with 200 imported complaints. */
export const test = base.extend<object, { demo: RunningDemo }>({
  demo: [
    // Playwright reads a fixture's needs from this pattern.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const dir = mkdtempSync(join(tmpdir(), 'redress-e2e-'));
      const port = String(await freePort());
      const start = () => startProcess<Announced>('serve.ts', [dir, port, '200']);
      let running = await start();
      await use({
        ...running.said,
        kill: () => running.end('SIGKILL'),
        restart: async () => {
          running = await start();
        },
      });
      await running.end('SIGTERM');
      rmSync(dir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
export { expect } from '@playwright/test';
