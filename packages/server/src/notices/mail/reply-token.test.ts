import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { MailSettingsError, readMailbox } from './mail-settings.ts';
import { addressWith, checkReplyTo, ReplyTokens, tokensIn } from './reply-token.ts';

const tokens = new ReplyTokens(Buffer.alloc(32, 1));
const cases = fc.record({
  id: fc.string({ minLength: 1 }),
  number: fc.integer({ min: 0, max: 999_999_999 }).map((n) => `R-2026-${String(n).padStart(6, '0')}`),
});

describe('the token of a case', () => {
  it('is found again in an address and in references, in any case of letters, and proves its case alone', () => {
    fc.assert(
      fc.property(cases, cases, ({ id, number }, other) => {
        const token = tokens.of(id, number);
        const address = addressWith(token, { address: 'complaints@in.acme.example' });
        assert.ok(address.lastIndexOf('@') <= 64, 'fits before the @');
        for (const text of [address.toUpperCase(), `<x@y>\r\n <msg_1.${token}@acme.example> <z@y>`]) {
          const [found] = tokensIn(text);
          assert.ok(found);
          assert.equal(found.number, number);
          assert.equal(tokens.proves(id, found), true);
          assert.equal(tokens.proves(other.id, found), id === other.id);
        }
      }),
    );
  });
  it('is none when another key made it, or a character differs', () => {
    const [theirs] = tokensIn(new ReplyTokens(Buffer.alloc(32, 2)).of('case', 'R-2026-000001'));
    assert.equal(theirs && tokens.proves('case', theirs), false);
    const [own] = tokensIn(tokens.of('case', 'R-2026-000001'));
    assert.ok(own);
    for (let at = 0; at < own.proof.length; at++) {
      const wrong = own.proof[at] === 'a' ? 'b' : 'a';
      const proof: string = own.proof.slice(0, at) + wrong + own.proof.slice(at + 1);
      assert.equal(tokens.proves('case', { number: own.number, proof }), false);
    }
    assert.deepEqual(tokensIn('R-2026-000001 r-2026-000001.tooshort complaints@in.acme.example'), []);
  });
});

describe('a mailbox', () => {
  it('is read with its name or without', () => {
    assert.deepEqual(readMailbox('Acme, Inc. <a@b.example>'), { name: 'Acme, Inc.', address: 'a@b.example' });
    assert.deepEqual(readMailbox(' a@b.example '), { address: 'a@b.example' });
  });
  it('is refused when it is none, or leaves no room for a token', () => {
    for (const text of ['', 'nobody', 'a@b@c', 'A <a@b.example', 'a@b.example\r\nBcc: x@y.example', 'a b@c.example'])
      assert.throws(() => readMailbox(text), MailSettingsError, text);
    assert.throws(() => {
      checkReplyTo({ address: `${'x'.repeat(30)}@b.example` });
    }, MailSettingsError);
  });
});
