import type { Log } from '../log.ts';
import { repeat, type Repeated } from '../repeat.ts';
import type { Database } from '../store/database.ts';
import { newestEntry } from './audit-chain.ts';
import { sealChanges } from './seals.ts';

/** How long a change waits for its seal at the most, in milliseconds. */
const usualPause = 60_000;

/**
 * Seals changes once a minute and at the end. Any number of servers may do so. Each seal's hash is logged, and that of
 * the audit trail's newest entry: whoever keeps the log elsewhere can tell later whether all up to there is still there.
 */
export const runSeals = (database: Database, now: () => number, log: Log, pause = usualPause): Repeated => {
  let told = '';
  return repeat(
    async () => {
      for (let seal = await sealChanges(database, now()); seal; seal = await sealChanges(database, now())) {
        log('info', 'sealed', { sequence: seal.sequence, changes: seal.changes, hash: seal.hash });
      }
      const { sequence, hash } = await newestEntry(database.db);
      if (hash !== told) log('info', 'audit-chained', { sequence, hash });
      told = hash;
    },
    { log, failed: 'sealing-failed', pause, also: 'at-end' },
  );
};
