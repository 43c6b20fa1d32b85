import assert from 'node:assert/strict';
import { compile, parsePolicy, type Policy } from '@redress/rules';
import type { Complaint, Issue } from '@redress/cases';
import fc from 'fast-check';
import { Engine } from 'json-rules-engine';
import { complaints, declared, ruleConditions } from './arbitraries.ts';
import { damages, spoil } from './damage.ts';

type Json = Record<string, unknown>;

/**
 * What we refuse although json-rules-engine takes it: what it trips over only when it runs, or only with some facts,
 * and what would let a policy run code, hang the process, or mean something else than it says.
 */
export const refusedHere = [
  'unknown-operator',
  'array-expected',
  'circular-condition',
  'unknown-condition',
  'unsupported-path',
  'too-deep',
  'invalid-priority',
  'unknown-key',
  'reserved-key',
  'invalid-type',
  'keywords-expected',
  'empty-keyword',
];

const severities = ['none', 'r0', 'r1', 'r2', 'r3', 'r4'];

/** A policy whose rules each set a severity of their own, so that reasons show all that fire. */
export function policyWith(rules: readonly unknown[], shared: Json): Json {
  return {
    format: 'redress-policy/1',
    name: 'Random',
    severities,
    departments: [{ id: 'all' }],
    categories: [],
    facts: Object.fromEntries(declared.map((name) => [name, { type: 'string' }])),
    defaults: { severity: 'none', department: 'all' },
    conditions: shared,
    rules: rules.map((conditions, i) => ({
      name: `r${String(i)}`,
      stage: 'severity',
      conditions,
      event: { type: 'severity', params: { severity: `r${String(i)}` } },
    })),
  };
}

/** Facts written out by hand, independent of the package's own. */
function factsOf({ fields, customer, ...complaint }: Complaint): Json {
  return {
    ...complaint,
    ...fields,
    ...(customer?.tier !== undefined && { customerTier: customer.tier }),
    ...(customer?.vulnerable !== undefined && { customerVulnerable: customer.vulnerable }),
  };
}

const plainWords = (text: string): string => ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} `;
const finds =
  (fact: unknown) =>
  (word: string): boolean =>
    (Array.isArray(fact) ? fact : [fact]).some(
      (text) => typeof text === 'string' && plainWords(text).includes(` ${word} `),
    );

export function stockEngine(rules: readonly unknown[], shared: Json): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator('containsAny', (fact: unknown, value: string[]) => value.some(finds(fact)));
  engine.addOperator('containsAll', (fact: unknown, value: string[]) => value.every(finds(fact)));
  const copy = (value: unknown): never => JSON.parse(JSON.stringify(value)) as never;
  for (const [name, conditions] of Object.entries(shared)) engine.setCondition(name, copy(conditions));
  rules.forEach((conditions, i) =>
    engine.addRule(copy({ name: `r${String(i)}`, conditions, event: { type: 'fired' } })),
  );
  return engine;
}

/** Which rules json-rules-engine fires; undefined where it throws while it runs. */
async function stockFires(engine: Engine, complaint: Complaint): Promise<string[] | undefined> {
  try {
    const { results } = await engine.run(factsOf(complaint));
    return results.map(({ name }) => name).sort();
  } catch (error) {
    // A list that a fact should have been, or a fact that JavaScript can't compare.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function policyOf(rules: readonly unknown[], shared: Json): Policy | { issues: readonly Issue[] } {
  const parsed = parsePolicy(JSON.stringify(policyWith(rules, shared)));
  return 'policy' in parsed ? parsed.policy : parsed;
}

const now = '2026-11-20T09:00:00.000Z';

/**
 * Random policies against random complaints: the same rules fire as with json-rules-engine, and the shortcut to the
 * outcome agrees with the full decision. Gives the number of pairs that were compared.
 */
export async function compareWithStock(runs: number, perPolicy: number, seed: number): Promise<number> {
  let compared = 0;
  const property = fc.asyncProperty(
    ruleConditions,
    fc.array(complaints, { minLength: perPolicy, maxLength: perPolicy }),
    async ({ rules, shared }, list) => {
      const policy = policyOf(rules, shared);
      if ('issues' in policy) {
        const beyond = policy.issues.filter(({ code }) => !refusedHere.includes(code));
        assert.deepEqual(beyond, [], 'refused without need');
        return;
      }
      const judge = compile(policy);
      const engine = stockEngine(rules, shared);
      for (const complaint of list) {
        const expected = await stockFires(engine, complaint);
        const decision = judge.decide(complaint, { now });
        if (!expected) continue;
        compared += 1;
        assert.deepEqual(decision.reasons.map(({ rule }) => rule).sort(), expected, JSON.stringify(complaint));
        assert.equal(decision.severity, expected.at(-1) ?? 'none');
        assert.equal(judge.outcome(complaint, { now }).severity, decision.severity);
      }
    },
  );
  await fc.assert(property, { numRuns: runs, seed });
  return compared;
}

/** Why json-rules-engine refuses these rules when they are added; undefined if it takes them. */
function stockRefuses(rules: readonly unknown[], shared: Json): unknown {
  try {
    stockEngine(rules, shared);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** What it throws while it runs and that is no fault of a fact. */
async function stockTripsOver(
  rules: readonly unknown[],
  shared: Json,
  complaint: Complaint,
): Promise<string | undefined> {
  try {
    await stockEngine(rules, shared).run(factsOf(complaint));
    return undefined;
  } catch (error) {
    return error instanceof TypeError ? undefined : String(error);
  }
}

/**
 * Damaged rules: what we refuse, json-rules-engine refuses or trips over, or it is on the list above;
 * what it refuses, or trips over whatever the facts, we refuse.
 */
export async function compareRefusals(runs: number, seed: number): Promise<void> {
  const property = fc.asyncProperty(
    ruleConditions,
    damages,
    complaints,
    async ({ rules, shared }, damage, complaint) => {
      const spoilt = [spoil(rules[0], damage), ...rules.slice(1)];
      const policy = policyOf(spoilt, shared);
      const refusal = stockRefuses(spoilt, shared);
      if ('issues' in policy) {
        const needless = policy.issues.filter(({ code }) => !refusedHere.includes(code));
        if (refusal === undefined && needless.length) {
          await assert.rejects(stockEngine(spoilt, shared).run(factsOf(complaint)), JSON.stringify(needless));
        }
        return;
      }
      assert.equal(refusal, undefined, 'json-rules-engine refuses this');
      assert.equal(await stockTripsOver(spoilt, shared, complaint), undefined);
      compile(policy).decide(complaint, { now });
    },
  );
  await fc.assert(property, { numRuns: runs, seed });
}
