import type { Desk } from '@redress/desk';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { Log } from '../log.ts';
import { repeat, type Repeated } from '../repeat.ts';

/** In milliseconds. */
const usualPause = 600_000;
/** Rounds end after so many, so that a server that stops does not wait long. */
const mostBatches = 20;

/** Erases who complained, and who looked at what, once the policy's time for it is over. Any number of servers may do so. */
export const runPrivacy = (desk: Desk, audit: AuditTrail, log: Log, pause = usualPause): Repeated => {
  const round = async (): Promise<void> => {
    const keptFrom = await desk.privacy.auditKeptFrom();
    const removed = keptFrom === undefined ? 0 : await audit.removeBefore(keptFrom);
    if (removed) log('info', 'audit-removed', { entries: removed });
    for (let batch = 0; batch < mostBatches; batch++) {
      const cases = await desk.privacy.eraseExpired();
      if (!cases) return;
      log('info', 'expired-erased', { cases });
    }
  };
  return repeat(
    () =>
      round().catch((error: unknown) => {
        // Before the first policy is published nothing expires.
        if (!(error instanceof Error && 'code' in error && error.code === 'no-policy')) throw error;
      }),
    { log, failed: 'expiry-failed', pause, also: 'at-start' },
  );
};
