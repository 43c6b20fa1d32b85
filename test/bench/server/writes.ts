import type { OpenedDesk } from '@redress/server';
import { openDesk } from '@redress/server';
import { leftBehind } from './bare.ts';
import { barePostgres } from './bare-postgres.ts';
import { bareSqlite } from './bare-sqlite.ts';
import { complaintOf, median, rate, twentyRules } from './complaints.ts';

export interface At {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
}

const admin = { id: 'bench', name: 'Bench', roles: ['admin'] } as const;
const secret = 'a secret that is kept for benchmarks alone';

export const openForBench = async (at: At): Promise<OpenedDesk> => {
  const opened = await openDesk({ ...at, secret, log: () => undefined });
  if (!(await opened.desk.policyVersions()).length) await opened.desk.publishPolicy(twentyRules(), { over: 0 }, admin);
  return opened;
};

interface Bare {
  insert(n: number): Promise<void> | void;
  close(): Promise<void> | void;
}

async function openBare(at: At, empty: At): Promise<Bare> {
  const left = await leftBehind({ ...at, secret });
  // The same layout, indexes included, in a database of its own.
  await (await openForBench(empty)).close();
  return empty.databaseUrl === undefined ? bareSqlite(empty.dataDir, left) : barePostgres(empty.databaseUrl, left);
}

/**
 * Complaints a second through the whole desk (shape checked, rules run, everything derived, events chained), beside
 * the insert of the same rows in one durable transaction each; in turns.
 */
export async function writes(at: At, empty: At, print: (line: string) => void, count: number, rounds: number) {
  const opened = await openForBench(at);
  let sent = 0;
  const submit = () => {
    const n = sent++;
    return opened.desk.submit(complaintOf(n), { key: `bench-${String(n)}-${'k'.repeat(8)}` });
  };
  await rate(200, 32, submit);
  const bare = await openBare(at, empty);
  let inserted = 0;
  const insert = async () => {
    await bare.insert(inserted++);
  };
  const rates: { desk: number; bare: number }[] = [];
  await rate(200, 32, insert);
  for (let round = 0; round < rounds; round++)
    rates.push({ desk: await rate(count, 32, submit), bare: await rate(count, 32, insert) });
  const [desk, plain] = [median(rates.map((each) => each.desk)), median(rates.map((each) => each.bare))];
  const ratio = median(rates.map((each) => each.desk / each.bare));
  print(
    `  complaints through the desk ${desk.toFixed(0)}/s; bare insert of the same rows ${plain.toFixed(0)}/s; ratio ${ratio.toFixed(2)}`,
  );
  await bare.close();
  return opened;
}
