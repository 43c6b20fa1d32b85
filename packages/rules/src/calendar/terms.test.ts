import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { needsWorkingTime, parseWithin, units } from './terms.ts';

describe('parseWithin', () => {
  it('reads amounts of every unit, singular and plural', () => {
    for (const unit of units) {
      assert.deepEqual(parseWithin(`12 ${unit}`), { amount: 12, unit });
      assert.deepEqual(parseWithin(`1 ${unit.slice(0, -1)}`), { amount: 1, unit });
    }
  });

  it('refuses what it can not count', () => {
    const refused =
      '|0 days|-1 days|1.5 hours|01 day|1 business week|1 business month|1  day|1 Day|days|1 year| 1 day|1 day ';
    for (const text of refused.split('|')) assert.equal(parseWithin(text), undefined, text);
  });

  it('counts ten years at most', () => {
    assert.deepEqual(parseWithin('120 months'), { amount: 120, unit: 'months' });
    for (const text of ['121 months', '3651 days', '5256001 minutes', '99999999999999999999 minutes']) {
      assert.equal(parseWithin(text), undefined, text);
    }
  });

  it('says what needs working time', () => {
    assert.equal(needsWorkingTime({ amount: 1, unit: 'business minutes' }), true);
    assert.equal(needsWorkingTime({ amount: 1, unit: 'weeks' }), false);
    assert.equal(needsWorkingTime({ amount: 1, unit: 'weeks' }, { at: 'close' }), true);
    assert.equal(needsWorkingTime({ amount: 1, unit: 'hours' }, { at: 'close' }), false);
    assert.equal(needsWorkingTime({ amount: 1, unit: 'hours' }, { from: 'next business day' }), true);
  });
});
