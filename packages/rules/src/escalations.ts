import type {
  Case,
  Decision,
  EscalationEffects,
  EscalationRuling,
  EscalationWhen,
  PlannedEscalation,
} from '@redress/cases';
import { before, parseWithin } from './calendar/index.ts';
import { Evaluation } from './evaluate.ts';
import { factReader, type FactSource } from './facts.ts';
import type { Judge } from './judge.ts';
import { clockOf, instantOf, type LocalClock } from './local-time.ts';
import type { EscalationRule, Policy } from './policy.ts';
import { Program } from './program.ts';

/** Facts of a case that a complaint alone does not have. */
const caseFacts: Readonly<Record<string, (it: Case) => unknown>> = {
  state: ({ state }) => state,
  cycle: ({ cycle }) => cycle,
  /** Somebody has taken it up. */
  handled: ({ handler }) => handler !== undefined,
};
/** Their names, beside those of a complaint and of the policy's own. */
export const escalationFacts: readonly string[] = Object.keys(caseFacts);

/** The instant that an escalation is due; `undefined` for a calendar that the policy does not have. */
export function escalationTime(
  judge: Judge,
  when: EscalationWhen,
  calendarId: string | undefined,
  due: number,
): number | undefined {
  if (when === 'due') return due;
  const calendar = judge.calendar(calendarId);
  const within = parseWithin('before' in when ? when.before : when.after);
  if (!calendar || !within) return undefined;
  return 'before' in when ? before(calendar, due, within) : calendar.due(due, within);
}

/** What a policy does when a clock is about to run out, or has. */
export class Escalations {
  readonly #judge: Judge;
  readonly #rules: readonly EscalationRule[];
  readonly #clock: LocalClock;

  constructor(judge: Judge) {
    this.#judge = judge;
    this.#rules = judge.policy.escalations ?? [];
    this.#clock = clockOf(judge.policy);
  }

  /**
   * A decision with the escalations of each deadline that starts to run at `startedAt` (RFC 3339).
   * A time before that start, as of a warning a day before a deadline of an hour, is left out.
   */
  planned(decision: Decision, startedAt: string): Decision {
    if (!this.#rules.length) return decision;
    const start = instantOf(startedAt);
    const deadlines = decision.deadlines.map((deadline) => {
      const escalations = this.#rules
        .filter(({ clock }) => clock === deadline.clock)
        .flatMap(({ name, when, calendar }): PlannedEscalation[] => {
          const own = calendar ?? deadline.calendar;
          const at = escalationTime(this.#judge, when, own, instantOf(deadline.due));
          if (at === undefined || at < start) return [];
          return [{ rule: name, at: new Date(at).toISOString(), when, ...(own !== undefined && { calendar: own }) }];
        });
      return escalations.length ? { ...deadline, escalations: inOrder(escalations) } : deadline;
    });
    return { ...decision, deadlines };
  }

  /** Escalations of a clock whose due time has moved, at their new times. */
  moved(escalations: readonly PlannedEscalation[], from: string, to: string): PlannedEscalation[] {
    const due = instantOf(to);
    const moved = escalations.map((planned) => {
      // A calendar that the policy no longer has: as much later as the clock.
      const at =
        escalationTime(this.#judge, planned.when, planned.calendar, due) ??
        instantOf(planned.at) + due - instantOf(from);
      return { ...planned, at: new Date(at).toISOString() };
    });
    return inOrder(moved);
  }

  /** What a rule that is due does to a case now, or why it does nothing. */
  ruling(it: Case, name: string): EscalationRuling {
    const rule = this.#rules.find((each) => each.name === name);
    if (!rule) return 'rule-removed';
    if (rule.conditions && !this.#holds(rule.conditions, it)) return 'conditions-not-met';
    return effectsOf(rule, it, this.#judge.policy);
  }

  #holds(conditions: NonNullable<EscalationRule['conditions']>, it: Case): boolean {
    const { policy } = this.#judge;
    const source: FactSource = {
      complaint: it.complaint,
      now: instantOf(it.receivedAt),
      repeatCount: it.repeatCount,
      clock: this.#clock,
      severity: it.severity,
      department: it.department,
    };
    const declared = (name: string): boolean => Object.hasOwn(policy.facts ?? {}, name);
    const program = new Program(policy.conditions);
    const node = program.add(conditions);
    const read = (slot: number): unknown => {
      const name = program.facts[slot] ?? '';
      // A question of the policy's own goes before a fact of the case with its name.
      const own = Object.hasOwn(caseFacts, name) && !declared(name) ? caseFacts[name] : undefined;
      return own ? own(it) : factReader(name, declared)(source);
    };
    return new Evaluation(program, read).holds(node);
  }
}

function effectsOf({ do: effects }: EscalationRule, it: Case, { severities }: Policy): EscalationEffects {
  const { notify = [], severity, department, handler } = effects;
  const raised = severity !== undefined && severities.indexOf(severity) > severities.indexOf(it.severity);
  return {
    notify,
    ...(raised && { severity }),
    ...(department !== undefined && department !== it.department && { department }),
    ...(handler !== undefined && it.handler !== undefined && { handler }),
  };
}

const inOrder = (escalations: readonly PlannedEscalation[]): PlannedEscalation[] =>
  escalations.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
