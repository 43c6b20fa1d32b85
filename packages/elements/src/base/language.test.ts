import { expect, fixtureSync, html } from '@open-wc/testing';
import { labelOf, wordsOf } from './labels.ts';
import { matchLanguage, surroundings } from './language.ts';
import { format } from './messages.ts';

describe('language', () => {
  it('finds the shipped language that serves a tag', () => {
    const pairs = {
      'zh-TW': 'zh-Hant',
      'zh-HK': 'zh-Hant',
      zh: 'zh-Hans',
      'zh-Hant-SG': 'zh-Hant',
      'DE-at': 'de',
      en_GB: 'en',
      ar: 'ar',
    };
    for (const [tag, language] of Object.entries(pairs)) expect(matchLanguage(tag), tag).to.equal(language);
    expect(matchLanguage('it')).to.equal(undefined);
    expect(matchLanguage('')).to.equal(undefined);
  });

  it('looks for lang and dir around an element, through shadow roots', () => {
    const outer = fixtureSync(
      html`<div lang="ar" dir="rtl">
        <p lang="de"></p>
        <section dir="ltr"><b></b></section>
      </div>`,
    );
    const root = outer.querySelector('section')?.attachShadow({ mode: 'open' });
    const inner = document.createElement('span');
    root?.append(inner);
    expect(surroundings(inner)).to.deep.equal({ lang: 'ar', dir: 'ltr' });
    // The direction further out is that of another language.
    expect(surroundings(outer.querySelector('p') ?? outer)).to.deep.equal({ lang: 'de', dir: 'ltr' });
    expect(surroundings(outer)).to.deep.equal({ lang: 'ar', dir: 'rtl' });
  });

  it('chooses a label by language', () => {
    const labels = { en: 'Product', 'zh-Hans': '产品', pt: 'Produto' };
    expect(labelOf(labels, 'zh-CN', 'id')).to.equal('产品');
    expect(labelOf(labels, 'pt-BR', 'id')).to.equal('Produto');
    expect(labelOf(labels, 'de', 'id')).to.equal('Product');
    expect(labelOf({ fr: 'Produit' }, 'de', 'id')).to.equal('Produit');
    expect(labelOf(undefined, 'de', 'id')).to.equal('id');
    expect(wordsOf('written-acknowledgement')).to.equal('Written acknowledgement');
  });

  it('fills sentences in, with plural forms and numbers of the language', () => {
    const message = { one: 'one file', few: '{count} few', other: '{count} files' };
    expect(format(message, { count: 1 }, 'en')).to.equal('one file');
    expect(format(message, { count: 1234 }, 'en')).to.equal('1,234 files');
    expect(format(message, { count: 3 }, 'ar')).to.match(/few/);
    expect(format('{name} – {missing}', { name: '{count}' }, 'en')).to.equal('{count} – ');
  });
});
