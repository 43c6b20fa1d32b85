import type { Case, Clock } from './case.ts';
import { isAfter, runningClocks } from './clocks.ts';
import type { CommandOf } from './commands.ts';
import type { PlannedEscalation } from './decision.ts';
import type { CaseEvent, EventOf } from './events.ts';
import type { Notified } from './vocabulary.ts';

/** What an escalation does to a case, beside telling people. */
export interface EscalationEffects {
  readonly notify: readonly Notified[];
  readonly severity?: string;
  readonly department?: string;
  /** `none` takes the case from its handler, so that someone else can take it. */
  readonly handler?: 'none';
}

/** What the policy in force says when an escalation is due: do this, or why nothing is done. */
export type EscalationRuling = EscalationEffects | EventOf<'escalation-skipped'>['why'];

/** In milliseconds: carried out later than this after its time, an escalation is late. */
const punctual = 60_000;

const without = (clock: Clock, rule: string): Clock => ({
  ...clock,
  escalations: (clock.escalations ?? []).filter((planned) => planned.rule !== rule),
});

/** The clocks, with an escalation of one of them done with. */
export const spendEscalation = (
  clocks: readonly Clock[],
  cycle: number,
  { clock: kind, rule }: { readonly clock: string; readonly rule: string },
): Clock[] => clocks.map((clock) => (clock.cycle === cycle && clock.kind === kind ? without(clock, rule) : clock));

/** What an escalation changes in a case. */
export function escalate(it: Case, event: EventOf<'deadline-escalated'>): Case {
  const { rule, clock, firesAt, at, late, notify, severity, department } = event;
  const { handler, ...rest } = it;
  const moved = department !== undefined && department !== it.department;
  return {
    ...rest,
    clocks: spendEscalation(it.clocks, it.cycle, event),
    escalations: [...(it.escalations ?? []), { rule, clock, cycle: it.cycle, firesAt, at, late, notify }],
    ...(severity !== undefined && { severity }),
    ...(moved && { department }),
    // Whom the case has left cannot work on it.
    ...(handler !== undefined && event.handler !== 'none' && !moved && { handler }),
  };
}

/** The planned escalations of a clock whose due time moves, moved with it: what holds where no calendar is at hand. */
export const shiftEscalations = (clock: Clock, dueAt: string): PlannedEscalation[] => {
  const later = Date.parse(dueAt) - Date.parse(clock.dueAt);
  return (clock.escalations ?? []).map((planned) => ({
    ...planned,
    at: new Date(Date.parse(planned.at) + later).toISOString(),
  }));
};

/** The escalations that the clocks of a case still have before them, the clocks that stand still left out. */
export const pendingEscalations = (it: Pick<Case, 'clocks' | 'cycle'>): (PlannedEscalation & { clock: string })[] =>
  runningClocks(it)
    .filter((clock) => clock.pausedAt === undefined)
    .flatMap(({ kind, escalations = [] }) => escalations.map((planned) => ({ ...planned, clock: kind })));

/** The event of an escalation that is due; `undefined` for one that is not, or was done with. */
export function dueEscalation(
  it: Case,
  { clock, rule }: CommandOf<'escalate-deadline'>,
  now: string,
  ruling: (it: Case, rule: string) => EscalationRuling,
): CaseEvent | undefined {
  const planned = pendingEscalations(it).find((each) => each.clock === clock && each.rule === rule);
  if (!planned || !isAfter(now, planned.at)) return undefined;
  const by = { at: now, actor: { role: 'system' }, rule, clock, firesAt: planned.at } as const;
  const ruled = ruling(it, rule);
  if (typeof ruled === 'string') return { type: 'escalation-skipped', ...by, why: ruled };
  const late = Date.parse(now) - Date.parse(planned.at) > punctual;
  return { type: 'deadline-escalated', ...by, late, ...ruled, notify: [...ruled.notify] };
}
