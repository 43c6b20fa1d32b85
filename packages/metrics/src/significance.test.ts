import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareProportions } from './significance.ts';

const near = (actual: number | undefined, wanted: number): void => {
  assert.ok(actual !== undefined && Math.abs(actual - wanted) < 1e-9, `${String(actual)}, not ${wanted}`);
};

// Expected values by exact rational arithmetic (Fisher) and by the normal distribution of Python's statistics module.
test('large samples: the pooled two-proportion z-test', () => {
  const found = compareProportions({ count: 120, of: 1000 }, { count: 90, of: 1000 });
  assert.equal(found?.test, 'two-proportion-z');
  near(found.p, 0.028650240398448434);
  near(compareProportions({ count: 500, of: 1000 }, { count: 300, of: 1000 })?.p, 0.0);
  near(compareProportions({ count: 100, of: 1000 }, { count: 100, of: 1000 })?.p, 1);
});

test("small samples: Fisher's exact test", () => {
  const found = compareProportions({ count: 8, of: 10 }, { count: 1, of: 6 });
  assert.equal(found?.test, 'fisher-exact');
  near(found.p, 0.03496503496503497);
  near(compareProportions({ count: 3, of: 40 }, { count: 0, of: 40 })?.p, 0.24050632911392406);
  near(compareProportions({ count: 0, of: 5 }, { count: 0, of: 7 })?.p, 1);
  near(compareProportions({ count: 2, of: 20_000 }, { count: 7, of: 20_000 })?.p, 0.17963827817376665);
});

test('nothing can be said of no cases', () => {
  assert.equal(compareProportions({ count: 0, of: 0 }, { count: 3, of: 9 }), null);
});
