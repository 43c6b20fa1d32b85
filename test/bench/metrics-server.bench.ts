import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Dashboard } from '@redress/metrics';
import { postgresMissing, startPostgres } from '../../scripts/postgres.ts';
import { fill } from './metrics/fill.ts';

/** Writes a second, to the first server, and how many may be under way: a machine that can't keep up writes fewer. */
const rate = 100;
const mostAtOnce = 50;
const asks = Number(process.env['ASKS'] ?? 40);
const sizes = (process.env['ROWS'] ?? '1000,10000,100000').split(',').map(Number);
const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? NaN;

interface Server {
  readonly child: ChildProcess;
  readonly url: string;
  readonly cookie: string;
  /** Milliseconds that filling the columns took, and of the processor since the process began. */
  readonly ready: Promise<{ readonly ms: number; readonly filledMs: number; readonly cpu: number }>;
}

type Line = Readonly<{
  url?: string;
  email?: string;
  password?: string;
  event?: string;
  ms?: number;
  filledMs?: number;
  cpu?: number;
}>;

function later<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

/** Starts a server, and signs in as its supervisor. */
async function start(databaseUrl: string, dir: string): Promise<Server> {
  const script = join(import.meta.dirname, 'metrics/serve.ts');
  const flags = ['--disable-warning=ExperimentalWarning', '--conditions=source'];
  const child = spawn(process.execPath, [...flags, script, databaseUrl, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const told = later<Line>();
  const ready = later<{ ms: number; filledMs: number; cpu: number }>();
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as Line;
    if (line.url !== undefined) told.resolve(line);
    else if (line.event === 'figures-ready')
      ready.resolve({ ms: line.ms ?? NaN, filledMs: line.filledMs ?? NaN, cpu: line.cpu ?? NaN });
    else throw new Error(text);
  });
  const { url = '', email, password } = await told.promise;
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((it) => it.split(';')[0])
    .join('; ');
  return { child, url, cookie, ready: ready.promise };
}

async function stop({ child }: Server): Promise<void> {
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await closed;
}

/** The worst that others wait meanwhile, in milliseconds. */
async function worstWait(url: string, until: Promise<unknown>): Promise<number> {
  const state = { done: false };
  void until.finally(() => (state.done = true));
  let worst = 0;
  while (!state.done) {
    const began = performance.now();
    await (await fetch(`${url}/api/form`)).arrayBuffer();
    worst = Math.max(worst, performance.now() - began);
    await pause(10);
  }
  return worst;
}

