import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { RowSlots } from './row-slots.ts';

describe('the slots of rows', () => {
  it('are each for one row, stay with it while it is drawn, and are no more than the most rows at once', () => {
    const anyRows = fc.array(fc.nat(12).map(String), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(anyRows, { minLength: 1, maxLength: 8 }), (draws) => {
        const slots = new RowSlots();
        const most = Math.max(...draws.map((rows) => rows.length));
        let before = new Map<string, number>();
        for (const rows of draws) {
          const assigned = slots.assign(rows);
          expect(new Set(assigned).size).to.equal(rows.length);
          expect(Math.max(-1, ...assigned)).to.be.below(most);
          const now = new Map<string, number>();
          for (const [index, row] of rows.entries()) if (!now.has(row)) now.set(row, assigned[index] ?? -1);
          for (const [row, slot] of now) if (before.has(row)) expect(slot).to.equal(before.get(row));
          before = now;
        }
      }),
    );
  });
});
