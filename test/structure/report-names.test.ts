import assert from 'node:assert/strict';
import { test } from 'node:test';

const languages = ['en', 'de', 'fr', 'es', 'zh-Hans', 'zh-Hant', 'ja', 'ar'];
type Texts = { default: Readonly<Record<string, unknown>> };

for (const language of languages) {
  test(`figures and values are called the same in the report and on screen: ${language}`, async () => {
    const { default: names } = (await import(`../../packages/server/src/report/locales/names/${language}.ts`)) as Texts;
    const screen: Record<string, unknown> = {};
    for (const part of ['staff', 'inbox', 'metrics']) {
      const { default: texts } = (await import(`../../packages/elements/src/locales/${part}/${language}.ts`)) as Texts;
      Object.assign(screen, texts);
    }
    for (const [key, name] of Object.entries(names)) assert.equal(name, screen[key], key);
  });
}
