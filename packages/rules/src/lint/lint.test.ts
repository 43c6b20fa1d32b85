import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { samplePolicy } from '../../test/sample.ts';
import { complaints, ruleConditions } from '../../test/arbitraries.ts';
import { policyWith } from '../../test/differential.ts';
import { compile } from '../compile.ts';
import type { Finding } from '../finding.ts';
import { parsePolicy } from '../parse.ts';
import type { Policy } from '../policy.ts';
import cn from '../holidays/CN.ts';
import { lint } from './lint.ts';

type Json = Record<string, unknown>;

const leaf = (fact: string, operator: string, value: unknown): Json => ({ fact, operator, value });
const rule = (name: string, stage: string, params: Json, conditions: unknown, extra: Json = {}): Json => ({
  name,
  stage,
  conditions,
  event: { type: stage, params },
  ...extra,
});
const to = (name: string, department: string, conditions: unknown, extra?: Json): Json =>
  rule(name, 'department', { department }, conditions, extra);

function policyOf(json: unknown): Policy {
  const parsed = parsePolicy(json);
  assert.ok('policy' in parsed, JSON.stringify(parsed));
  return parsed.policy;
}
const withRules = (...rules: Json[]): Policy => policyOf({ ...samplePolicy, rules, conditions: {} });
const shown = (findings: readonly Finding[], ...codes: string[]): string[] =>
  findings.filter(({ code }) => codes.includes(code)).map(({ code, path, rules }) => [code, path, ...rules].join(' '));

