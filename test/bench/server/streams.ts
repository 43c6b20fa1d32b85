import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { complaintOf, median } from './complaints.ts';
import { openForBench } from './writes.ts';

const script = fileURLToPath(new URL('serve.ts', import.meta.url));
const secret = 'a secret that is kept for benchmarks alone';
const staff = { email: 'sam@example.com', name: 'Sam', password: 'correct horse battery staple' };

const residentKb = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]);

/** A reader of the live stream; `heard` is called at each event after the first bytes. */
async function follow(url: string, cookie: string, agent: Agent, heard: () => void): Promise<() => void> {
  const sent = request(`${url}/api/events`, { agent, headers: { cookie, accept: 'text/event-stream' } });
  sent.end();
  const [response] = (await once(sent, 'response')) as [NodeJS.ReadableStream];
  response.on('data', (chunk) => {
    if (String(chunk).includes('data:')) heard();
  });
  response.on('error', () => undefined);
  return () => {
    sent.destroy();
  };
}

/** How long until everybody who listens has heard of a complaint, and what each listener costs. */
export async function streams(dataDir: string, print: (line: string) => void, listeners = 1_000, rounds = 7) {
  const opened = await openForBench({ dataDir });
  const auth = await opened.auth({ url: 'http://localhost', basePath: '/api' });
  await auth.saveUser({ ...staff, roles: ['supervisor'] });
  await opened.close();
  const options = JSON.stringify({ dataDir, secret, port: 0 });
  const child = spawn(process.execPath, ['--conditions=source', script, options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const agent = new Agent({ maxSockets: Infinity });
  const ends: (() => void)[] = [];
  try {
    const { email, password } = staff;
    const json = { 'content-type': 'application/json' };
    const signedIn = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ email, password }),
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const before = residentKb(child.pid);
    let heard = 0;
    for (let n = 0; n < listeners; n++) ends.push(await follow(url, cookie, agent, () => heard++));
    const each = (residentKb(child.pid) - before) / listeners;
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      heard = 0;
      const started = performance.now();
      const body = JSON.stringify(complaintOf(5_000_000 + round));
      await fetch(`${url}/api/complaints`, {
        method: 'POST',
        headers: { ...json, 'idempotency-key': `stream-${String(round)}` },
        body,
      });
      while (heard < listeners) await pause(1);
      times.push(performance.now() - started);
      await pause(100);
    }
    print(
      `  ${String(listeners)} event streams: all have an event ${median(times).toFixed(0)} ms after the complaint was sent; ${each.toFixed(1)} KB each`,
    );
  } finally {
    for (const end of ends) end();
    agent.destroy();
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}
