import type { Complaint } from '@redress/cases';
import { parsePolicy } from '@redress/rules';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaintIssues } from './complaint-check.ts';

const parsed = parsePolicy({
  format: 'redress-policy/1',
  name: 'Shop',
  severities: ['low'],
  departments: [{ id: 'care' }],
  categories: [{ id: 'product' }],
  facts: {
    regulator: { type: 'string', enum: ['cfpb'], staffOnly: true },
    injury: { type: 'boolean' },
  },
  defaults: { severity: 'low', department: 'care' },
  rules: [],
  form: { consent: { text: { en: 'I agree.' } }, anonymous: false },
});
assert.ok('policy' in parsed);
const { policy } = parsed;

const check = (fields: Complaint['fields'], byStaff: boolean, more: Partial<Complaint> = {}): string[] => {
  const complaint: Complaint = { channel: 'web', category: 'product', title: 'T', description: '', ...more };
  const issues = complaintIssues(policy, { ...complaint, ...(fields && { fields }) }, byStaff);
  return issues.map(({ code, path }) => `${code} ${path}`);
};

test('a customer cannot fill in what is for staff, nor is asked to', () => {
  const known = { consent: true, customer: { name: 'Ada' } };
  assert.deepEqual(check({ injury: true }, false, known), []);
  assert.deepEqual(check({ regulator: 'cfpb' }, false, known), ['unknown-field /fields/regulator']);
  assert.deepEqual(check({ regulator: 7 }, false, known), ['unknown-field /fields/regulator']);
  assert.deepEqual(check({}, false), ['consent-required /consent', 'anonymous-refused /customer']);
});

test('staff and imports fill it in, and are asked for no consent', () => {
  assert.deepEqual(check({ regulator: 'cfpb' }, true), []);
  assert.deepEqual(check({}, true), []);
  assert.deepEqual(check({ regulator: 'none' }, true), ['invalid-value /fields/regulator']);
});
