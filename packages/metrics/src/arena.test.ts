import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Arena } from './arena.ts';

test('working memory is taken once, also by whoever takes much and gives most of it back', () => {
  const arena = new Arena();
  const question = (): ArrayBufferLike[] => {
    arena.reset();
    const lists = Array.from({ length: 3 }, (_, n) => arena.trim(arena.uint32(10_000), n + 1));
    const last = arena.float64(500);
    return [...lists, last].map(({ buffer }) => buffer);
  };
  question();
  const [first, ...others] = question();
  assert.deepEqual(
    others.map((buffer) => buffer === first),
    [true, true, true],
  );
  assert.ok(question().every((buffer) => buffer === first));
});
