import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { virtualWindow } from './virtual-window.ts';

describe('the window of a long list', () => {
  it('covers what is seen, keeps the height of the whole, and stays small', () => {
    const anyView = fc.record({
      count: fc.nat(100_000),
      rowHeight: fc.integer({ min: 10, max: 200 }),
      height: fc.integer({ min: 0, max: 5_000 }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(anyView, ({ count, rowHeight, height, at }) => {
        const top = at * Math.max(0, count * rowHeight - height);
        const { first, end, before, after } = virtualWindow(count, rowHeight, { top, height });
        expect(before + (end - first) * rowHeight + after).to.equal(count * rowHeight);
        expect(first * rowHeight).to.be.at.most(top);
        expect(end * rowHeight).to.be.at.least(Math.min(count * rowHeight, top + height) - 1e-6);
        expect(end - first).to.be.at.most(Math.ceil(height / rowHeight) + 17);
      }),
    );
  });
});