describe('lint', () => {
  it('finds rules that can never fire, over numbers, enumerations, booleans and dates', () => {
    const policy = withRules(
      to('gap', 'care', { all: [leaf('amount', 'greaterThan', 5), leaf('amount', 'lessThanInclusive', 5)] }),
      to('tight', 'care', { all: [leaf('warrantyMonths', 'greaterThan', 5), leaf('warrantyMonths', 'lessThan', 6)] }),
      to('beyond', 'care', { all: [leaf('warrantyMonths', 'greaterThan', 120)] }),
      to('no channel', 'care', { all: [leaf('channel', 'equal', 'pigeon')] }),
      to('both', 'care', { all: [leaf('injury', 'equal', true), { not: { any: [leaf('injury', 'equal', true)] } }] }),
      to('dates', 'care', {
        all: [leaf('occurredAt', 'lessThan', '2026-01-02'), leaf('occurredAt', 'greaterThan', '2026-01-01')],
      }),
      to('torn', 'care', {
        all: [leaf('category', 'equal', 'service'), leaf('subcategory', 'equal', 'product.quality')],
      }),
      to('nobody', 'care', { all: [leaf('anonymous', 'equal', true), leaf('customerTier', 'equal', 'gold')] }),
      to('fine', 'care', { all: [leaf('amount', 'greaterThan', 5), leaf('amount', 'lessThanInclusive', 6)] }),
    );
    assert.deepEqual(
      shown(lint(policy), 'never-fires').map((line) => line.split(' ').slice(2).join(' ')),
      ['gap', 'tight', 'beyond', 'no channel', 'both', 'dates', 'torn', 'nobody'],
    );
  });

  it('knows that a later stage sees only severities and departments that come out of the earlier', () => {
    const conditions = { all: [leaf('severity', 'equal', 'high')] };
    const unreachable = lint(withRules(to('high', 'quality', conditions)));
    assert.deepEqual(shown(unreachable, 'never-fires'), ['never-fires /rules/0 high']);
    const raised = rule('raise', 'severity', { severity: 'high' }, { all: [leaf('amount', 'greaterThan', 7)] });
    const deadline = rule(
      'soon',
      'deadline',
      { clock: 'respond', within: '4 hours' },
      {
        all: [leaf('department', 'equal', 'quality'), leaf('amount', 'lessThan', 7)],
      },
    );
    assert.deepEqual(shown(lint(withRules(to('high', 'quality', conditions), raised)), 'never-fires'), []);
    assert.deepEqual(shown(lint(withRules(to('high', 'quality', conditions), raised, deadline)), 'never-fires'), [
      'never-fires /rules/2 soon',
    ]);
  });

  it('finds rules that others always go before', () => {
    const findings = lint(
      withRules(
        to('dear', 'quality', { any: [leaf('amount', 'greaterThan', 5)] }),
        to('cheap', 'care', { any: [leaf('amount', 'lessThanInclusive', 5), leaf('amount', 'equal', 4)] }),
        to('four', 'quality', { all: [leaf('amount', 'equal', 4), leaf('channel', 'equal', 'web')] }),
        to('any amount', 'quality', { all: [leaf('amount', 'greaterThanInclusive', 0)] }),
        to('first', 'care', { all: [leaf('amount', 'equal', 4)] }, { priority: 9 }),
      ),
    );
    assert.deepEqual(shown(findings, 'shadowed'), [
      'shadowed /rules/2 four first',
      'shadowed /rules/3 any amount cheap',
    ]);
  });

  it('finds longer deadlines that a like one always cuts short', () => {
    const term = (name: string, within: string, conditions: unknown): Json =>
      rule(name, 'deadline', { clock: 'respond', within }, conditions);
    const web = { all: [leaf('channel', 'equal', 'web')] };
    const findings = lint(
      withRules(
        term('long', '9 hours', web),
        term('short', '4 hours', { all: [leaf('channel', 'in', ['web', 'chat'])] }),
        term('days', '1 day', web),
      ),
    );
    assert.deepEqual(shown(findings, 'shadowed'), ['shadowed /rules/0 long short']);
  });

  it('finds conditions that say nothing, rules that always fire, and facts that do not exist', () => {
    const findings = lint(
      withRules(
        to('always', 'care', { any: [leaf('injury', 'equal', true), leaf('injury', 'notEqual', true)] }),
        to('idle', 'quality', {
          all: [leaf('attachmentCount', 'greaterThanInclusive', 0), leaf('injry', 'equal', true)],
        }),
      ),
    );
    assert.deepEqual(shown(findings, 'always-fires', 'condition-always', 'condition-never', 'unknown-fact'), [
      'unknown-fact /rules/1/conditions idle',
      'condition-always /rules/1/conditions/all/0 idle',
      'condition-never /rules/1/conditions/all/1 idle',
      'always-fires /rules/0 always',
    ]);
  });

  it('finds departments between which only the order decides, and complaints that nobody is routed', () => {
    const findings = lint(
      withRules(
        to('web', 'care', { all: [leaf('channel', 'equal', 'web')] }),
        to('dear', 'quality', { all: [leaf('amount', 'greaterThan', 5)] }),
      ),
    );
    const [contradiction] = findings.filter(({ code }) => code === 'contradiction');
    assert.equal(contradiction?.witness?.complaint.channel, 'web');
    assert.ok(Number(contradiction.witness.complaint.amount) > 5);
    const [unrouted] = findings.filter(({ code }) => code === 'unrouted');
    assert.notEqual(unrouted?.witness?.complaint.channel, 'web');
  });

  it('says when holiday data is missing or ends too soon, and what nothing uses', () => {
    const office = { ...samplePolicy.calendars.office, holidays: ['CN'] };
    const policy = policyOf({ ...samplePolicy, calendars: { office, spare: office } });
    assert.deepEqual(shown(lint(policy), 'unknown-holidays'), [
      'unknown-holidays /calendars/office/holidays/0',
      'unknown-holidays /calendars/spare/holidays/0',
    ]);
    const late = lint(policy, { holidays: [cn], now: '2026-12-31T00:00:00Z' });
    assert.deepEqual(shown(late, 'unknown-holidays', 'holiday-data-ends', 'unused-calendar'), [
      'unused-calendar /calendars/spare',
      'holiday-data-ends /defaults/deadlines/0',
      'holiday-data-ends /rules/4/event/params critical-2d',
    ]);
    assert.deepEqual(shown(lint(policy, { holidays: [cn] }), 'holiday-data-ends'), []);
  });

  it('tells of names for clocks that no deadline sets', () => {
    const policy = policyOf({ ...samplePolicy, clocks: [{ id: 'resolve' }, { id: 'never-set' }] });
    assert.deepEqual(
      shown(lint(policy), 'unused-clock').map((line) => line.trim()),
      ['unused-clock /clocks/1'],
    );
  });

  it('tells once of a clock that a policy sets and gives no name', () => {
    const term = (name: string, clock: string): Json =>
      rule(name, 'deadline', { clock, within: '2 days' }, { all: [leaf('channel', 'equal', 'web')] });
    const policy = policyOf({
      ...samplePolicy,
      clocks: [{ id: 'refer' }],
      conditions: {},
      rules: [term('reply', 'respond'), term('refer', 'refer'), term('update', 'update'), term('again', 'update')],
    });
    assert.deepEqual(shown(lint(policy), 'unnamed-clock'), ['unnamed-clock /rules/2/event/params/clock update']);
  });

  it('compares two thousand rules that overlap as far as its steps go, and names those it left', () => {
    const rules = Array.from({ length: 2_000 }, (_, i) =>
      to(`rule ${String(i)}`, i % 2 ? 'care' : 'quality', {
        all: [leaf('amount', 'greaterThan', i), leaf('amount', 'lessThan', i + 1_500)],
      }),
    );
    const [incomplete, ...more] = lint(withRules(...rules)).filter(({ code }) => code === 'lint-incomplete');
    assert.deepEqual(more, []);
    assert.ok(incomplete);
    assert.ok(incomplete.rules.includes('rule 1999'));
    assert.equal(incomplete.params?.['count'], incomplete.rules.length);
    assert.deepEqual(shown(lint(withRules(...rules.slice(0, 40))), 'lint-incomplete'), []);
  });

  it('leaves open what rests on words, and finds nothing wrong with the sample', () => {
    const words = (operator: string): Json => leaf('text', operator, ['fire']);
    const findings = lint(
      withRules(
        to('words', 'care', { all: [words('containsAny'), words('not:containsAny')] }),
        to('longer', 'care', { all: [words('containsAny'), leaf('text', 'not:containsAny', ['fire', 'smoke'])] }),
      ),
    );
    assert.deepEqual(shown(findings, 'never-fires', 'undecided'), [
      'undecided /rules/0 words',
      'undecided /rules/1 longer',
    ]);
    for (const { code, witness } of findings) if (code === 'undecided') assert.equal(witness, undefined);
    const fine = lint(policyOf(samplePolicy)).filter(({ level }) => level !== 'note');
    assert.deepEqual(fine, []);
  });

  it('never calls a rule unreachable that some complaint fires', () => {
    const property = fc.property(ruleConditions, fc.array(complaints, { maxLength: 20 }), ({ rules, shared }, list) => {
      const parsed = parsePolicy(policyWith(rules, shared));
      if (!('policy' in parsed)) return;
      const findings = lint(parsed.policy);
      const judge = compile(parsed.policy);
      const named = (code: string): string[] =>
        findings.filter((each) => each.code === code).flatMap((each) => each.rules);
      for (const complaint of list.filter(({ fields = {} }) =>
        Object.values(fields).every((value) => typeof value === 'string'),
      )) {
        const fired = judge.reasons({ ...complaint, category: '' }, { now: 0 }).map((reason) => reason.rule);
        assert.deepEqual(
          named('never-fires').filter((name) => fired.includes(name)),
          [],
        );
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});
