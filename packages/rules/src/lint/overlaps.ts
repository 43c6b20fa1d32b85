import type { Decision, Stage } from '@redress/cases';
import type { CompiledRule } from '../ruleset.ts';
import type { Lab } from './lab.ts';
import { looksPerStep } from './reach.ts';
import { intersect, meet } from './search.ts';
import type { Box } from './space.ts';

const fires = (decision: Decision, rule: CompiledRule): boolean =>
  decision.reasons.some((reason) => reason.rule === rule.name);

/** The rule that decided a stage, or set a clock. */
function winner({ reasons, deadlines }: Decision, { stage, result }: CompiledRule): string | undefined {
  if (stage === 'deadline') return deadlines.find(({ clock }) => clock === result)?.rule;
  return reasons.find((reason) => reason.stage === stage)?.rule;
}

const at = ({ index }: CompiledRule): string => `/rules/${String(index)}`;

/** Rules that never fire, that always do, and that fire but never decide. */
export function checkRules(lab: Lab, stage: Stage): void {
  const rules = lab.reach.rules(stage);
  const goesBefore = (rule: CompiledRule, i: number): readonly CompiledRule[] => {
    switch (stage) {
      case 'severity':
        return rules.filter(({ level }) => level > rule.level);
      case 'department':
        return rules.slice(0, i);
      case 'deadline':
        return rules.filter((other) => other !== rule && shorter(other, rule));
    }
  };
  rules.forEach((rule, i) => {
    if (!lab.canGoOn(rule)) return;
    const { boxes, complete } = lab.space.region(rule);
    const found = lab.find(boxes, stage, [], (decision) => fires(decision, rule));
    const issue = (code: string): { code: string; path: string } => ({ code, path: at(rule) });
    if (found === 'undecided' || (found === 'none' && !complete)) lab.add('note', issue('undecided'), [rule.name]);
    else if (found === 'none') lab.add('error', issue('never-fires'), [rule.name]);
    else {
      checkAlways(lab, rule);
      checkShadow(lab, rule, goesBefore(rule, i), found.witness);
    }
    lab.canGoOn(rule);
  });
}

/** Deadlines that differ in nothing but their length: the shorter always goes before. */
const shorter = (other: CompiledRule, rule: CompiledRule): boolean =>
  other.likeness === rule.likeness &&
  (other.term?.within.amount ?? 0) <= (rule.term?.within.amount ?? 0) &&
  (other.term?.within.amount !== rule.term?.within.amount || other.index < rule.index);

function checkAlways(lab: Lab, rule: CompiledRule): void {
  if (rule.leaves?.length === 0) return;
  const { boxes, complete } = lab.space.regionOf(rule.node, false);
  if (!complete) return;
  const found = lab.find(boxes, rule.stage, [], (decision) => !fires(decision, rule));
  if (found === 'none' && fires(lab.decide(lab.plain), rule)) {
    lab.add('warning', { code: 'always-fires', path: at(rule) }, [rule.name]);
  }
}

function checkShadow(
  lab: Lab,
  rule: CompiledRule,
  before: readonly CompiledRule[],
  shown: Parameters<Lab['decide']>[0],
): void {
  if (before.length === 0) return;
  const { boxes, complete } = lab.space.region(rule);
  const others = before.flatMap((each) => lab.space.region(each).sure);
  const found = lab.find(
    boxes,
    rule.stage,
    others,
    (decision) => fires(decision, rule) && decides(lab, decision, rule),
  );
  if (found !== 'none' || !complete) return;
  const by = winner(lab.decide(shown), rule);
  if (by !== undefined && by !== rule.name) {
    lab.add('warning', { code: 'shadowed', path: at(rule), params: { by } }, [rule.name, by], shown);
  }
}

/** A severity rule decides with any other of its level, a deadline unless a like one is shorter. */
function decides(lab: Lab, decision: Decision, rule: CompiledRule): boolean {
  switch (rule.stage) {
    case 'severity':
      return decision.severity === rule.result;
    case 'department':
      return winner(decision, rule) === rule.name;
    case 'deadline': {
      const fired = new Set(decision.reasons.map((reason) => reason.rule));
      return !lab.reach
        .rules('deadline')
        .some((other) => other !== rule && shorter(other, rule) && fired.has(other.name));
    }
  }
}

/** Departments between which only the order of the file decides. */
export function checkContradictions(lab: Lab): void {
  const rules = lab.reach.rules('department');
  rules.forEach((rule, i) => {
    const higher = rules
      .filter(({ priority }) => priority > rule.priority)
      .flatMap((each) => lab.space.region(each).sure);
    for (let k = i - 1; k >= 0 && lab.canGoOn(rule) && rules[k]?.priority === rule.priority; k--) {
      const other = rules[k];
      if (other && other.result !== rule.result && contradict(lab, other, rule, higher)) return;
    }
  });
}

function contradict(lab: Lab, other: CompiledRule, rule: CompiledRule, higher: readonly Box[]): boolean {
  const [own, theirs] = [lab.space.region(rule).boxes, lab.space.region(other).boxes];
  if (!lab.canGoOn(rule, (own.length * theirs.length) / looksPerStep)) return false;
  if (!own.some((box) => theirs.some((each) => meet(box, each)))) return false;
  const decidesFirst = (decision: Decision): boolean => fires(decision, rule) && winner(decision, rule) === other.name;
  const found = lab.find(overlaps(own, theirs), 'department', higher, decidesFirst);
  if (typeof found === 'string') return false;
  const same = own.every((box) => theirs.some((each) => sameBox(box, each)));
  const issue = { code: 'contradiction', path: at(rule), params: { departments: [other.result, rule.result] } };
  lab.add(same ? 'warning' : 'note', issue, [other.name, rule.name], found.witness);
  return true;
}

const overlaps = (a: readonly Box[], b: readonly Box[]): Box[] =>
  a.flatMap((box) => b.flatMap((each) => intersect(box, each) ?? []));

const sameBox = (a: Box, b: Box): boolean => a.size === b.size && [...a].every(([axis, bits]) => b.get(axis) === bits);

/** A complaint that no department rule takes: it goes to the default. */
export function checkUnrouted(lab: Lab): void {
  const rules = lab.reach.rules('department');
  if (rules.length === 0) return;
  const others = rules.flatMap((rule) => lab.space.region(rule).sure);
  const found = lab.find([new Map()], 'department', others, ({ reasons }) =>
    reasons.every(({ stage }) => stage !== 'department'),
  );
  if (typeof found === 'string') return;
  const params = { department: lab.policy.defaults.department };
  lab.add('note', { code: 'unrouted', path: '/rules', params }, [], found.witness);
}
