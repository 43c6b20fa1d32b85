import { cpus, loadavg } from 'node:os';
import { kpiIds } from '@redress/metrics';
import { openStore } from '@redress/server';
import { postgresMissing, startPostgres } from '../../scripts/postgres.ts';
import { postgres as dialect, statements, views } from '../helpers/facts-sql.ts';
import { fill, timed } from './metrics/fill.ts';

const sizes = (process.env['ROWS'] ?? '10000,100000').split(',').map(Number);
const year = { from: '2026-01-01', to: '2026-12-01', by: ['channel'] } as const;

/**
 * The same definitions as plain SQL on PostgreSQL, by channel over most of a year: what is left to do where the columns
 * of all cases fit no one memory. `ROWS=1000000` for a million.
 */
export default async function run(print: (line: string) => void): Promise<void> {
  const missing = postgresMissing();
  if (missing !== false) {
    print(missing);
    return;
  }
  print(`${cpus()[0]?.model ?? '?'}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
  const server = startPostgres();
  try {
    for (const size of sizes) {
      const database = await server.database();
      await (await openStore({ url: database.url })).close();
      fill(database.url, size);
      // Times as numbers, once: a table that the changes keep up to date, as the columns in memory are.
      const typed = views(dialect).replace('CREATE VIEW c AS', 'CREATE MATERIALIZED VIEW c AS');
      const made = timed(database.url, `${typed} ANALYZE c`);
      print(`${size.toLocaleString('en')} cases: times read as numbers in ${made.toFixed(0)} ms`);
      for (const kpi of kpiIds) {
        const text = statements(dialect, kpi, year).join(';');
        print(`  ${kpi.padEnd(32)} ${timed(database.url, text).toFixed(0).padStart(7)} ms`);
      }
      await database.drop();
    }
  } finally {
    server.stop();
  }
}
