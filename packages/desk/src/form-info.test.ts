import { parsePolicy, type Policy } from '@redress/rules';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formInfo } from './form-info.ts';

function policyWith(more: object): Policy {
  const parsed = parsePolicy({
    format: 'redress-policy/1',
    name: 'Shop',
    severities: ['low'],
    departments: [{ id: 'care' }],
    categories: [{ id: 'product' }],
    defaults: { severity: 'low', department: 'care' },
    rules: [],
    ...more,
  });
  assert.ok('policy' in parsed);
  return parsed.policy;
}

test('customers are asked what the policy asks them, and not what staff fill in', () => {
  const policy = policyWith({
    facts: { injury: { type: 'boolean' }, regulator: { type: 'string', staffOnly: true } },
  });
  assert.deepEqual(formInfo(policy, 1, 0).fields, [{ id: 'injury', type: 'boolean' }]);
});

test('conditions go along that questions name, also by way of others, and no others', () => {
  const hurt = { all: [{ fact: 'injury', operator: 'equal', value: true }] };
  const policy = policyWith({
    facts: {
      injury: { type: 'boolean' },
      doctor: { type: 'string', showIf: { not: { condition: 'unharmed' } } },
    },
    conditions: {
      unharmed: { not: { condition: 'hurt' } },
      hurt,
      secret: { all: [{ fact: 'amount', operator: 'greaterThan', value: 500 }] },
    },
  });
  assert.deepEqual(formInfo(policy, 1, 0).conditions, { unharmed: { not: { condition: 'hurt' } }, hurt });
  assert.equal('conditions' in formInfo(policyWith({}), 1, 0), false);
});

test('a known problem is told from its beginning to its end', () => {
  const outage = { id: 'outage', text: { en: 'The app is down.' } };
  const policy = policyWith({
    knownProblems: [{ ...outage, from: '2026-11-01T00:00:00Z', until: '2026-11-02T00:00:00+08:00' }],
  });
  const on = (instant: string) => formInfo(policy, 1, Date.parse(instant)).knownProblems?.length ?? 0;
  assert.equal(on('2026-10-31T23:59:59Z'), 0);
  assert.equal(on('2026-11-01T00:00:00Z'), 1);
  assert.equal(on('2026-11-01T16:00:00Z'), 0);
});
