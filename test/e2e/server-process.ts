import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const node = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));

/** A process that has said it is ready. */
export interface ServerProcess<Said> {
  readonly said: Said;
  /** Resolves when it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a script beside this one; its first line, in JSON, tells that it is ready. */
export async function startProcess<Said>(script: string, args: readonly string[]): Promise<ServerProcess<Said>> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', '--conditions=source', path, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${script} ended with ${String(code)}`))),
  ])) as [string];
  return {
    said: JSON.parse(line) as Said,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
  };
}

/** The server's own address is part of what it checks: it must know its port before it starts. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
