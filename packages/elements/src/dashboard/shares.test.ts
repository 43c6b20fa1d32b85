import { expect } from '@open-wc/testing';
import { gridOf, peaksOf } from './heat-map.ts';
import { barsFor, paretoOf, sharesOf, withRest } from './shares.ts';

const rows = [
  { cause: 'price', received: 3 },
  { cause: null, received: 10 },
  { cause: 'product', received: 6 },
  { cause: 'other', received: 1 },
  { cause: 'none-yet', received: 0 },
];

describe('shares', () => {
  it('are ordered by number, without empty ones', () => {
    expect(sharesOf(rows, 'cause').map(({ value }) => value)).to.deep.equal([null, 'product', 'price', 'other']);
  });

  it('cumulate over the known causes alone', () => {
    const { bars, unknown, total } = paretoOf(sharesOf(rows, 'cause'));
    expect(bars.map(({ cumulated }) => cumulated)).to.deep.equal([0.6, 0.9, 1]);
    expect([unknown, total]).to.deep.equal([10, 10]);
    expect(barsFor(bars, 0.8)).to.equal(2);
    expect(paretoOf([])).to.deep.equal({ bars: [], unknown: 0, total: 0 });
  });

  it('keep what does not fit as one', () => {
    const many = sharesOf(rows, 'cause');
    expect(withRest(many, 3)).to.deep.equal({ shown: many.slice(0, 2), rest: { value: '2', count: 4 } });
    expect(withRest(many, 4)).to.deep.equal({ shown: many, rest: undefined });
  });
});

describe('the grid of weekdays and hours', () => {
  it('takes its places from the rows, and knows the fullest', () => {
    const grid = gridOf([
      { weekday: 1, hour: 9, received: 2 },
      { weekday: 7, hour: 23, received: 5 },
      { weekday: 7, hour: 9, received: 4 },
      { weekday: 9, hour: 30, received: 4 },
    ]);
    expect(grid[0]?.[9]).to.equal(2);
    expect(grid.flat().reduce((sum, count) => sum + count)).to.equal(11);
    expect(peaksOf(grid)).to.deep.equal({ weekday: 7, hour: 9 });
  });
});
