import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { RowSlots } from './row-slots.ts';

describe('the slots of rows', () => {
  it('are as many as rows, each for one row, and stay with a row while as many are drawn', () => {
    const anyRows = fc.array(fc.nat(12).map(String), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(anyRows, { minLength: 1, maxLength: 6 }), (draws) => {
        const slots = new RowSlots();
        let before = new Map<string, number>();
        for (const rows of draws) {
          const assigned = slots.assign(rows);
          expect([...assigned].sort()).to.deep.equal([...rows.keys()]);
          const now = new Map<string, number>();
          for (const [index, row] of rows.entries()) {
            if (now.has(row)) continue;
            now.set(row, assigned[index] ?? -1);
            const once = (all: readonly string[]) => all.filter((it) => it === row).length === 1;
            if (before.has(row) && draws.every((all) => once(all) || !all.includes(row)))
              expect(assigned[index]).to.equal(before.get(row));
          }
          before = now;
        }
      }),
    );
  });

  it('are no more than the rows when fewer are drawn', () => {
    const slots = new RowSlots();
    slots.assign(['a', 'b', 'c', 'd']);
    expect([...slots.assign(['d', 'b'])].sort()).to.deep.equal([0, 1]);
  });
});
