import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresMissing, startPostgres } from '../../scripts/postgres.ts';
import { reads } from './server/reads.ts';
import { streams } from './server/streams.ts';
import { writes, type At } from './server/writes.ts';

const count = Number(process.env['COUNT'] ?? 3_000);
const rounds = Number(process.env['ROUNDS'] ?? 5);

async function both(name: string, at: At, empty: At, print: (line: string) => void): Promise<void> {
  print(
    `${name}: ${String(count)} complaints of 1.5 KB against 20 rules, 32 at once, ${String(rounds)} rounds in turns`,
  );
  const opened = await writes(at, empty, print, count, rounds);
  await reads(at, opened, print, count, rounds);
  await opened.close();
}

/** What the desk adds to the database's own work. */
export default async function run(print: (line: string) => void): Promise<void> {
  print(`${cpus()[0]?.model ?? '?'}, ${String(cpus().length)} cores, load ${(loadavg()[0] ?? 0).toFixed(1)}`);
  const dir = mkdtempSync(join(tmpdir(), 'redress-bench-'));
  try {
    await both('SQLite', { dataDir: join(dir, 'desk') }, { dataDir: join(dir, 'bare') }, print);
    print('One process:');
    await streams(join(dir, 'streams'), print);
    if (postgresMissing()) return;
    const postgres = startPostgres();
    const [desk, bare] = [await postgres.database(), await postgres.database()];
    const at = (url: string) => ({ dataDir: join(dir, 'postgres'), databaseUrl: url });
    await both('PostgreSQL', at(desk.url), at(bare.url), print);
    await desk.drop();
    await bare.drop();
    postgres.stop();
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