/** Submits complaints at a steady rate. `acknowledged` has the moment of each that was answered. */
function writing(url: string): { readonly acknowledged: number[]; stop(): Promise<void> } {
  const acknowledged: number[] = [];
  const under = new Set<Promise<void>>();
  const one = async (): Promise<void> => {
    const response = await fetch(`${url}/api/complaints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({
        channel: 'web',
        category: 'category-1',
        title: 'Kettle',
        description: 'It leaks.',
        customer: { email: `customer-${Math.floor(Math.random() * 1e6)}@example.com` },
      }),
    });
    if (response.status !== 201) throw new Error(await response.text());
    await response.arrayBuffer();
    acknowledged.push(performance.now());
  };
  const began = performance.now();
  let sent = 0;
  let failure: unknown;
  const timer = setInterval(() => {
    const wanted = ((performance.now() - began) * rate) / 1000;
    for (; sent < wanted && under.size < mostAtOnce; sent++) {
      const mine = one()
        .catch((error: unknown) => {
          failure ??= error;
        })
        .finally(() => under.delete(mine));
      under.add(mine);
    }
  }, 10);
  return {
    acknowledged,
    async stop() {
      clearInterval(timer);
      await Promise.all(under);
      if (failure !== undefined)
        throw failure instanceof Error ? failure : new Error('a write failed', { cause: failure });
    },
  };
}

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const period = `from=${day(-364)}&to=${day(1)}`;
/** Five kinds in turn. No two of the first hundred are the same: of no filter the period differs. */
function filterOf(n: number): string {
  const turn = Math.floor(n / 5);
  const departments = ['care', 'quality', 'logistics', 'billing', 'legal', 'shops'];
  const channels = ['web', 'phone', 'email', 'chat', 'social', 'on-site', 'letter', 'other'];
  switch (n % 5) {
    case 0:
      return `from=${day(-364 - turn)}&to=${day(1)}`;
    case 1:
      return `${period}&department=${departments[turn % 6]}&severity=${['low', 'medium', 'high', 'critical'][turn >> 1]}`;
    case 2:
      return `${period}&category=category-${turn}&category=category-${turn + 20}`;
    case 3:
      return `${period}&channel=${channels[turn % 8]}${turn < 8 ? '' : `&channel=${channels[(turn + 1) % 8]}`}`;
    default:
      return `${period}&product=product-${turn}`;
  }
}

async function ask({ url, cookie }: Server, filter: string): Promise<{ dashboard: Dashboard; ms: number }> {
  const began = performance.now();
  const response = await fetch(`${url}/api/dashboard?unit=day&${filter}`, { headers: { cookie } });
  const dashboard = (await response.json()) as Dashboard;
  if (response.status !== 200) throw new Error(JSON.stringify(dashboard));
  return { dashboard, ms: performance.now() - began };
}

const received = ({ cards }: Dashboard): number => Number(cards.rows[0]?.['received']);

/** Milliseconds of the processor that a process has had, where the system tells (Linux counts by hundredths of a second). */
function processorOf({ child }: Server): number {
  const file = `/proc/${String(child.pid)}/stat`;
  if (!existsSync(file)) return NaN;
  // What comes before may have spaces in it.
  const [user = NaN, system = NaN] = readFileSync(file, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10;
}

/** What a question takes of the processor while nobody writes: a busy machine makes it wait, but hardly work more. */
async function work(server: Server): Promise<number> {
  const began = processorOf(server);
  for (let n = 0; n < asks; n++) await ask(server, filterOf(asks + n));
  return (processorOf(server) - began) / asks;
}

async function measure(print: (line: string) => void, size: number, servers: readonly Server[]): Promise<void> {
  const [first] = servers as [Server];
  const before = received((await ask(first, period)).dashboard);
  const began = performance.now();
  const writer = writing(first.url);
  const times: Record<'never' | 'again', number[]> = { never: [], again: [] };
  let behind = 0;
  try {
    // Each server is asked what it never was, then the same again.
    for (const [n, round] of Array.from(
      { length: asks },
      (_, n) =>
        [
          [n, 'never'],
          [n, 'again'],
        ] as const,
    ).flat()) {
      const server = servers[n % servers.length] ?? first;
      const second = performance.now() - 1_000;
      const { dashboard, ms } = await ask(server, filterOf(n));
      times[round].push(ms);
      const due = before + writer.acknowledged.filter((at) => at <= second).length;
      if (n % 5 === 0 && received(dashboard) < due) behind++;
      await pause(100);
    }
  } catch (error) {
    await writer.stop();
    throw error;
  }
  const seconds = (performance.now() - began) / 1_000;
  const rated = writer.acknowledged.length / seconds;
  await writer.stop();
  const worked = await work(first);
  const settled = await Promise.all(servers.map(async (server) => (await ask(server, period)).dashboard));
  const [mine, ...others] = settled.map(({ generatedAt: _, ...rest }) => rest);
  for (const other of others) assert.deepEqual(other, mine, 'two processes differ');
  const said = (values: readonly number[]): string =>
    `median ${quantile(values, 0.5).toFixed(0)} ms, p90 ${quantile(values, 0.9).toFixed(0)} ms, worst ${Math.max(...values).toFixed(0)} ms`;
  const kinds = ['none', 'department', 'category', 'channel', 'product'].map((kind, at) => {
    const mine = times.never.filter((_, n) => n % 5 === at);
    return `${kind} ${quantile(mine, 0.5).toFixed(0)}`;
  });
  print(
    `  a dashboard of 12 months by day, ${asks} filters never asked before: ${said(times.never)} ` +
      `(medians by filter: ${kinds.join(', ')}); the same again: ${said(times.again)}; ` +
      `${worked.toFixed(0)} ms of the server's processor each while nobody writes; ${rated.toFixed(0)} cases a second written meanwhile; ` +
      `${behind} answers more than a second behind; ${servers.length} processes agree on ${size + writer.acknowledged.length} cases; load ${loadavg()[0]?.toFixed(1)}`,
  );
}

/**
 * The dashboard's request over HTTP while cases are written, on a PostgreSQL of its own, over tenfold growing numbers of
 * cases: `ROWS=1000000` for a million.
 */
export default async function run(print: (line: string) => void): Promise<void> {
  const missing = postgresMissing();
  if (missing !== false) {
    print(missing);
    return;
  }
  print(`${cpus()[0]?.model ?? '?'}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
  const postgres = startPostgres();
  const dir = mkdtempSync(join(tmpdir(), 'redress-bench-'));
  try {
    for (const size of sizes) {
      const database = await postgres.database();
      const { url } = database;
      // The first lays the tables out; it has nothing to fill.
      await stop(await start(url, join(dir, 'a')));
      fill(url, size);
      const servers = [await start(url, join(dir, 'a'))];
      const filling = servers[0]!;
      const waited = await worstWait(filling.url, filling.ready);
      const { ms, filledMs, cpu } = await filling.ready;
      print(
        `${size.toLocaleString('en')} cases: columns filled in ${filledMs} ms, first questions asked by itself after ${ms} ms (${cpu} ms of the processor since the start of the process); a request meanwhile took ${waited.toFixed(0)} ms at worst`,
      );
      servers.push(await start(url, join(dir, 'b')));
      await Promise.all(servers.map(({ ready }) => ready));
      await measure(print, size, servers);
      await Promise.all(servers.map(stop));
      await database.drop();
    }
  } finally {
    postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
