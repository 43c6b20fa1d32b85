import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fuzz } from '../test/hostile.ts';
import { hugePolicy } from '../test/huge.ts';
import { sampleComplaint, samplePolicy } from '../test/sample.ts';
import { compile } from './compile.ts';
import { lint } from './lint/lint.ts';
import { parsePolicy } from './parse.ts';

const now = '2026-11-20T09:00:00.000Z';

describe('hostile policies', () => {
  it('are refused with a code or judge like any other', async (t) => {
    const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    t.diagnostic(`seed ${String(seed)}`);
    const { accepted } = await fuzz(2_000, seed);
    t.diagnostic(`${String(accepted)} of 2000 accepted`);
    assert.ok(accepted > 100);
  });

  it('of thousands of rules are not compared two by two', () => {
    const rules = Array.from({ length: 2_001 }, (_, i) => ({ ...samplePolicy.rules[0], name: `rule-${String(i)}` }));
    const parsed = parsePolicy({ ...samplePolicy, rules });
    assert.ok('policy' in parsed);
    assert.ok(lint(parsed.policy).some(({ code }) => code === 'too-large'));
  });

  it('do not multiply shared conditions that name each other twice', () => {
    const doubled = Object.fromEntries(
      Array.from({ length: 24 }, (_, i) => {
        const below = { condition: `c${String(i - 1)}` };
        return [
          `c${String(i)}`,
          i === 0
            ? { any: [{ fact: 'amount', operator: 'equal', value: 1 }] }
            : i % 2
              ? { all: [below, below] }
              : { any: [below, { not: below }] },
        ];
      }),
    );
    const rule = { ...samplePolicy.rules[1], conditions: { condition: 'c23' } };
    const parsed = parsePolicy({ ...samplePolicy, conditions: doubled, rules: [rule] });
    assert.ok('policy' in parsed, JSON.stringify(parsed));
    const decision = compile(parsed.policy).decide({ ...sampleComplaint, amount: 1 }, { now });
    assert.equal(decision.severity, 'medium');
    lint(parsed.policy);
  });

  it('do not slow keywords down: those that share all their beginnings, and texts made of them', () => {
    const value = Array.from({ length: 200 }, (_, i) => 'a'.repeat(i + 1));
    const conditions = { any: [{ fact: 'text', operator: 'containsAll', value }] };
    const parsed = parsePolicy({ ...samplePolicy, rules: [{ ...samplePolicy.rules[0], conditions }] });
    assert.ok('policy' in parsed);
    const judge = compile(parsed.policy);
    assert.equal(judge.decide({ ...sampleComplaint, description: 'a'.repeat(20_000) }, { now }).severity, 'low');
    assert.equal(judge.decide({ ...sampleComplaint, description: value.join(' ') }, { now }).severity, 'critical');
  });

  it('may be large: 20,000 rules, and megabytes of keywords', () => {
    const parsed = parsePolicy(JSON.stringify(hugePolicy(20_000)));
    assert.ok('policy' in parsed, JSON.stringify(parsed).slice(0, 500));
    const judge = compile(parsed.policy);
    const decision = judge.decide({ ...sampleComplaint, amount: 7, description: 'word77 word78' }, { now });
    assert.deepEqual(
      decision.reasons.map(({ rule }) => rule),
      ['r7', 'r19077', 'r19078'],
    );
  });
});
