import { channels } from '@redress/cases';
import { weekdays } from '../calendar/index.ts';
import { dayMs } from '../calendar/civil.ts';
import { isKeywordOperator } from '../keywords.ts';
import { builtInFacts } from '../facts.ts';
import type { Policy } from '../policy.ts';
import type { Leaf } from '../program.ts';
import { isObject } from '../values.ts';

/** Values that stand for all that a fact can have; exact if conditions can't tell any other value from all of them. */
export interface Domain {
  readonly values: readonly unknown[];
  readonly exact: boolean;
}

type Kind =
  | { readonly kind: 'values'; readonly values: readonly unknown[] }
  | { readonly kind: 'number'; readonly minimum: number; readonly maximum: number; readonly integer: boolean }
  | { readonly kind: 'date' | 'text' | 'list' };

interface Range {
  readonly kind: Kind;
  readonly optional: boolean;
}

const whole = (minimum: number, maximum: number): Kind => ({ kind: 'number', minimum, maximum, integer: true });
const values = (list: readonly unknown[]): Kind => ({ kind: 'values', values: list });
const yesNo = values([true, false]);
const text: Kind = { kind: 'text' };
const far = 1e12;

function builtIn(policy: Policy, fact: string): Range {
  const always = (kind: Kind): Range => ({ kind, optional: false });
  const maybe = (kind: Kind): Range => ({ kind, optional: true });
  switch (fact) {
    case 'channel':
      return always(values(channels));
    case 'category':
      return always(values(policy.categories.length ? policy.categories.map(({ id }) => id) : ['other']));
    case 'subcategory':
      return maybe(values(policy.categories.flatMap(({ children = [] }) => children.map(({ id }) => id))));
    case 'severity':
      return maybe(values(policy.severities));
    case 'department':
      return maybe(values(policy.departments.map(({ id }) => id)));
    case 'customerPreferredContact':
      return maybe(values(['email', 'phone', 'letter', 'none']));
    case 'anonymous':
      return always(yesNo);
    case 'consent':
    case 'customerVulnerable':
      return maybe(yesNo);
    case 'receivedWeekday':
      return always(values(weekdays));
    case 'receivedHour':
      return always(whole(0, 23));
    case 'attachmentCount':
      return always(whole(0, 20));
    case 'repeatCount':
      return always(whole(0, 1_000_000));
    case 'daysSinceOccurred':
      return maybe(whole(-36_500, 36_500));
    case 'amount':
      return maybe({ kind: 'number', minimum: 0, maximum: far, integer: false });
    case 'occurredAt':
      return maybe({ kind: 'date' });
    case 'title':
    case 'description':
    case 'text':
      return always(text);
    default:
      return maybe(text);
  }
}

function rangeOf(policy: Policy, fact: string): Range | undefined {
  if (Object.hasOwn(builtInFacts, fact)) return builtIn(policy, fact);
  const definition = Object.hasOwn(policy.facts ?? {}, fact) ? policy.facts?.[fact] : undefined;
  if (!definition) return undefined;
  const { type, enum: allowed, minimum = -far, maximum = far, format } = definition;
  // A question may not be asked of everyone, and staff may leave it out.
  const optional = true;
  if (type === 'array') return { kind: { kind: 'list' }, optional };
  if (allowed) return { kind: values(allowed), optional };
  if (type === 'boolean') return { kind: yesNo, optional };
  if (type === 'string') return { kind: format === 'date' ? { kind: 'date' } : text, optional };
  return { kind: { kind: 'number', minimum, maximum, integer: type === 'integer' }, optional };
}

/** What a fact may be, cut into the values that its conditions tell apart; a fact that does not exist is never there. */
export function domainOf(policy: Policy, fact: string, leaves: readonly Leaf[]): Domain {
  const range = rangeOf(policy, fact);
  if (!range) return { values: [undefined], exact: true };
  const constants = leaves.flatMap(({ right }) => ('slot' in right ? [] : [right.value].flat()));
  const found = valuesOf(range.kind, constants);
  const exact = found.exact && leaves.every((leaf) => isExact(leaf, range.kind.kind));
  return { values: range.optional ? [undefined, ...found.values] : found.values, exact };
}

function valuesOf(kind: Kind, constants: readonly unknown[]): Domain {
  switch (kind.kind) {
    case 'values':
      return { values: kind.values, exact: true };
    case 'number':
      return { values: numbersAround(constants, kind), exact: true };
    case 'date':
      return { values: daysAround(constants), exact: true };
    case 'text': {
      const known = constants.filter((value): value is string => typeof value === 'string' && value !== '');
      return { values: [...new Set(['something else', ...known])], exact: true };
    }
    case 'list': {
      const known = [...new Set(constants.filter((value) => typeof value === 'string'))];
      return { values: [[], ...known.map((value) => [value]), ...(known.length > 1 ? [known] : [])], exact: false };
    }
  }
}

const isExact = ({ left, right, operator }: Leaf, kind: Kind['kind']): boolean => {
  if (left.path !== undefined || 'slot' in right || isKeywordOperator(operator)) return false;
  const { value } = right;
  if (isObject(value) && !Array.isArray(value)) return false;
  // Any text may lie between two texts.
  return kind !== 'text' || !/(Than|Inclusive)$/.test(operator);
};

function numbersAround(
  constants: readonly unknown[],
  range: { minimum: number; maximum: number; integer: boolean },
): number[] {
  const { minimum, maximum, integer } = range;
  const bounds = constants.map(Number).filter((bound) => !Number.isNaN(bound) && bound >= minimum && bound <= maximum);
  const sorted = [...new Set([minimum, ...bounds, maximum])].sort((a, b) => a - b);
  const found = new Set<number>();
  sorted.forEach((bound, i) => {
    const next = sorted[i + 1] ?? bound;
    const between = integer ? Math.floor(bound) + 1 : bound + (next - bound) / 2;
    if (!integer || Number.isInteger(bound)) found.add(bound);
    if (between > bound && between < next) found.add(between);
  });
  return [...found];
}

function daysAround(constants: readonly unknown[]): string[] {
  const days = constants.flatMap((value) => {
    const day = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
    return Number.isNaN(day) ? [] : [day - dayMs, day, day + dayMs];
  });
  const all = days.length ? days : [Date.UTC(2026, 0, 5)];
  return [...new Set(all)].map((day) => new Date(day).toISOString().slice(0, 10));
}
