import { expect } from '@open-wc/testing';
import { assert, asyncProperty, uint8Array } from 'fast-check';
import { sha256 } from './sha256.ts';

describe('sha256', () => {
  it('is the platform’s own', () =>
    assert(
      asyncProperty(uint8Array({ maxLength: 300 }), async (message) => {
        const bytes = message.slice();
        expect(sha256(bytes)).to.deep.equal(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
      }),
    ));
});
