import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pauseAfter } from './backoff.ts';

describe('the pause before another attempt', () => {
  for (const kind of ['mail', 'webhook'] as const) {
    it(`grows, varies by a fifth, and ends: ${kind}`, () => {
      const pauses: number[] = [];
      for (let attempts = 1; ; attempts++) {
        const pause = pauseAfter(kind, attempts, 0.5);
        if (pause === undefined) break;
        pauses.push(pause);
        assert.ok(Math.abs((pauseAfter(kind, attempts, 0) ?? 0) - pause * 0.8) <= 1);
        assert.ok(Math.abs((pauseAfter(kind, attempts, 1) ?? 0) - pause * 1.2) <= 1);
      }
      assert.deepEqual(
        pauses,
        pauses.toSorted((a, b) => a - b),
      );
      const days = pauses.reduce((sum, pause) => sum + pause, 0) / 86_400_000;
      assert.ok(days > 1.5 && days < 5, `${days} days`);
    });
  }
});
