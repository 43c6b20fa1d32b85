import {
  stages,
  type Complaint,
  type Deadline,
  type Decision,
  type Issue,
  type Reason,
  type Stage,
} from '@redress/cases';
import { zoneNamed } from './calendar/zone.ts';
import { Calendars, deadlineOf, dueOf, withinOf, type Term } from './deadlines.ts';
import { Evaluation } from './evaluate.ts';
import type { FactSource } from './facts.ts';
import type { CompileOptions, DecideContext, Explanation, Judge, Outcome } from './judge.ts';
import { localClock } from './local-time.ts';
import type { Policy } from './policy.ts';
import { Program } from './program.ts';
import { resumed } from './resume.ts';
import { compileRules, type CompiledRule, type RuleSet } from './ruleset.ts';
import { Session } from './session.ts';
import { canonical, contentHash, deepFreeze } from './values.ts';

/** The rules that fired in each stage, those that decide first, and the evaluation that says why. */
interface Fired {
  readonly now: number;
  readonly session: Session;
  readonly severity: string;
  readonly department: string;
  readonly rules: readonly { readonly rule: CompiledRule; readonly evaluation: Evaluation }[];
}

/**
 * Compile a policy that `parsePolicy` accepted.
 * The policy must not be changed afterwards.
 */
export function compile(policy: Policy, { version = 0, holidays = [] }: CompileOptions = {}): Judge {
  return new CompiledJudge(policy, version, [...holidays]);
}

class CompiledJudge implements Judge {
  readonly policy: Policy;
  readonly issues: readonly Issue[];
  readonly #version: number;
  readonly #calendars: Calendars;
  readonly #rules: RuleSet;
  readonly #defaults: readonly Term[];
  readonly #clock;
  #identity: Decision['policy'] | undefined;

  constructor(policy: Policy, version: number, holidays: NonNullable<CompileOptions['holidays']>) {
    this.policy = policy;
    this.#version = version;
    this.#calendars = new Calendars(policy.calendars ?? {}, holidays);
    this.#rules = compileRules(policy, this.#calendars);
    this.#defaults = (policy.defaults.deadlines ?? []).map((terms) => this.#calendars.term(terms));
    this.issues = this.#calendars.issues;
    const zone = zoneNamed(policy.timeZone ?? Object.values(policy.calendars ?? {})[0]?.timeZone ?? 'UTC');
    this.#clock = localClock((instant) => zone?.offset(instant) ?? 0);
  }

