import type { Complaint } from '@redress/cases';
import { parsePolicy, type Policy } from '@redress/rules';

/** A comparison of the workload, in a form that every engine's own can be made of. */
export interface Test {
  readonly fact: string;
  readonly operator: 'equal' | 'in' | 'greaterThan' | 'lessThanInclusive';
  readonly value: string | number | boolean | readonly string[];
}
export interface BenchRule {
  /** Its place in the file. */
  readonly index: number;
  readonly stage: 'severity' | 'department' | 'deadline';
  readonly priority: number;
  readonly tests: readonly Test[];
  readonly severity: string;
  readonly department: string;
  readonly clock: string;
  readonly hours: number;
}

export const severities = ['low', 'medium', 'high', 'critical'];
export const clocks = ['respond', 'resolve'];
export const departments = Array.from({ length: 12 }, (_, i) => `d${String(i)}`);
export const defaults = { severity: 'low', department: 'd0' };

const named = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${String(i)}`);

/** Sixteen facts of the complaint; the severity is the seventeenth. */
const texts: Record<string, readonly string[]> = {
  channel: ['web', 'phone', 'email', 'chat', 'social', 'on-site', 'letter', 'other'],
  category: named('c', 12),
  subcategory: named('s', 40),
  product: named('p', 100),
  location: named('l', 30),
  currency: ['EUR', 'USD', 'CNY', 'GBP'],
  customerTier: ['basic', 'silver', 'gold', 'platinum', 'staff'],
  customerLanguage: ['en', 'de', 'fr', 'es', 'zh', 'ja', 'ar', 'it'],
  store: named('store', 200),
};
const numbers: Record<string, number> = {
  amount: 5_000,
  attachmentCount: 6,
  repeatCount: 5,
  warrantyMonths: 60,
  score: 100,
};
const booleans = ['customerVulnerable', 'injury'];
/** What says which kind of complaint it is. */
const kinds = ['category', 'subcategory', 'product'];
export const facts = [...Object.keys(texts), ...Object.keys(numbers), ...booleans];

/** How rules are made: each about a kind of complaint and one to three facts besides, or about one to three of any. */
export type Workload = 'routing' | 'dense';
export const workloads: Readonly<Record<Workload, string>> = {
  routing: 'each rule asks for a kind of complaint (category, subcategory or product) and one to three facts besides',
  dense: 'each rule asks for one to three facts of any sort, so that a complaint fires many',
};

export function benchRules(count: number, random: () => number, workload: Workload = 'routing'): BenchRule[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const test = (fact: string): Test => {
    const known = fact === 'severity' ? severities : texts[fact];
    if (known)
      return random() < 0.7
        ? { fact, operator: 'equal', value: pick(known) }
        : { fact, operator: 'in', value: [pick(known), pick(known), pick(known)] };
    if (booleans.includes(fact)) return { fact, operator: 'equal', value: random() < 0.5 };
    const value = Math.floor(random() * numbers[fact]!);
    return { fact, operator: random() < 0.5 ? 'greaterThan' : 'lessThanInclusive', value };
  };
  return Array.from({ length: count }, (_, i) => {
    const stage = (['severity', 'department', 'deadline', 'severity', 'department'] as const)[i % 5]!;
    const about = workload === 'routing' ? [pick(kinds)] : [];
    const asked = new Set([...about, ...Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(facts))]);
    if (stage === 'deadline') asked.add('severity');
    return {
      index: i,
      stage,
      priority: 1 + Math.floor(random() * 10),
      tests: [...asked].map(test),
      severity: pick(severities),
      department: pick(departments),
      clock: pick(clocks),
      hours: 1 + Math.floor(random() * 400),
    };
  });
}

export function policyOf(rules: readonly BenchRule[]): Policy {
  const json = policyJson(rules);
  const parsed = parsePolicy(json);
  if (!('policy' in parsed)) throw new Error(JSON.stringify(parsed.issues));
  return parsed.policy;
}

export const policyJson = (rules: readonly BenchRule[]): string =>
  JSON.stringify({
    format: 'redress-policy/1',
    name: 'Bench',
    severities,
    departments: departments.map((id) => ({ id })),
    categories: texts['category']!.map((id) => ({ id })),
    facts: {
      store: { type: 'string' },
      warrantyMonths: { type: 'integer' },
      score: { type: 'number' },
      injury: { type: 'boolean' },
    },
    defaults,
    rules: rules.map(({ stage, priority, tests, severity, department, clock, hours }, i) => ({
      name: `r${String(i)}`,
      stage,
      priority,
      conditions: { all: tests },
      event: {
        type: stage,
        params: {
          severity: { severity },
          department: { department },
          deadline: { clock, within: `${String(hours)} hours` },
        }[stage],
      },
    })),
  });

export interface BenchCase {
  readonly complaint: Complaint;
  readonly repeatCount: number;
  readonly now: number;
  /** The same, flat, as the other engines want it. */
  readonly flat: Readonly<Record<string, unknown>>;
}

/** Complaints come as JSON, whose parser shares equal strings: that spares hand-written comparisons most of their cost. */
const asReceived = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export function benchCases(count: number, random: () => number): BenchCase[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const file = { id: 'attachment', name: 'a.png', type: 'image/png', size: 1, sha256: '0'.repeat(64) };
  return Array.from({ length: count }, (_, i) => {
    const text = Object.fromEntries(Object.entries(texts).map(([fact, known]) => [fact, pick(known)]));
    const number = Object.fromEntries(
      Object.entries(numbers).map(([fact, limit]) => [fact, Math.floor(random() * limit)]),
    );
    const [customerVulnerable, injury] = [random() < 0.1, random() < 0.1];
    const { customerTier, customerLanguage, store, ...plain } = text;
    const { amount, attachmentCount, repeatCount, warrantyMonths, score } = number;
    const complaint = {
      ...plain,
      title: 'A complaint',
      description: '',
      amount,
      attachments: Array.from({ length: attachmentCount! }, () => file),
      customer: { tier: customerTier, language: customerLanguage, vulnerable: customerVulnerable },
      fields: { store, warrantyMonths, score, injury },
    } as unknown as Complaint;
    return {
      complaint: asReceived(complaint),
      repeatCount: repeatCount!,
      now: Date.UTC(2026, 0, 1) + i * 60_000,
      flat: asReceived({ ...text, ...number, customerVulnerable, injury }),
    };
  });
}

/** What all engines must agree on: severity, department, and hours by clock. */
export type BenchOutcome = string;
export const outcomeText = (
  severity: string,
  department: string,
  hours: readonly (number | undefined)[],
): BenchOutcome => `${severity} ${department} ${hours.map((hour) => hour ?? '-').join(' ')}`;
