import { stages, type Complaint, type Stage } from '@redress/cases';
import { Engine } from 'json-rules-engine';
import { Calendars, dueTimes, type Term } from './deadlines.ts';
import { builtInFacts, factReader, type FactSource } from './facts.ts';
import type { CompileOptions, DecideContext, Outcome } from './judge.ts';
import { keywordCompare, keywordOperators } from './keywords.ts';
import { clockOf, instantOf, type LocalClock } from './local-time.ts';
import { parsePath, valueAt } from './path.ts';
import type { Policy, Rule } from './policy.ts';
import { ownCopy } from './values.ts';

export interface EngineOptions extends Omit<CompileOptions, 'version'> {
  /** Called with the engine of each stage, to register facts, operators and decorators of your own. */
  readonly setUp?: (engine: Engine, stage: Stage) => void;
}

/** What the stock engine came to, with the rules that fired, those that decide first. */
export interface EngineOutcome extends Outcome {
  readonly fired: readonly { readonly stage: Stage; readonly rule: string }[];
}

/**
 * A policy on json-rules-engine itself: the reference for `compile`, and a home for facts that must be fetched
 * and operators that are not built in (name those to `parsePolicy` as well). It is a thousand times slower.
 */
export class PolicyEngine {
  readonly #policy: Policy;
  readonly #engines: ReadonlyMap<Stage, Engine>;
  readonly #terms: ReadonlyMap<string, Term>;
  readonly #defaults: readonly Term[];
  readonly #clock: LocalClock;

  constructor(policy: Policy, { holidays = [], setUp }: EngineOptions = {}) {
    const calendars = new Calendars(policy.calendars ?? {}, holidays);
    this.#policy = policy;
    this.#clock = clockOf(policy);
    this.#defaults = (policy.defaults.deadlines ?? []).map((terms) => calendars.term(terms));
    this.#terms = new Map(
      policy.rules.flatMap(({ name, law, event }) =>
        event.type === 'deadline' ? [[name, calendars.term(event.params, { rule: name, law })] as const] : [],
      ),
    );
    this.#engines = new Map(stages.map((stage) => [stage, engineFor(policy, stage, setUp)]));
  }

  /** @throws RangeError for a `now` that is no instant; what your own facts and operators throw. */
  async outcome(complaint: Complaint, { now: at, history }: DecideContext): Promise<EngineOutcome> {
    const now = instantOf(at);
    const { severities, defaults, rules } = this.#policy;
    const source = { complaint, now, repeatCount: history?.repeatCount ?? 0, clock: this.#clock };
    const fire = async (stage: Stage, results: Pick<FactSource, 'severity' | 'department'>): Promise<Rule[]> => {
      const { results: fired } = (await this.#engines.get(stage)?.run(this.#facts({ ...source, ...results }))) ?? {
        results: [],
      };
      const names = new Set(fired.map(({ name }) => name));
      const winners = rules.filter((rule) => names.has(rule.name));
      return winners.sort(
        (a, b) => level(b, severities) - level(a, severities) || (b.priority ?? 1) - (a.priority ?? 1),
      );
    };
    const bySeverity = await fire('severity', { severity: undefined, department: undefined });
    const severity = resultOf(bySeverity[0]) ?? defaults.severity;
    const byDepartment = await fire('department', { severity, department: undefined });
    const department = resultOf(byDepartment[0]) ?? defaults.department;
    const byDeadline = await fire('deadline', { severity, department });
    const terms = byDeadline.flatMap(({ name }) => this.#terms.get(name) ?? []);
    const deadlines = dueTimes(terms, this.#defaults, now);
    const fired = [...bySeverity, ...byDepartment, ...byDeadline].map(({ stage, name }) => ({ stage, rule: name }));
    return { severity, department, deadlines, fired };
  }

  #facts(source: FactSource): Record<string, unknown> {
    const declared = Object.keys(this.#policy.facts ?? {});
    const read = [...Object.keys(builtInFacts), ...declared].map((name) => {
      return [name, factReader(name, (each) => declared.includes(each))(source)] as const;
    });
    return Object.fromEntries(read.filter(([, value]) => value !== undefined));
  }
}

function engineFor(policy: Policy, stage: Stage, setUp: EngineOptions['setUp']): Engine {
  const engine = new Engine([], {
    allowUndefinedFacts: true,
    pathResolver: (value: object, path: string) => valueAt(value, parsePath(path) ?? []) as never,
  });
  for (const name of keywordOperators) engine.addOperator(name, keywordCompare(name));
  setUp?.(engine, stage);
  for (const [name, conditions] of Object.entries(policy.conditions ?? {})) {
    engine.setCondition(name, ownCopy(conditions) as never);
  }
  for (const rule of policy.rules) {
    // The engine writes into the conditions that it is given.
    if (rule.stage === stage) engine.addRule(ownCopy({ ...rule, priority: rule.priority ?? 1 }) as never);
  }
  return engine;
}

const level = (rule: Rule, severities: readonly string[]): number =>
  rule.event.type === 'severity' ? severities.indexOf(rule.event.params.severity) : 0;

function resultOf(rule: Rule | undefined): string | undefined {
  switch (rule?.event.type) {
    case 'severity':
      return rule.event.params.severity;
    case 'department':
      return rule.event.params.department;
    case 'deadline':
    case undefined:
      return undefined;
  }
}
