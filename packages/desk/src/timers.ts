import { apply, isAfter, runningClocks, type Case, type CaseEvent, type Command, type Rulings } from '@redress/cases';
import type { CaseLog, Loaded } from './case-log.ts';
import { DeskError } from './desk-error.ts';
import type { PolicyBook } from './policy-book.ts';
import type { Store } from './ports.ts';

const system = { role: 'system' } as const;

/** What has come due in a case: deadlines missed, an offer that nobody answered, a wait that is over. */
function dueCommands(it: Case, now: string): Command[] {
  const missed = runningClocks(it).filter(
    (clock) => clock.pausedAt === undefined && clock.breachedAt === undefined && isAfter(now, clock.dueAt),
  );
  const passed = (until: string | undefined): boolean => until !== undefined && isAfter(now, until);
  return [
    ...missed.map(({ kind }): Command => ({ type: 'record-breach', clock: kind })),
    ...(it.state === 'offered' && passed(it.solution?.offerUntil) ? [{ type: 'accept' } as const] : []),
    ...(it.state === 'waiting' && passed(it.waiting?.until) ? [{ type: 'resume' } as const] : []),
  ];
}

function eventsOf(it: Case, now: string, rulings: Rulings): CaseEvent[] {
  return dueCommands(it, now).flatMap((command) => {
    const outcome = apply(it, command, { ...rulings, actor: system, now });
    return 'events' in outcome ? outcome.events : [];
  });
}

/**
 * Let time do its work: once for each case whose timer has run out.
 * Safe to run in several processes at once: the log's version lets one of them write.
 * @returns how many cases changed.
 */
export async function runTimers(store: Store, log: CaseLog, policies: PolicyBook, batch = 200): Promise<number> {
  const rulings = await policies.rulings();
  let changed = 0;
  for (const caseId of await store.due(log.instant(), batch)) {
    const decide = ({ it }: Loaded): CaseEvent[] => {
      const events = eventsOf(it, log.instant(it), rulings);
      if (events.length) changed++;
      return events;
    };
    try {
      await log.change(caseId, decide);
    } catch (error) {
      // Another process was faster, eight times: it has done the work.
      if (!(error instanceof DeskError && error.code === 'version-conflict')) throw error;
    }
  }
  return changed;
}
