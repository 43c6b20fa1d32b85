import { expect } from '@open-wc/testing';
import { assert, double, integer, property } from 'fast-check';
import { backoff } from './backoff.ts';

describe('backoff', () => {
  it('doubles its bound with each failure, up to the most', () => {
    const bounds = [1, 2, 3, 4, 20].map((attempt) => backoff(attempt, { base: 100, most: 500, random: () => 1 }));
    expect(bounds).to.deep.equal([100, 200, 400, 500, 500]);
  });

  it('is anything from nothing to its bound', () => {
    assert(
      property(integer({ min: 0, max: 2_000 }), double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (n, r) => {
        expect(backoff(n, { base: 1_000, most: 300_000, random: () => r })).to.be.within(0, 300_000);
      }),
    );
  });
});
