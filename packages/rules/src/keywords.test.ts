import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fold, holdsKeyword, keywordCompare } from './keywords.ts';
import { Scanner } from './scanner.ts';

const any = keywordCompare('containsAny');
const all = keywordCompare('containsAll');

describe('folding', () => {
  it('evens out case, width, accents and vowel marks', () => {
    const pairs = [
      ['ＣＡＦÉ', 'cafe'],
      ['Straße', 'strasse'],
      ['ΟΔΟΣ', 'οδοσ'],
      ['ｶﾞｽ', 'ガス'],
      ['İstanbul', 'istanbul'],
      ['مُحَمَّد', 'محمد'],
      ['Ёлка', 'елка'],
    ] as const;
    for (const [text, folded] of pairs) assert.equal(fold(text), fold(folded), text);
    assert.notEqual(fold('か'), fold('が'));
    assert.equal(fold('병원'), '병원');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(fold(fold(text)), fold(text));
      }),
    );
  });
});

describe('keywords', () => {
  it('are whole words where the script has them, and anything within where it has not', () => {
    assert.ok(any('I was BURNT!', ['burnt']));
    assert.ok(!any('sunburnt', ['burnt']));
    assert.ok(!any('burnt2', ['burnt']));
    assert.ok(any('孩子受伤了', ['受伤']));
    assert.ok(any('我的ipad坏了', ['iPad']));
    assert.ok(any('병원에서', ['병원']));
    assert.ok(any('Identity-theft, again', ['identity-theft']));
    assert.ok(any('C++ is broken', ['c++']));
  });

  it('hold any or all of a list, in a text or in an array', () => {
    assert.ok(all('fire and smoke', ['smoke', 'fire']));
    assert.ok(!all('fire', ['smoke', 'fire']));
    assert.ok(any(['smoke', 'fire'], ['fire']));
    assert.ok(!any(['smo', 'ke'], ['smoke']));
    assert.ok(!any(5, ['5']) && !any(undefined, ['undefined']) && !all(null, ['null']));
  });

  it('are found all in one pass, as one by one', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', '受', 'é', ' ', '-', '\uD83D\uDE00'),
      minLength: 1,
      maxLength: 4,
    });
    const keywords = fc.uniqueArray(
      word.map((text) => fold(text).trim()).filter((text) => text !== ''),
      { minLength: 1, maxLength: 8 },
    );
    const property = fc.property(keywords, fc.array(word, { maxLength: 30 }), (list, parts) => {
      const text = fold(parts.join(''));
      const found = new Set<number>();
      new Scanner(list).scan(text, (keyword) => found.add(keyword));
      const expected = list.flatMap((keyword, i) => (holdsKeyword(text, keyword) ? i : []));
      assert.deepEqual(
        [...found].sort((a, b) => a - b),
        expected,
      );
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});
