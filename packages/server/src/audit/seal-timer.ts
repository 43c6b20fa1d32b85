import type { Log } from '../log.ts';
import { repeat, type Repeated } from '../repeat.ts';
import type { Database } from '../store/database.ts';
import { sealChanges } from './seals.ts';

/** How long a change waits for its seal at the most, in milliseconds. */
const usualPause = 60_000;

/**
 * Seals changes once a minute and at the end. Any number of servers may do so. Each seal's hash is logged: whoever
 * keeps the log elsewhere can tell later whether all that was sealed is still there.
 */
export const runSeals = (database: Database, now: () => number, log: Log, pause = usualPause): Repeated =>
  repeat(
    async () => {
      for (let seal = await sealChanges(database, now()); seal; seal = await sealChanges(database, now())) {
        log('info', 'sealed', { sequence: seal.sequence, changes: seal.changes, hash: seal.hash });
      }
    },
    { log, failed: 'sealing-failed', pause, also: 'at-end' },
  );
