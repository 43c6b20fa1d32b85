import type { Deadline } from '@redress/cases';
import { minuteMs } from './calendar/civil.ts';
import { resume, type Calendar } from './calendar/index.ts';
import { prove } from './calendar/proof.ts';
import { withinOf } from './deadlines.ts';
import { Evaluation } from './evaluate.ts';
import type { Judge } from './judge.ts';
import { instantOf } from './local-time.ts';
import { Program, type Node } from './program.ts';

/** When a clock stood still, RFC 3339 in UTC. */
export interface Pause {
  readonly pausedAt: string;
  readonly resumedAt: string;
}

/** A pause or an extension, counted. */
export interface Resumed {
  /** RFC 3339 in UTC. */
  readonly due: string;
  readonly proof: Deadline['proof'];
}

/** What a policy says of a case on its way: its `workflow`, and deadlines that stood still. */
export class Workflow {
  readonly #judge: Judge;
  readonly #program: Program;
  readonly #approval: Node | undefined;

  constructor(judge: Judge) {
    const { conditions, workflow } = judge.policy;
    this.#judge = judge;
    this.#program = new Program(conditions);
    this.#approval = workflow?.approval && this.#program.add(workflow.approval.required);
  }

  /** Whether a supervisor must approve, by `workflow.approval`: over any facts of the case and the proposal. */
  approvalRequired(facts: Readonly<Record<string, unknown>>): boolean {
    if (!this.#approval) return false;
    const read = (slot: number): unknown => {
      const name = this.#program.facts[slot] ?? '';
      return Object.hasOwn(facts, name) ? facts[name] : undefined;
    };
    return new Evaluation(this.#program, read).holds(this.#approval);
  }

  /** The end of a window of `workflow` that starts at an instant; undefined where the policy sets none. */
  window(name: 'offerWindow' | 'reopenWindow', from: string): string | undefined {
    const { workflow } = this.#judge.policy;
    const within = workflow?.[name];
    if (within === undefined) return undefined;
    const due = this.#calendar(workflow?.calendar).due(instantOf(from), withinOf(within));
    return due === undefined ? undefined : new Date(due).toISOString();
  }

  /**
   * A deadline after a pause: what was left of it when the pause began runs from its end.
   * Working units pause in working time, the others by the clock.
   */
  resume(deadline: Pick<Deadline, 'due' | 'within' | 'calendar'>, pause: Pause): Resumed {
    const calendar = this.#calendar(deadline.calendar);
    const within = withinOf(deadline.within);
    const due = instantOf(deadline.due);
    const resumedAt = instantOf(pause.resumedAt);
    const later = resume(calendar, due, instantOf(pause.pausedAt), resumedAt, within) ?? due;
    const unit = within.unit.startsWith('business') ? 'business minutes' : 'minutes';
    const proof =
      later <= resumedAt
        ? []
        : prove(calendar, {
            within: { unit, amount: Math.round((later - resumedAt) / minuteMs) },
            start: resumedAt,
            begins: resumedAt,
            due: later,
            lastDay: calendar.dayAt(later),
          });
    return { due: new Date(later).toISOString(), proof };
  }

  /** @throws RangeError for a calendar that does not exist. */
  #calendar(id: string | undefined): Calendar {
    const calendar = this.#judge.calendar(id);
    if (!calendar) throw new RangeError('unknown-calendar');
    return calendar;
  }
}
