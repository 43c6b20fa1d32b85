import { pointer } from '@redress/cases';
import { leavesIn, isReference, referencesIn, type Conditions, type NestedCondition } from '../conditions.ts';
import { builtInFacts } from '../facts.ts';
import type { Policy } from '../policy.ts';
import { setTermsOf, type SetTerms } from '../set-terms.ts';
import type { Lab } from './lab.ts';

/** Conditions with their JSON Pointer, and the rule that they belong to. */
interface Placed {
  readonly conditions: Conditions;
  readonly at: string;
  readonly rule?: string;
}

/** The names that the project has for clocks; a policy need not say what they are called. */
const namedClocks = ['acknowledge', 'respond', 'resolve'];

/** The conditions of a policy's rules, then those that rules share. */
export function* conditionsOf(policy: Policy): Generator<Placed> {
  for (const [i, { conditions, name }] of policy.rules.entries()) {
    yield { conditions, at: `/rules/${String(i)}/conditions`, rule: name };
  }
  for (const [name, conditions] of Object.entries(policy.conditions ?? {})) {
    yield { conditions, at: pointer(['conditions', name]) };
  }
}

/** Facts that do not exist, clocks without a name, and departments, clocks, calendars and conditions that nothing uses. */
export function checkNames(lab: Lab): void {
  const { policy } = lab;
  for (const placed of conditionsOf(policy)) checkFactNames(lab, placed);
  const set = setTermsOf(policy);
  checkClocks(lab, set);
  const routed = new Set([policy.defaults.department]);
  const counted = new Set([
    policy.workflow?.calendar,
    ...(policy.escalations ?? []).map(({ calendar }) => calendar),
    ...set.map(({ terms }) => terms.calendar),
  ]);
  for (const { event } of policy.rules) if (event.type === 'department') routed.add(event.params.department);
  policy.departments.forEach(({ id }, i) => {
    if (!routed.has(id))
      lab.add('note', { code: 'unused-department', path: `/departments/${String(i)}`, params: { department: id } });
  });
  for (const id of Object.keys(policy.calendars ?? {})) {
    if (!counted.has(id))
      lab.add('note', { code: 'unused-calendar', path: pointer(['calendars', id]), params: { calendar: id } });
  }
  const everywhere: unknown[] = [
    policy.workflow?.approval?.required,
    ...(policy.escalations ?? []).map(({ conditions }) => conditions),
    ...Object.values(policy.facts ?? {}).map(({ showIf }) => showIf),
  ];
  const places = [...[...conditionsOf(policy)].map(({ conditions }) => conditions), ...everywhere];
  const named = new Set(places.flatMap((conditions) => referencesIn(conditions, '').map(({ name }) => name)));
  for (const name of Object.keys(policy.conditions ?? {})) {
    if (!named.has(name))
      lab.add('note', { code: 'unused-condition', path: pointer(['conditions', name]), params: { name } });
  }
}

/** Clocks that nothing sets though they have a name, and the other way round. */
function checkClocks(lab: Lab, set: readonly SetTerms[]): void {
  const clocks = new Set(set.map(({ terms }) => terms.clock));
  const { clocks: named = [] } = lab.policy;
  named.forEach(({ id }, i) => {
    if (!clocks.has(id)) lab.add('note', { code: 'unused-clock', path: `/clocks/${String(i)}`, params: { clock: id } });
  });
  const known = new Set([...namedClocks, ...named.map(({ id }) => id)]);
  for (const { terms, path, rules } of set) {
    const { clock } = terms;
    if (!known.has(clock)) lab.add('note', { code: 'unnamed-clock', path: `${path}/clock`, params: { clock } }, rules);
    // Once is enough.
    known.add(clock);
  }
}

/** Facts that are neither built in, nor the policy's, nor among others that are known in this place. */
export function checkFactNames(lab: Lab, { conditions, at, rule }: Placed, others: readonly string[] = []): void {
  const known = (fact: string): boolean =>
    Object.hasOwn(builtInFacts, fact) || Object.hasOwn(lab.policy.facts ?? {}, fact) || others.includes(fact);
  for (const { fact, value } of leavesIn(conditions)) {
    for (const name of isReference(value) ? [fact, value.fact] : [fact]) {
      if (known(name)) continue;
      lab.add('error', { code: 'unknown-fact', path: at, params: { fact: name } }, rule === undefined ? [] : [rule]);
    }
  }
}

/** The leaves under conditions with their JSON Pointers. */
export function* placesIn(input: NestedCondition, at: string): Generator<{ leaf: NestedCondition; at: string }> {
  if ('fact' in input) yield { leaf: input, at };
  else if ('all' in input)
    for (const [i, child] of input.all.entries()) yield* placesIn(child, `${at}/all/${String(i)}`);
  else if ('any' in input)
    for (const [i, child] of input.any.entries()) yield* placesIn(child, `${at}/any/${String(i)}`);
  else if ('not' in input) yield* placesIn(input.not, `${at}/not`);
}
