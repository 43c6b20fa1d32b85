import type { Decision, Issue, Stage } from '@redress/cases';
import { type HolidayTable } from '../calendar/index.ts';
import { compile } from '../compile.ts';
import { Calendars, deadlineOf } from '../deadlines.ts';
import type { Finding } from '../finding.ts';
import type { Judge } from '../judge.ts';
import { clockOf } from '../local-time.ts';
import type { ClockTerms, Policy } from '../policy.ts';
import { compileRules, type CompiledRule, type RuleSet } from '../ruleset.ts';
import { looksPerStep, Reach } from './reach.ts';
import { Space, type Box } from './space.ts';
import { WitnessMaker, type Witness } from './witness.ts';

/** Steps that all searches of one run, and one search, may take. */
const allSteps = 4_000_000;
const searchSteps = 100_000;
/** Complaints tried for one finding before it is left undecided. */
const mostTries = 16;
const mostFindings = 500;

/** A complaint that was looked for: found, proved not to exist, or neither. */
export type Found = { readonly witness: Witness } | 'none' | 'undecided';

/** Where complaints are made up and put before the judge. */
export class Lab {
  readonly policy: Policy;
  readonly judge: Judge;
  readonly rules: RuleSet;
  readonly space: Space;
  readonly reach: Reach;
  readonly findings: Finding[] = [];
  /** A complaint of no particular kind. */
  readonly plain: Witness;
  readonly #calendars: Calendars;
  readonly #maker: WitnessMaker;
  /** Names of rules for which no steps were left. */
  readonly #unfinished = new Set<string>();
  #steps = allSteps;

  constructor(policy: Policy, now: number, holidays: Iterable<HolidayTable>) {
    const tables = [...holidays];
    this.policy = policy;
    this.judge = compile(policy, { holidays: tables });
    this.#calendars = new Calendars(policy.calendars ?? {}, tables);
    this.rules = compileRules(policy, this.#calendars);
    this.space = new Space(policy, this.rules);
    this.reach = new Reach(policy, this.space, this.rules);
    this.#maker = new WitnessMaker(policy, this.space, clockOf(policy), now);
    this.plain = this.#maker.make(new Map()) ?? { complaint: sample, now: new Date(now).toISOString(), repeatCount: 0 };
  }

  /** The last day of the holiday data, where a deadline that starts now runs past it. */
  dataEndsAt(terms: ClockTerms, now: number): string | undefined {
    return deadlineOf(this.#calendars.term(terms), now)?.dataEndsAt;
  }

  /** Report what was found, with the complaint that shows it; most notes are about what no complaint shows. */
  add(
    level: Finding['level'],
    issue: Issue,
    rules: readonly string[] = [],
    witness: Witness | undefined = level === 'note' ? undefined : this.plain,
  ): void {
    if (this.findings.length >= mostFindings) return;
    const shown = witness && { complaint: witness.complaint, now: witness.now };
    this.findings.push({ ...issue, level, rules, ...(shown && { witness: shown }) });
  }

  /** Whether steps are left for a rule after taking so many; if not, it is among those that are told at the end. */
  canGoOn(rule: CompiledRule, steps = 0): boolean {
    this.#steps -= steps;
    if (this.#steps <= 0) this.#unfinished.add(rule.name);
    return this.#steps > 0;
  }

  /** Say which rules were not compared with all others. */
  tellUnfinished(): void {
    const rules = [...this.#unfinished];
    const params = { count: rules.length };
    if (rules.length) this.findings.push({ code: 'lint-incomplete', level: 'note', path: '/rules', params, rules });
  }

  decide({ complaint, now, repeatCount }: Witness): Decision {
    return this.judge.decide(complaint, { now, history: { repeatCount } });
  }

  /** Look for a complaint that comes to a stage in one of the boxes and in none of the others, and that the judge confirms. */
  find(boxes: readonly Box[], stage: Stage, others: readonly Box[], confirm: (decision: Decision) => boolean): Found {
    const budget = { steps: Math.min(searchSteps, this.#steps) };
    const start = budget.steps;
    let tries = 0;
    for (const box of boxes) {
      for (const point of this.reach.points(box, stage, others, budget)) {
        const witness = this.#maker.make(point);
        if (!witness) continue;
        const decision = this.decide(witness);
        budget.steps -= decision.reasons.length + this.rules.rules.length / looksPerStep;
        if (confirm(decision)) {
          this.#steps -= start - budget.steps;
          return { witness };
        }
        if (++tries >= mostTries) return 'undecided';
      }
    }
    this.#steps -= start - budget.steps;
    return tries > 0 || budget.steps <= 0 ? 'undecided' : 'none';
  }
}

const sample = { channel: 'web', category: 'other', title: 'Witness', description: '' } as const;
