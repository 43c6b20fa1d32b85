import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Complaint } from '@redress/cases';
import fc from 'fast-check';
import { sampleComplaint, samplePolicy } from '../test/sample.ts';
import { compile } from './compile.ts';
import { PolicyEngine } from './engine.ts';
import { parsePolicy } from './parse.ts';

const now = '2026-11-20T09:00:00.000Z';
const parsed = parsePolicy(samplePolicy);
assert.ok('policy' in parsed);
const { policy } = parsed;

describe('a policy on json-rules-engine', () => {
  it('comes to what the compiled policy comes to, stage by stage', async () => {
    const engine = new PolicyEngine(policy);
    const judge = compile(policy);
    const changes = fc.record({
      category: fc.constantFrom('product', 'service'),
      description: fc.constantFrom('', 'hospital', '受伤了'),
      amount: fc.constantFrom(1, 500, 501),
      fields: fc.constantFrom<Complaint['fields'] & object>({}, { injury: true }, { injury: false }),
    });
    const property = fc.asyncProperty(changes, async (change) => {
      const complaint: Complaint = { ...sampleComplaint, ...change };
      const { fired, ...outcome } = await engine.outcome(complaint, { now });
      assert.deepEqual(outcome, judge.outcome(complaint, { now }));
      assert.deepEqual(
        fired,
        judge.reasons(complaint, { now }).map(({ stage, rule }) => ({ stage, rule })),
      );
    });
    await fc.assert(property, { numRuns: 100 });
  });

  it('takes facts and operators of your own', async () => {
    const conditions = { all: [{ fact: 'weather', operator: 'soundsLike', value: 'RAIN' }] };
    const json = { ...samplePolicy, facts: {}, conditions: {}, rules: [{ ...samplePolicy.rules[0], conditions }] };
    assert.ok('issues' in parsePolicy(json));
    const own = parsePolicy(json, { operators: ['soundsLike'] });
    assert.ok('policy' in own);
    const engine = new PolicyEngine(own.policy, {
      setUp: (stock) => {
        stock.addFact('weather', () => Promise.resolve('rain'));
        stock.addOperator<string, string>('soundsLike', (fact, value) => fact.toUpperCase() === value);
      },
    });
    assert.equal((await engine.outcome(sampleComplaint, { now })).severity, 'critical');
  });
});
