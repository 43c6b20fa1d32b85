import { primitive } from './values.ts';

/** A comparison of a fact's value with a condition's. Never throws. */
export type Compare = (fact: unknown, value: unknown) => boolean;

/** json-rules-engine compares only what starts with a number. */
export const startsNumeric = (fact: unknown): boolean =>
  typeof fact === 'number' ? !Number.isNaN(fact) : !Number.isNaN(Number.parseFloat(String(primitive(fact))));

/* Where json-rules-engine throws a TypeError for a value without `indexOf`, a condition here does not hold. */
const indexOf = (list: unknown, item: unknown): number | undefined => {
  if (Array.isArray(list)) return list.indexOf(item);
  return typeof list === 'string' ? list.indexOf(String(primitive(item))) : undefined;
};

const relation =
  (holds: (a: never, b: never) => boolean): Compare =>
  (fact, value) =>
    startsNumeric(fact) && holds(primitive(fact) as never, primitive(value) as never);

const base: Readonly<Record<string, Compare>> = {
  equal: (fact, value) => fact === value,
  notEqual: (fact, value) => fact !== value,
  in: (fact, value) => (indexOf(value, fact) ?? -1) > -1,
  notIn: (fact, value) => indexOf(value, fact) === -1,
  contains: (fact, value) => Array.isArray(fact) && fact.indexOf(value) > -1,
  doesNotContain: (fact, value) => Array.isArray(fact) && fact.indexOf(value) === -1,
  lessThan: relation((a, b) => a < b),
  lessThanInclusive: relation((a, b) => a <= b),
  greaterThan: relation((a, b) => a > b),
  greaterThanInclusive: relation((a, b) => a >= b),
};

const decorators: Readonly<Record<string, (next: Compare) => Compare>> = {
  someFact: (next) => (fact, value) => Array.isArray(fact) && fact.some((item) => next(item, value)),
  everyFact: (next) => (fact, value) => Array.isArray(fact) && fact.every((item) => next(item, value)),
  someValue: (next) => (fact, value) => Array.isArray(value) && value.some((item) => next(fact, item)),
  everyValue: (next) => (fact, value) => Array.isArray(value) && value.every((item) => next(fact, item)),
  swap: (next) => (fact, value) => next(value, fact),
  not: (next) => (fact, value) => !next(fact, value),
};

/** The ten operators, without decorators. */
export const operatorNames: readonly string[] = Object.keys(base);

/** The most decorators that one operator may carry. */
const decoratorLimit = 8;

/** `not:someFact:equal` as its decorators and its base; `undefined` where one of them does not exist. */
export function splitOperator(operator: string): { decorators: string[]; name: string } | undefined {
  if (!operator.includes(':')) return { decorators: [], name: operator };
  if (operator.length > 200) return undefined;
  const parts = operator.split(':');
  const name = parts.pop() ?? '';
  const known = parts.length <= decoratorLimit && parts.every((part) => Object.hasOwn(decorators, part));
  return known ? { decorators: parts, name } : undefined;
}

/** The comparison that an operator of json-rules-engine names, decorators included. */
export function resolveOperator(operator: string): Compare | undefined {
  const split = splitOperator(operator);
  const found = split && Object.hasOwn(base, split.name) ? base[split.name] : undefined;
  return found && split && decorate(split.decorators, found);
}

export const decorate = (names: readonly string[], compare: Compare): Compare =>
  names.reduceRight((next, name) => decorators[name]?.(next) ?? next, compare);

/**
 * Why a condition's literal value can't work with its operator: `in` and `someValue` need arrays,
 * and json-rules-engine throws while it runs when they get something else.
 */
export function operatorFault(operator: string, value: unknown): string | undefined {
  const split = splitOperator(operator);
  if (!split) return undefined;
  let literals: unknown[] = [value];
  let swapped = false;
  for (const decorator of split.decorators) {
    if (decorator === 'swap') swapped = !swapped;
    if (decorator.endsWith(swapped ? 'Fact' : 'Value')) {
      if (!swapped && !literals.every(Array.isArray)) return 'array-expected';
      literals = literals.filter((item): item is unknown[] => Array.isArray(item)).flat();
    }
  }
  const needsArray = !swapped && (split.name === 'in' || split.name === 'notIn');
  return needsArray && !literals.every(Array.isArray) ? 'array-expected' : undefined;
}
