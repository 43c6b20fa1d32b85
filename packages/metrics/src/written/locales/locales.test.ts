import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reportLanguages, reportLanguageOf } from '../languages.ts';
import en from './en.ts';

const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();

/** Words that are the same in English and another language. */
const alike: Readonly<Record<string, readonly string[]>> = {
  de: ['points', 'unit.text', 'part', 'separator', 'chart.only'],
  fr: [
    'section.satisfaction',
    'section.volume',
    'table.causes',
    'column.cause',
    'column.type',
    'column.category',
    'column.action',
    'column.section',
    'unit.point',
    'points',
    'separator',
  ],
  es: ['part', 'separator', 'chart.only'],
  ar: ['part', 'chart.only'],
};

describe('the words of the report', () => {
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

  it('are found by any tag of their language', () => {
    const tags = ['de-AT', 'zh', 'zh-CN', 'zh-TW', 'zh-HK', 'zh-Hant', 'ar-EG', 'ja-JP', 'en-GB', 'pt', 'x', '', '-'];
    assert.deepEqual(
      tags.map((tag) => reportLanguageOf(tag)),
      [
        'de',
        'zh-Hans',
        'zh-Hans',
        'zh-Hant',
        'zh-Hant',
        'zh-Hant',
        'ar',
        'ja',
        'en',
        undefined,
        undefined,
        undefined,
        undefined,
      ],
    );
  });
});
