import { endStates, pendingEscalations, runningClocks, type Case, type Command } from '@redress/cases';

/** Something that time alone does to a case. */
export interface DueWork {
  /** RFC 3339; it is due once this has passed. */
  readonly at: string;
  readonly command: Command;
}

/**
 * What time will do to a case if nobody acts, soonest first: deadlines missed, escalations, the end of an offer or of
 * a wait. Of things due together a missed deadline comes first: its escalation tells of it.
 */
export function workAhead(it: Case): DueWork[] {
  if (endStates.includes(it.state) || it.erased) return [];
  const clocks = runningClocks(it).filter(
    ({ pausedAt, breachedAt }) => pausedAt === undefined && breachedAt === undefined,
  );
  const offerUntil = it.state === 'offered' ? it.solution?.offerUntil : undefined;
  const waitUntil = it.state === 'waiting' ? it.waiting?.until : undefined;
  const work: DueWork[] = [
    ...clocks.map(({ kind, dueAt }): DueWork => ({ at: dueAt, command: { type: 'record-breach', clock: kind } })),
    ...pendingEscalations(it).map(({ at, clock, rule }): DueWork => ({
      at,
      command: { type: 'escalate-deadline', clock, rule },
    })),
    ...(offerUntil === undefined ? [] : [{ at: offerUntil, command: { type: 'accept' } } as const]),
    ...(waitUntil === undefined ? [] : [{ at: waitUntil, command: { type: 'resume' } } as const]),
  ];
  return work.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
