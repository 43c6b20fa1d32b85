import type { Stage } from '@redress/cases';
import type { Calendars, Term } from './deadlines.ts';
import type { Policy, Rule } from './policy.ts';
import { Program, type Node } from './program.ts';

/** A rule in the graph of conditions, with its place among the rules of its stage. */
export interface CompiledRule {
  readonly name: string;
  readonly stage: Stage;
  readonly priority: number;
  readonly node: Node;
  /** The severity's level, or the department's id, or the deadline. */
  readonly result: string;
  readonly level: number;
  readonly term: Term | undefined;
}

/** The rules of a policy by stage, those that win before those that lose. */
export interface RuleSet {
  readonly program: Program;
  readonly severity: readonly CompiledRule[];
  readonly department: readonly CompiledRule[];
  readonly deadline: readonly CompiledRule[];
}

export function compileRules(policy: Policy, calendars: Calendars): RuleSet {
  const program = new Program(policy.conditions);
  const rules = policy.rules.map((rule): CompiledRule => ({
    name: rule.name,
    stage: rule.stage,
    priority: rule.priority ?? 1,
    node: program.add(rule.conditions),
    ...effectOf(rule, policy, calendars),
  }));
  const of = (stage: Stage): CompiledRule[] => rules.filter((rule) => rule.stage === stage);
  const byPriority = (a: CompiledRule, b: CompiledRule): number => b.priority - a.priority;
  return {
    program,
    severity: of('severity').sort((a, b) => b.level - a.level || byPriority(a, b)),
    department: of('department').sort(byPriority),
    deadline: of('deadline').sort(byPriority),
  };
}

function effectOf(rule: Rule, policy: Policy, calendars: Calendars): Pick<CompiledRule, 'result' | 'level' | 'term'> {
  switch (rule.stage) {
    case 'severity': {
      const { severity } = rule.event.params;
      return { result: severity, level: policy.severities.indexOf(severity), term: undefined };
    }
    case 'department':
      return { result: rule.event.params.department, level: 0, term: undefined };
    case 'deadline': {
      const { params } = rule.event;
      return { result: params.clock, level: 0, term: calendars.term(params, { rule: rule.name, law: rule.law }) };
    }
  }
}
