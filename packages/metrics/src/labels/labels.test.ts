import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kpiIds, kpis } from '../kpis.ts';
import { reasonCodes } from '../kpi.ts';
import en from './en.ts';

const names: Readonly<Record<string, string>> = en;

describe('the names of figures', () => {
  it('are there for every figure, with the formula that defines it', () => {
    for (const id of kpiIds) {
      assert.ok(names[`kpi.${id}`], id);
      assert.equal(names[kpis[id].formulaKey], kpis[id].formula);
    }
    for (const code of reasonCodes) assert.ok(names[`reason.${code}`], code);
  });

  for (const language of ['zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'ja', 'ar']) {
    it(`are all there, and translated: ${language}`, async () => {
      const { default: texts } = (await import(`./${language}.ts`)) as { default: Record<string, string> };
      assert.deepEqual(Object.keys(texts), Object.keys(en));
      for (const [key, text] of Object.entries(en)) assert.notEqual(texts[key], text, key);
      // A quotient stays one.
      for (const [key, text] of Object.entries(en)) {
        if (key.endsWith('.formula')) assert.equal((texts[key] ?? '').includes('/'), text.includes('/'), key);
      }
    });
  }
});
