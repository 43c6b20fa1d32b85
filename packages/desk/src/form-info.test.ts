import { parsePolicy } from '@redress/rules';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formInfo } from './form-info.ts';

test('customers are asked what the policy asks them, and not what staff fill in', () => {
  const parsed = parsePolicy({
    format: 'redress-policy/1',
    name: 'Shop',
    severities: ['low'],
    departments: [{ id: 'care' }],
    categories: [{ id: 'product' }],
    facts: { injury: { type: 'boolean' }, regulator: { type: 'string', staffOnly: true } },
    defaults: { severity: 'low', department: 'care' },
    rules: [],
  });
  assert.ok('policy' in parsed);
  assert.deepEqual(formInfo(parsed.policy, 1).fields, [{ id: 'injury', type: 'boolean' }]);
});
