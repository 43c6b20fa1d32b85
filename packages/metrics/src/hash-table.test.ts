import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { HashTable, hashText } from './hash-table.ts';

describe('HashTable', () => {
  it('finds what is in it and nothing else, whatever was added and taken out before', () => {
    const step = fc.record({ key: fc.integer({ min: 0, max: 60 }), takeOut: fc.boolean() });
    // Few hashes, so that many keys are put aside; and those of texts, which spread.
    const hashes = [(key: number) => key % 7, (key: number) => hashText(String(key))];
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), fc.constantFrom(...hashes), (steps, hashOf) => {
        const table = new HashTable();
        const there = new Set<number>();
        for (const { key, takeOut } of steps) {
          if (takeOut && there.delete(key)) table.delete(hashOf(key), key);
          else if (!takeOut && !there.has(key)) {
            there.add(key);
            table.add(hashOf(key), key);
          }
          for (let other = 0; other <= 60; other++) {
            const found = table.find(hashOf(other), (place) => place === other);
            assert.equal(found, there.has(other) ? other : -1);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
