import { pointer } from '@redress/cases';
import { leavesIn, isReference, referencesIn, type Conditions, type NestedCondition } from '../conditions.ts';
import { builtInFacts } from '../facts.ts';
import type { Policy } from '../policy.ts';
import type { Lab } from './lab.ts';

/** Conditions of a policy with their JSON Pointers, and the rule that they belong to. */
export function* conditionsOf(policy: Policy): Generator<{ conditions: Conditions; at: string; rule?: string }> {
  for (const [i, { conditions, name }] of policy.rules.entries()) {
    yield { conditions, at: `/rules/${String(i)}/conditions`, rule: name };
  }
  for (const [name, conditions] of Object.entries(policy.conditions ?? {})) {
    yield { conditions, at: pointer(['conditions', name]) };
  }
}

/** Facts that do not exist, and departments, clocks, calendars and shared conditions that nothing uses. */
export function checkNames(lab: Lab): void {
  checkFactNames(lab);
  const { policy } = lab;
  const routed = new Set([policy.defaults.department]);
  const counted = new Set([
    policy.workflow?.calendar,
    ...(policy.escalations ?? []).map(({ calendar }) => calendar),
    ...(policy.defaults.deadlines ?? []).map(({ calendar }) => calendar),
  ]);
  for (const { event } of policy.rules) {
    if (event.type === 'department') routed.add(event.params.department);
    if (event.type === 'deadline') counted.add(event.params.calendar);
  }
  policy.departments.forEach(({ id }, i) => {
    if (!routed.has(id))
      lab.add('note', { code: 'unused-department', path: `/departments/${String(i)}`, params: { department: id } });
  });
  const clocks = new Set((policy.defaults.deadlines ?? []).map(({ clock }) => clock));
  for (const { event } of policy.rules) if (event.type === 'deadline') clocks.add(event.params.clock);
  policy.clocks?.forEach(({ id }, i) => {
    if (!clocks.has(id)) lab.add('note', { code: 'unused-clock', path: `/clocks/${String(i)}`, params: { clock: id } });
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

function checkFactNames(lab: Lab): void {
  const known = (fact: string): boolean =>
    Object.hasOwn(builtInFacts, fact) || Object.hasOwn(lab.policy.facts ?? {}, fact);
  for (const { conditions, at, rule } of conditionsOf(lab.policy)) {
    const rules = rule === undefined ? [] : [rule];
    for (const { fact, value } of leavesIn(conditions)) {
      const asked = isReference(value) ? [fact, value.fact] : [fact];
      for (const name of asked) {
        if (!known(name)) lab.add('error', { code: 'unknown-fact', path: at, params: { fact: name } }, rules);
      }
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
