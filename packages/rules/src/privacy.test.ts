import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { samplePolicy } from '../test/sample.ts';
import { parsePolicy } from './parse.ts';
import type { Policy } from './policy.ts';
import { auditExpiry, expiries } from './privacy.ts';

const withPrivacy = (privacy: unknown) => parsePolicy({ ...samplePolicy, privacy });
const policyOf = (privacy: unknown): Policy => {
  const parsed = withPrivacy(privacy);
  assert.ok('policy' in parsed);
  return parsed.policy;
};
const noon = Date.UTC(2028, 1, 29, 12);

describe('how long personal data is kept', () => {
  it('is for good where a policy does not say', () => {
    assert.deepEqual(expiries(policyOf(undefined), noon), []);
  });

  it('is counted back from now, in days, weeks, months or years', () => {
    const before = (retain: string) => expiries(policyOf({ retain }), noon)[0]?.endedBefore;
    assert.equal(before('90 days'), '2027-12-01T12:00:00.000Z');
    assert.equal(before('1 week'), '2028-02-22T12:00:00.000Z');
    assert.equal(before('3 months'), '2027-11-29T12:00:00.000Z');
    assert.equal(before('1 year'), '2027-02-28T12:00:00.000Z', 'a month that lacks the day');
    assert.equal(before('4 years'), '2024-02-29T12:00:00.000Z');
  });

  it('differs by category, and by subcategory within it', () => {
    const policy = policyOf({ retain: '1 year', categories: { product: '10 years', 'product.quality': '2 years' } });
    assert.deepEqual(expiries(policy, noon), [
      { endedBefore: '2018-02-28T12:00:00.000Z', issues: ['product'] },
      { endedBefore: '2026-02-28T12:00:00.000Z', issues: ['product.quality'] },
      { endedBefore: '2027-02-28T12:00:00.000Z', exceptIssues: ['product', 'product.quality'] },
    ]);
    assert.deepEqual(expiries(policyOf({ categories: { product: '1 week' } }), noon), [
      { endedBefore: '2028-02-22T12:00:00.000Z', issues: ['product', 'product.quality'] },
    ]);
  });

  it('is its own time for who looked at what', () => {
    assert.equal(auditExpiry(policyOf({ audit: '2 years' }), noon), '2026-02-28T12:00:00.000Z');
    assert.equal(auditExpiry(policyOf({ retain: '1 year' }), noon), undefined);
    assert.equal(auditExpiry(policyOf(undefined), noon), undefined);
  });

  it('is refused when it cannot be read, or is of no category', () => {
    const parsed = withPrivacy({ retain: 'a while', audit: '2 eons', categories: { nothing: '3 business days' } });
    assert.deepEqual('issues' in parsed && parsed.issues.map(({ code, path }) => [code, path]), [
      ['invalid-duration', '/privacy/retain'],
      ['invalid-duration', '/privacy/audit'],
      ['unknown-category', '/privacy/categories/nothing'],
      ['invalid-duration', '/privacy/categories/nothing'],
    ]);
  });
});
