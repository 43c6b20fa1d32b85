import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultCauses } from '../causes.ts';
import { caseStates, channels, contactMethods, contactResults, outcomes, remedyTypes, roles } from '../vocabulary.ts';
import en from './en.ts';

const codes = {
  channel: channels,
  state: caseStates,
  outcome: outcomes,
  remedy: remedyTypes,
  method: contactMethods,
  result: contactResults,
  role: roles,
  cause: defaultCauses,
};

describe('the names of the vocabulary', () => {
  it('are there for every code', () => {
    const wanted = Object.entries(codes).flatMap(([list, values]) => values.map((value) => `${list}.${value}`));
    assert.deepEqual(
      wanted.filter((key) => !Object.hasOwn(en, key)),
      [],
    );
  });

  for (const language of ['zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'ja', 'ar']) {
    it(`are all there: ${language}`, async () => {
      const { default: texts } = (await import(`./${language}.ts`)) as { default: Record<string, string> };
      assert.deepEqual(Object.keys(texts), Object.keys(en));
      for (const text of Object.values(texts)) assert.notEqual(text.trim(), '');
    });
  }
});
