import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reportLanguages } from '@redress/metrics/written';
import en from './en.ts';

const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();

/** Words that are the same in English and another language. */
const alike: Readonly<Record<string, readonly string[]>> = {
  de: ['staff.subject'],
  es: ['staff.subject'],
  ar: ['staff.subject'],
};

describe('the words of mails', () => {
  for (const language of reportLanguages.filter((each) => each !== 'en')) {
    it(`are all there, and translated: ${language}`, async () => {
      const texts = ((await import(`./${language}.ts`)) as { default: Record<string, string> }).default;
      assert.deepEqual(Object.keys(texts).sort(), Object.keys(en).sort());
      for (const [key, text] of Object.entries(en)) {
        const other = texts[key] ?? '';
        assert.deepEqual(holes(other), holes(text), key);
        assert.ok(other !== text || (alike[language] ?? []).includes(key), `${key}: ${other}`);
      }
    });
  }
});