  get identity(): Decision['policy'] {
    this.#identity ??= Object.freeze({
      name: this.policy.name,
      version: this.#version,
      hash: contentHash(canonical(this.policy)),
    });
    return this.#identity;
  }

  decide(complaint: Complaint, context: DecideContext): Decision {
    const fired = this.#fire(complaint, context);
    const deadlines = this.#chosen(fired).map(({ term }) => deadlineOf(term, fired.now));
    return deepFreeze({
      severity: fired.severity,
      department: fired.department,
      deadlines: deadlines.filter((deadline): deadline is Deadline => deadline !== undefined),
      reasons: fired.rules.map(({ rule, evaluation }): Reason => ({
        stage: rule.stage,
        rule: rule.name,
        matched: evaluation.carriers(rule.node),
      })),
      missing: fired.session.missing(),
      policy: this.identity,
    });
  }

  outcome(complaint: Complaint, context: DecideContext): Outcome {
    const fired = this.#fire(complaint, context);
    const deadlines = this.#chosen(fired).map(({ term, due }) => ({ clock: term.terms.clock, due }));
    return { severity: fired.severity, department: fired.department, deadlines };
  }

  explain(name: string, complaint: Complaint, context: DecideContext): Explanation | undefined {
    const rule = stages.flatMap((stage) => this.#rules[stage]).find((each) => each.name === name);
    if (!rule) return undefined;
    const fired = this.#fire(complaint, context);
    const own = fired.rules.find((each) => each.rule === rule);
    const evaluation = own?.evaluation ?? new Evaluation(fired.session.view(rule.stage));
    const because = evaluation.carriers(rule.node);
    const winner = own && this.#winner(rule, fired);
    return deepFreeze({
      rule: name,
      stage: rule.stage,
      fired: own !== undefined,
      because,
      ...(winner !== undefined && winner !== name && { overruledBy: winner }),
    });
  }

  approvalRequired(facts: Readonly<Record<string, unknown>>): boolean {
    const required = this.policy.workflow?.approval?.required;
    if (!required) return false;
    const program = new Program(this.policy.conditions);
    const node = program.add(required);
    return new Evaluation((slot) => {
      const name = program.facts[slot] ?? '';
      return Object.hasOwn(facts, name) ? facts[name] : undefined;
    }).holds(node);
  }

  resume(deadline: Parameters<Judge['resume']>[0], pause: Parameters<Judge['resume']>[1]): ReturnType<Judge['resume']> {
    return resumed(this.#calendars.get(deadline.calendar), withinOf(deadline.within), {
      due: instantOf(deadline.due),
      pausedAt: instantOf(pause.pausedAt),
      resumedAt: instantOf(pause.resumedAt),
    });
  }

  window(name: 'offerWindow' | 'reopenWindow', from: string): string | undefined {
    const { workflow } = this.policy;
    const within = workflow?.[name];
    if (within === undefined) return undefined;
    const due = this.#calendars.get(workflow?.calendar).due(instantOf(from), withinOf(within));
    return due === undefined ? undefined : new Date(due).toISOString();
  }

  #fire(complaint: Complaint, { now: at, history }: DecideContext): Fired {
    const now = instantOf(at);
    const { defaults, facts = {} } = this.policy;
    const { program, severity, department, deadline } = this.#rules;
    const source: FactSource = {
      complaint,
      now,
      history,
      clock: this.#clock,
      severity: undefined,
      department: undefined,
    };
    const session = new Session(program.facts, (name) => Object.hasOwn(facts, name), source);
    const rules: { rule: CompiledRule; evaluation: Evaluation }[] = [];
    const run = (stage: Stage, list: readonly CompiledRule[]): string | undefined => {
      const evaluation = new Evaluation(session.view(stage));
      const fired = list.filter((rule) => evaluation.holds(rule.node));
      for (const rule of fired) rules.push({ rule, evaluation });
      return fired[0]?.result;
    };
    source.severity = run('severity', severity) ?? defaults.severity;
    source.department = run('department', department) ?? defaults.department;
    run('deadline', deadline);
    return { now, session, severity: source.severity, department: source.department, rules };
  }

  /** For each clock the earliest due time: of the rules that fired, else of the defaults. */
  #chosen({ rules, now }: Fired): Chosen[] {
    const chosen = new Map<string, Chosen>();
    const offer = (terms: readonly Term[]): void => {
      for (const term of terms) {
        const due = dueOf(term, now);
        const best = chosen.get(term.terms.clock);
        if (due !== undefined && (!best || due < best.due)) chosen.set(term.terms.clock, { term, due });
      }
    };
    offer(rules.flatMap(({ rule }) => rule.term ?? []));
    offer(this.#defaults.filter(({ terms }) => !chosen.has(terms.clock)));
    return [...chosen.values()].sort((a, b) => a.due - b.due);
  }

  /** The rule that decided what this one, having fired, asked for as well. */
  #winner(rule: CompiledRule, fired: Fired): string | undefined {
    if (rule.stage !== 'deadline') return fired.rules.find((each) => each.rule.stage === rule.stage)?.rule.name;
    return this.#chosen(fired).find(({ term }) => term.terms.clock === rule.result)?.term.rule;
  }
}

interface Chosen {
  readonly term: Term;
  readonly due: number;
}

function instantOf(time: string | number): number {
  const instant = typeof time === 'number' ? time : Date.parse(time);
  if (Number.isNaN(instant)) throw new RangeError('invalid-instant');
  return instant;
}
