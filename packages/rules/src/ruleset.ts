import type { Stage } from '@redress/cases';
import type { Calendars, Term } from './deadlines.ts';
import { RowMaker, type Row } from './match/rows.ts';
import type { Policy, Rule } from './policy.ts';
import { Program, type Leaf, type Node } from './program.ts';

/** A rule in the graph of conditions. */
export interface CompiledRule {
  readonly name: string;
  readonly stage: Stage;
  readonly node: Node;
  /** Its conditions, where all of them must hold; they need no search for what carried the rule. */
  readonly leaves: readonly Leaf[] | undefined;
  readonly priority: number;
  /** Its place in the file. */
  readonly index: number;
  /** The severity, the department or the clock that it sets. */
  readonly result: string;
  readonly level: number;
  readonly term: Term | undefined;
  /** What deadlines share that differ in nothing but their length. */
  readonly likeness: string;
}

/** Rows of a table, first to last; `to` is not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The rules of a policy as rows to match, stage by stage, the winning before the losing.
 * Deadlines that differ in nothing but their length stand together, the shortest first.
 */
export interface RuleSet {
  readonly program: Program;
  readonly rules: readonly CompiledRule[];
  readonly rows: readonly Row[];
  readonly ruleOf: readonly CompiledRule[];
  /** For each row where the rows of its rule end, and those of its like deadlines. */
  readonly ruleEnd: Int32Array;
  readonly likeEnd: Int32Array;
  readonly spans: Readonly<Record<Stage, Span>>;
}

export function compileRules(policy: Policy, calendars: Calendars): RuleSet {
  const program = new Program(policy.conditions);
  const rules = policy.rules.map((rule, index): CompiledRule => {
    const node = program.add(rule.conditions);
    const effect = effectOf(rule, policy, calendars);
    return {
      name: rule.name,
      stage: rule.stage,
      node,
      leaves: leavesOf(node),
      priority: rule.priority ?? 1,
      index,
      ...effect,
    };
  });
  const maker = new RowMaker();
  const rows: Row[] = [];
  const ruleOf: CompiledRule[] = [];
  const lay = (stage: Stage, order: (a: CompiledRule, b: CompiledRule) => number): Span => {
    const from = rows.length;
    for (const rule of rules.filter((each) => each.stage === stage).sort(order)) {
      for (const row of maker.rows(rule.node)) {
        rows.push(row);
        ruleOf.push(rule);
      }
    }
    return { from, to: rows.length };
  };
  const spans = {
    severity: lay('severity', (a, b) => b.level - a.level || byPriority(a, b)),
    department: lay('department', byPriority),
    deadline: lay('deadline', (a, b) => compare(a.likeness, b.likeness) || length(a) - length(b) || byPriority(a, b)),
  };
  const ruleEnd = endsOf(ruleOf, ({ index }) => index);
  const likeEnd = endsOf(ruleOf, ({ term, likeness, index }) => (term ? likeness : index));
  return { program, rules, rows, ruleOf, ruleEnd, likeEnd, spans };
}

/** Higher priority first, then the order of the file. */
export const byPriority = (a: CompiledRule, b: CompiledRule): number => b.priority - a.priority || a.index - b.index;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const length = ({ term }: CompiledRule): number => term?.within.amount ?? 0;

function likenessOf({ terms, within }: Term): string {
  const { clock, calendar, from, at } = terms;
  return JSON.stringify([clock, calendar, from, at, within.unit]);
}

/** For each row the first one after it that belongs to something else. */
function endsOf(ruleOf: readonly CompiledRule[], keyOf: (rule: CompiledRule) => unknown): Int32Array {
  const ends = new Int32Array(ruleOf.length);
  let end = ruleOf.length;
  let next: unknown;
  for (let row = ruleOf.length - 1; row >= 0; row--) {
    const rule = ruleOf[row];
    const key = rule && keyOf(rule);
    if (key !== next) end = row + 1;
    ends[row] = end;
    next = key;
  }
  return ends;
}

function leavesOf(node: Node): Leaf[] | undefined {
  const parts = node.kind === 'all' ? node.children : [node];
  const leaves = [...new Set(parts)].flatMap((part) => (part.kind === 'leaf' ? part.leaf : []));
  return leaves.length === new Set(parts).size ? leaves : undefined;
}

function effectOf(
  rule: Rule,
  policy: Policy,
  calendars: Calendars,
): Pick<CompiledRule, 'result' | 'level' | 'term' | 'likeness'> {
  switch (rule.stage) {
    case 'severity': {
      const { severity } = rule.event.params;
      return { result: severity, level: policy.severities.indexOf(severity), term: undefined, likeness: '' };
    }
    case 'department':
      return { result: rule.event.params.department, level: 0, term: undefined, likeness: '' };
    case 'deadline': {
      const { params } = rule.event;
      const term = calendars.term(params, { rule: rule.name, law: rule.law });
      return { result: params.clock, level: 0, term, likeness: likenessOf(term) };
    }
  }
}
