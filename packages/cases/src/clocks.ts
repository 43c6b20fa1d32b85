import type { Clock } from './case.ts';
import type { Deadline } from './decision.ts';
import type { CaseEventType, EventOf } from './events.ts';

/**
 * Which events stop which clock. `acknowledge` stops when the customer has number and deadline, `respond` at the
 * first answer of substance, `resolve` at the end of the case; any clock of the policy's own when the decision
 * is communicated. The end of a case stops all.
 */
const stoppers: Readonly<Record<string, readonly CaseEventType[]>> = {
  acknowledge: ['acknowledged'],
  respond: ['question-asked', 'solution-offered'],
  resolve: [],
};
const ends: readonly CaseEventType[] = ['closed', 'withdrawn', 'merged', 'complaint-rejected', 'referred'];

const stops = (kind: string, event: CaseEventType): boolean =>
  ends.includes(event) || (stoppers[kind] ?? ['solution-offered']).includes(event);

const running = (clock: Clock, cycle: number): boolean => clock.cycle === cycle && clock.metAt === undefined;

/** Instants compare as numbers: their fractions of a second may be written at different lengths. */
export const isAfter = (a: string, b: string): boolean => Date.parse(a) > Date.parse(b);

/** The clocks that a decision starts. */
export function startClocks(deadlines: readonly Deadline[], startedAt: string, cycle: number): Clock[] {
  return deadlines.map(({ clock, due, pausable, within, calendar, rule, law, dataEndsAt, proof, escalations }) => ({
    kind: clock,
    cycle,
    startedAt,
    dueAt: due,
    within,
    pausable: pausable ?? false,
    proof,
    ...(calendar !== undefined && { calendar }),
    ...(rule !== undefined && { rule }),
    ...(law !== undefined && { law }),
    ...(dataEndsAt !== undefined && { dataEndsAt }),
    ...(escalations && { escalations }),
  }));
}

/** The clocks after an event that may stop some; one that stops late is breached for good. */
export function stopClocks(
  clocks: readonly Clock[],
  cycle: number,
  event: CaseEventType,
  at: string,
  alsoRespond = false,
): Clock[] {
  return clocks.map((clock) => {
    const stopped = stops(clock.kind, event) || (alsoRespond && clock.kind === 'respond');
    if (!running(clock, cycle) || !stopped) return clock;
    const { pausedAt, ...rest } = clock;
    const late = pausedAt === undefined && isAfter(at, clock.dueAt);
    return { ...rest, metAt: at, ...(late && { breachedAt: clock.breachedAt ?? clock.dueAt }) };
  });
}

/** Pausable clocks that still have time left stand still from `at`. */
export function pauseClocks(clocks: readonly Clock[], cycle: number, at: string): Clock[] {
  return clocks.map((clock) =>
    running(clock, cycle) && clock.pausable && isAfter(clock.dueAt, at) ? { ...clock, pausedAt: at } : clock,
  );
}

export function resumeClocks(clocks: readonly Clock[], resumed: EventOf<'waiting-ended'>['clocks']): Clock[] {
  return clocks.map((clock) => {
    const again = clock.pausedAt === undefined ? undefined : resumed.find(({ clock: kind }) => kind === clock.kind);
    if (!again) return clock;
    const { pausedAt: _, ...rest } = clock;
    return {
      ...rest,
      dueAt: again.due,
      proof: again.proof,
      ...(again.escalations && { escalations: again.escalations }),
    };
  });
}

export function extendClock(clocks: readonly Clock[], cycle: number, event: EventOf<'deadline-extended'>): Clock[] {
  return clocks.map((clock) =>
    running(clock, cycle) && clock.kind === event.clock
      ? {
          ...clock,
          dueAt: event.dueAt,
          extended: { reason: event.reason, from: clock.dueAt },
          ...(event.escalations && { escalations: event.escalations }),
        }
      : clock,
  );
}

export function breachClock(clocks: readonly Clock[], cycle: number, event: EventOf<'clock-breached'>): Clock[] {
  return clocks.map((clock) =>
    running(clock, cycle) && clock.kind === event.clock
      ? { ...clock, breachedAt: clock.breachedAt ?? event.dueAt }
      : clock,
  );
}

/** The clocks that run in a case's present cycle, paused ones included. */
export const runningClocks = (it: { clocks: readonly Clock[]; cycle: number }): Clock[] =>
  it.clocks.filter((clock) => running(clock, it.cycle));

/** The running, unpaused clock that is due first: what "due" means in a list of cases. */
export function nextDue(it: { clocks: readonly Clock[]; cycle: number }): Clock | undefined {
  return runningClocks(it)
    .filter((clock) => clock.pausedAt === undefined)
    .reduce<Clock | undefined>(
      (first, clock) => (!first || isAfter(first.dueAt, clock.dueAt) ? clock : first),
      undefined,
    );
}
