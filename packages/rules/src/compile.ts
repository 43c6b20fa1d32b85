import type { Complaint, Decision, Issue, Reason, Stage } from '@redress/cases';
import { type Calendar, type HolidayTable } from './calendar/index.ts';
import { Calendars, deadlinesOf, offer, settle, type DueTime, type Term } from './deadlines.ts';
import { Evaluation } from './evaluate.ts';
import type { CompileOptions, DecideContext, Judge, Outcome } from './judge.ts';
import { KeywordIndex } from './keyword-index.ts';
import { clockOf, instantOf } from './local-time.ts';
import { Matcher } from './match/matcher.ts';
import type { Policy } from './policy.ts';
import { Reasoner } from './reasons.ts';
import { byPriority, compileRules, type CompiledRule, type RuleSet, type Span } from './ruleset.ts';
import { Session } from './session.ts';
import { canonical, contentHash, deepFreeze } from './values.ts';

/** What a run through the stages found. */
interface Run {
  readonly severity: string;
  readonly department: string;
  readonly reasons: Reason[];
  /** Terms of the rules that fired in the deadline stage, in the order of their priority. */
  readonly terms: Term[];
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
  readonly #session: Session;
  readonly #keywords: KeywordIndex;
  readonly #evaluation: Evaluation;
  readonly #matcher: Matcher;
  readonly #reasoner: Reasoner;
  #identity: Decision['policy'] | undefined;

  constructor(policy: Policy, version: number, holidays: readonly HolidayTable[]) {
    const { facts = {}, calendars = {}, defaults } = policy;
    this.policy = policy;
    this.#version = version;
    this.#calendars = new Calendars(calendars, holidays);
    this.issues = this.#calendars.issues;
    this.#rules = compileRules(policy, this.#calendars);
    this.#defaults = (defaults.deadlines ?? []).map((terms) => this.#calendars.term(terms));
    const { program, rows } = this.#rules;
    this.#session = new Session(program, (name) => Object.hasOwn(facts, name), clockOf(policy));
    const { read } = this.#session;
    this.#keywords = new KeywordIndex(program.leaves);
    this.#evaluation = new Evaluation(program, read, this.#keywords);
    this.#reasoner = new Reasoner(this.#evaluation, this.#session);
    this.#matcher = new Matcher(rows, this.#session, this.#evaluation);
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
    const now = instantOf(context.now);
    const { severity, department, reasons, terms } = this.#run(complaint, now, context);
    const deadlines = deadlinesOf(terms, this.#defaults, now);
    const missing = Object.freeze(this.#session.missing()) as string[];
    deepFreeze(reasons);
    return Object.freeze({
      severity,
      department,
      deadlines: deepFreeze(deadlines),
      reasons,
      missing,
      policy: this.identity,
    });
  }

  reasons(complaint: Complaint, context: DecideContext): readonly Reason[] {
    return this.#run(complaint, instantOf(context.now), context).reasons;
  }

  outcome(complaint: Complaint, context: DecideContext): Outcome {
    const now = instantOf(context.now);
    const { spans, ruleOf, likeEnd } = this.#rules;
    const { defaults } = this.policy;
    this.#begin(complaint, now, context);
    const severity = this.#decided(spans.severity, defaults.severity);
    this.#nextStage(this.#session.tellSeverity(severity));
    const department = this.#decided(spans.department, defaults.department);
    this.#nextStage(this.#session.tellDepartment(department));
    const times: DueTime[] = [];
    const { from, to } = spans.deadline;
    for (let row = this.#matcher.next(from, to); row >= 0; row = this.#matcher.next(likeEnd[row] ?? to, to)) {
      const term = ruleOf[row]?.term;
      if (term) offer(times, term, now);
    }
    return { severity, department, deadlines: settle(times, this.#defaults, now) };
  }

  calendar(id: string | undefined): Calendar | undefined {
    return this.#calendars.find(id);
  }

  #begin(complaint: Complaint, now: number, { history }: DecideContext): void {
    this.#session.begin(complaint, now, history);
    this.#keywords.reset();
    this.#evaluation.reset();
    this.#matcher.reset();
  }

  /** What the first rule that fires sets, or the default. */
  #decided({ from, to }: Span, otherwise: string): string {
    const row = this.#matcher.next(from, to);
    return row < 0 ? otherwise : (this.#rules.ruleOf[row]?.result ?? otherwise);
  }

  /** What was worked out with a result still unknown no longer counts, if anything asks for that. */
  #nextStage(isAsked: boolean): void {
    if (!isAsked) return;
    this.#evaluation.reset();
    this.#matcher.nextStage();
  }

  /** Go through the stages and collect every rule that fires. */
  #run(complaint: Complaint, now: number, context: DecideContext): Run {
    const { defaults } = this.policy;
    this.#begin(complaint, now, context);
    const reasons: Reason[] = [];
    const severity = this.#fire('severity', reasons)[0]?.result ?? defaults.severity;
    this.#nextStage(this.#session.tellSeverity(severity));
    const department = this.#fire('department', reasons)[0]?.result ?? defaults.department;
    this.#nextStage(this.#session.tellDepartment(department));
    const terms: Term[] = [];
    for (const { term } of this.#fire('deadline', reasons)) if (term) terms.push(term);
    return { severity, department, reasons, terms };
  }

  /** The rules of a stage that fire, those that decide first; their reasons are added to the list. */
  #fire(stage: Stage, reasons: Reason[]): readonly CompiledRule[] {
    const { spans, ruleOf, ruleEnd } = this.#rules;
    const { from, to } = spans[stage];
    const fired: CompiledRule[] = [];
    let end = from;
    const { found } = this.#matcher;
    const count = this.#matcher.all(from, to);
    for (let i = 0; i < count; i++) {
      const row = found[i] ?? 0;
      const rule = ruleOf[row];
      // The rows of one rule stand together; the first that matches is enough.
      if (row < end || !rule) continue;
      fired.push(rule);
      end = ruleEnd[row] ?? to;
    }
    if (stage === 'deadline' && fired.length > 1) fired.sort(byPriority);
    for (const rule of fired) reasons.push(this.#reasoner.reason(rule));
    return fired;
  }
}
