import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { Gathering } from './gathering.ts';

let runs: (readonly number[])[];
let held: (() => void)[];
beforeEach(() => {
  runs = [];
  held = [];
});

/** Doubles numbers once it is let go; refuses 13. */
async function double(items: readonly number[]): Promise<number[]> {
  runs.push(items);
  await new Promise<void>((resolve) => held.push(resolve));
  if (items.includes(13)) throw new RangeError('unlucky');
  return items.map((each) => each * 2);
}

async function letGo(): Promise<void> {
  await turn();
  while (held.length) {
    for (const go of held.splice(0)) go();
    await turn();
    await turn();
  }
}

describe('what is gathered', () => {
  it('goes together when it arrives together', async () => {
    const gathering = new Gathering(double, 10, 1);
    const results = Promise.all([1, 2, 3].map((n) => gathering.do(n)));
    await letGo();
    assert.deepEqual(await results, [2, 4, 6]);
    assert.deepEqual(runs, [[1, 2, 3]]);
  });

  it('waits for what is on its way, and then goes in parts of the most', async () => {
    const gathering = new Gathering(double, 2, 1);
    const first = gathering.do(1);
    await turn();
    const others = Promise.all([2, 3, 4].map((n) => gathering.do(n)));
    await turn();
    assert.deepEqual(runs, [[1]]);
    await letGo();
    assert.deepEqual([await first, ...(await others)], [2, 4, 6, 8]);
    assert.deepEqual(runs, [[1], [2, 3], [4]]);
  });

  it('goes in several ways at once, as many as are allowed', async () => {
    const gathering = new Gathering(double, 1, 2);
    const results = Promise.all([1, 2, 3].map((n) => gathering.do(n)));
    await turn();
    await turn();
    assert.deepEqual(runs, [[1], [2]]);
    await letGo();
    assert.deepEqual(await results, [2, 4, 6]);
  });

  it('does not suffer from one that fails, also not in a later gathering', async () => {
    const gathering = new Gathering(double, 10, 1);
    const results = Promise.allSettled([1, 13, 2].map((n) => gathering.do(n)));
    await letGo();
    assert.deepEqual(
      (await results).map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(runs, [[1, 13, 2], [1], [13], [2]]);
    const next = gathering.do(5);
    await letGo();
    assert.equal(await next, 10);
  });
});
