import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { OpenedDesk } from '@redress/server';
import { postgresMissing, startPostgres } from '../../scripts/postgres.ts';
import { randomSource } from '../helpers/random.ts';
import { complaintOf, rate } from './server/complaints.ts';
import { fill } from './server/fill.ts';
import { openForBench } from './server/writes.ts';

const rows = Number(process.env['ROWS'] ?? 20_000);
const samples = Number(process.env['SAMPLES'] ?? 300);
/** Complaints that come in meanwhile, each second. */
const incoming = 50;
const staff = { id: 'bench', name: 'Bench', roles: ['supervisor'] } as const;

const percentile = (values: readonly number[], p: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? Number.NaN;

/** Sends complaints at a steady rate until it is stopped. */
function comingIn({ desk }: OpenedDesk, from: number): () => Promise<void> {
  const sent: Promise<unknown>[] = [];
  let n = from;
  const timer = setInterval(() => {
    sent.push(desk.submit(complaintOf(n), { key: `coming-${String(n++)}` }));
  }, 1000 / incoming);
  return async () => {
    clearInterval(timer);
    await Promise.all(sent);
  };
}

/** What staff ask for all day, each with other values. */
function asked({ desk }: OpenedDesk, numbers: readonly string[]): Record<string, () => Promise<unknown>> {
  const random = randomSource(5);
  const any = (most: number) => Math.floor(random() * most);
  let next: string | undefined;
  let nextUrgent: string | undefined;
  return {
    'all open cases over four calendars, by urgency': () => desk.cases({ queue: 'open', sort: 'due' }, staff),
    'next pages of all cases, by urgency': async () => {
      const page = await desk.cases({ sort: 'due', ...(nextUrgent !== undefined && { after: nextUrgent }) }, staff);
      nextUrgent = page.next;
      return page;
    },
    'first page of a department, by urgency': () =>
      desk.cases({ department: `d${String(any(12))}`, sort: 'due' }, staff),
    'next pages of all cases, newest first': async () => {
      const page = await desk.cases({ sort: 'received', ...(next !== undefined && { after: next }) }, staff);
      next = page.next;
      return page;
    },
    'a handler’s own cases': () => desk.cases({ handler: `handler-${String(any(500))}`, sort: 'due' }, staff),
    'search for an order number': () => desk.cases({ search: `A-${String(1 + any(rows))}` }, staff),
    'search for one with a common word': () => desk.cases({ search: `parcel A-${String(1 + any(rows))}` }, staff),
    'search for two common words': () => desk.cases({ search: 'parcel late' }, staff),
    'one case with its log': () => desk.case(numbers[any(numbers.length)] ?? '', staff),
  };
}

/** How long the inbox waits for the server, with complaints coming in. */
export default async function run(print: (line: string) => void): Promise<void> {
  const missing = postgresMissing();
  if (missing) {
    print(missing);
    return;
  }
  const dir = mkdtempSync(join(tmpdir(), 'redress-bench-'));
  const postgres = startPostgres();
  const { url } = await postgres.database();
  const opened = await openForBench({ dataDir: dir, databaseUrl: url });
  try {
    await rate(500, 8, (n) => opened.desk.submit(complaintOf(n), { key: `template-${String(n)}` }));
    const started = performance.now();
    await fill(url, rows);
    print(
      `${cpus()[0]?.model ?? '?'}, ${String(cpus().length)} cores, load ${(loadavg()[0] ?? 0).toFixed(1)}; PostgreSQL, ` +
        `${rows.toLocaleString('en')} cases with their logs (filled in ${((performance.now() - started) / 1000).toFixed(0)} s), ` +
        `${String(incoming)} complaints a second coming in, ${String(samples)} times each; milliseconds`,
    );
    const numbers = Array.from(
      { length: 1_000 },
      (_, n) => `R-2020-${String(1 + Math.floor((n / 1_000) * (rows - 600)))}`,
    );
    const { rows: urgent } = await opened.desk.cases({ queue: 'open', sort: 'due' }, staff);
    if (urgent.some((row) => row.workingTimeLeft === undefined))
      throw new Error('the cases have no deadlines to sort by');
    const stop = comingIn(opened, 1_000_000);
    for (const [name, ask] of Object.entries(asked(opened, numbers))) {
      for (let n = 0; n < 20; n++) await ask();
      const times: number[] = [];
      for (let n = 0; n < samples; n++) {
        const before = performance.now();
        await ask();
        times.push(performance.now() - before);
        await pause(5);
      }
      print(
        `  ${name.padEnd(46)} median ${percentile(times, 0.5).toFixed(1).padStart(7)}  95th percentile ${percentile(times, 0.95).toFixed(1).padStart(7)}`,
      );
    }
    await stop();
  } finally {
    await opened.close();
    postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
