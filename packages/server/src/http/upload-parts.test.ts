import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HttpError } from './problem.ts';
import { UploadParts } from './upload-parts.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const offsetSaid = (add: () => void): unknown => {
  try {
    add();
  } catch (error) {
    assert.ok(error instanceof HttpError && error.code === 'upload-offset');
    return error.params['offset'];
  }
  return undefined;
};

describe('files that arrive in parts', () => {
  it('go on from where they are, and from nowhere else', () => {
    const parts = new UploadParts();
    parts.add('a', 0, bytes(1, 2));
    assert.equal(
      offsetSaid(() => {
        parts.add('a', 0, bytes(1, 2));
      }),
      2,
    );
    assert.equal(
      offsetSaid(() => {
        parts.add('a', 5, bytes(9));
      }),
      2,
    );
    parts.add('a', 2, bytes(3));
    assert.deepEqual(parts.take('a'), bytes(1, 2, 3));
    assert.equal(parts.offset('a'), 0);
  });

  it('give way to others when there is no room, those that stand still first', () => {
    const parts = new UploadParts({ all: 4, age: 1_000 });
    parts.add('old', 0, bytes(1, 2), 0);
    parts.add('new', 0, bytes(1), 500);
    parts.add('old', 2, bytes(3), 600);
    parts.add('next', 0, bytes(1, 1), 700);
    assert.deepEqual(
      ['old', 'new', 'next'].map((id) => parts.offset(id)),
      [0, 0, 2],
    );
    parts.add('much', 0, bytes(1), 5_000);
    assert.equal(parts.offset('next'), 0);
  });
});
