import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decisionSchema } from '@redress/cases';
import * as z from 'zod/mini';
import { compile } from './compile.ts';
import { explain } from './explain.ts';
import { parsePolicy } from './parse.ts';
import type { Policy } from './policy.ts';
import { sampleComplaint, samplePolicy } from '../test/sample.ts';

function policyOf(json: unknown): Policy {
  const parsed = parsePolicy(json);
  assert.ok('policy' in parsed, JSON.stringify(parsed));
  return parsed.policy;
}

// Friday 2026-11-20, 17:00 in Shanghai.
const now = '2026-11-20T09:00:00.000Z';
const judge = compile(policyOf(samplePolicy), { version: 3 });

describe('decide', () => {
  const decision = judge.decide(sampleComplaint, { now });

  it('goes through severity, department and deadlines', () => {
    assert.equal(decision.severity, 'critical');
    assert.equal(decision.department, 'quality');
    assert.deepEqual(
      decision.deadlines.map(({ clock, due, rule, law, pausable }) => ({ clock, due, rule, law, pausable })),
      [
        { clock: 'respond', due: '2026-11-23T04:00:00.000Z', rule: 'critical-4h', law: 'House rule 7', pausable: true },
        { clock: 'resolve', due: '2026-12-04T10:00:00.000Z', rule: undefined, law: undefined, pausable: undefined },
      ],
    );
  });

  it('names the rules that fired, with the conditions that carried them', () => {
    assert.deepEqual(
      decision.reasons.map(({ stage, rule }) => [stage, rule]),
      [
        ['severity', 'injury-is-critical'],
        ['severity', 'dear'],
        ['department', 'quality'],
        ['deadline', 'critical-4h'],
        ['deadline', 'critical-2d'],
      ],
    );
    assert.deepEqual(decision.reasons[1]?.matched, [
      { fact: 'amount', operator: 'greaterThan', value: 500, actual: 600 },
    ]);
    assert.deepEqual(decision.reasons[4]?.matched, [
      { fact: 'severity', operator: 'not:in', value: ['low', 'medium'], actual: 'critical' },
    ]);
  });

  it('says what it did not know and by which policy it went', () => {
    assert.deepEqual(decision.missing, ['injury']);
    assert.match(decision.policy.hash, /^[0-9a-f]{16}$/);
    assert.deepEqual({ ...decision.policy, hash: '' }, { name: 'Acme', version: 3, hash: '' });
  });

  it('is frozen through and through, of the published shape, and leaves its input alone', () => {
    assert.ok(Object.isFrozen(decision.reasons[4]?.matched[0]?.value));
    assert.ok(z.safeParse(decisionSchema, decision).success);
    assert.ok(!Object.isFrozen(sampleComplaint) && !Object.isFrozen(judge.policy.rules));
  });

  it('falls back on the defaults', () => {
    const calm = { ...sampleComplaint, category: 'service', amount: 5, description: '' };
    const { severity, department, deadlines, reasons } = judge.decide(calm, { now });
    assert.deepEqual([severity, department, deadlines.length, reasons], ['low', 'care', 1, []]);
  });

  it('refuses a time that is none', () => {
    assert.throws(() => judge.decide(sampleComplaint, { now: 'soon' }), RangeError);
  });
});

describe('the judge', () => {
  it('gives the bare outcome alike', () => {
    assert.deepEqual(judge.outcome(sampleComplaint, { now }), {
      severity: 'critical',
      department: 'quality',
      deadlines: [
        { clock: 'respond', due: Date.parse('2026-11-23T04:00:00.000Z') },
        { clock: 'resolve', due: Date.parse('2026-12-04T10:00:00.000Z') },
      ],
    });
  });

  it('explains why a rule fired, was overruled, or did not fire', () => {
    const calm = { ...sampleComplaint, description: '', fields: { injury: false } };
    assert.deepEqual(explain(judge, 'injury-is-critical', calm, { now })?.because, [
      { fact: 'injury', operator: 'not:equal', value: true, actual: false },
      { fact: 'text', operator: 'not:containsAny', value: ['hospital', '受伤'], actual: 'kettle lid came off\n' },
    ]);
    assert.equal(explain(judge, 'dear', sampleComplaint, { now })?.overruledBy, 'injury-is-critical');
    assert.equal(explain(judge, 'critical-2d', sampleComplaint, { now })?.overruledBy, 'critical-4h');
    assert.equal(explain(judge, 'critical-4h', sampleComplaint, { now })?.overruledBy, undefined);
    assert.equal(explain(judge, 'nope', sampleComplaint, { now }), undefined);
  });

  it('says which holiday tables it lacks, and doubts every deadline that needs them', () => {
    const { calendars, ...rest } = samplePolicy;
    const office = { ...calendars.office, holidays: ['CN'] };
    const without = compile(policyOf({ ...rest, calendars: { office } }));
    assert.deepEqual(without.issues, [
      { code: 'unknown-holidays', path: '/calendars/office/holidays/0', params: { id: 'CN' } },
    ]);
    assert.equal(without.decide(sampleComplaint, { now }).deadlines[0]?.dataEndsAt, '1970-01-01');
  });
});
