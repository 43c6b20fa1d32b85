import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Selection, type Ranks } from './ranks.ts';
import { SortedRuns } from './sorted-runs.ts';

const values = (minLength: number, maxLength: number): fc.Arbitrary<number[]> =>
  fc.array(fc.oneof(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 5 })), {
    minLength,
    maxLength,
    size: 'max',
  });

function agrees(given: readonly number[]): void {
  const sorted = given.map((value) => value + 0).sort((a, b) => a - b);
  const half = sorted.length / 2;
  const median = (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
  const runs = [0, 1, 2, 3].map((run) => Float64Array.from(sorted.filter((_, index) => (index % 7) % 4 === run)));
  const all: Ranks[] = [new Selection(Float64Array.from(sorted.toReversed())), new SortedRuns(runs)];
  for (const ranks of all) {
    assert.equal(ranks.median(), median);
    for (const p of [0, 0.1, 0.5, 0.9, 0.99, 1]) {
      assert.equal(ranks.percentile(p), sorted[Math.max(Math.ceil(p * sorted.length), 1) - 1]);
    }
  }
}

test('ranks are those of the sorted values, of few', () => {
  fc.assert(fc.property(values(1, 60), agrees));
});

test('ranks are those of the sorted values, of many', () => {
  fc.assert(fc.property(values(4096, 4200), agrees), { numRuns: 10 });
});

test('nothing has no ranks', () => {
  for (const ranks of [new Selection(new Float64Array(0)), new SortedRuns([])])
    assert.ok(Number.isNaN(ranks.median()) && Number.isNaN(ranks.percentile(0.9)));
});
