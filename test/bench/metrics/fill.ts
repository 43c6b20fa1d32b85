import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Puts a history of so many cases into the table of facts, by the database alone. */
export function fill(databaseUrl: string, rows: number): void {
  const set = { rows, newest: new Date().toISOString(), format: 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"' };
  const variables = Object.entries(set).flatMap(([name, value]) => ['-v', `${name}=${value}`]);
  const script = join(import.meta.dirname, 'million.sql');
  execFileSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', ...variables, '-f', script, databaseUrl]);
}

/** Runs statements, and answers how long they took, in milliseconds. */
export function timed(databaseUrl: string, statements: string): number {
  const began = performance.now();
  execFileSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-o', '/dev/null', '-c', statements, databaseUrl]);
  return performance.now() - began;
}
