import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guessLanguage } from './language-guess.ts';
import { htmlText } from './html-text.ts';
import { withoutQuoted } from './quoted.ts';

const marker = '## Please write above this line ##';
const own = (text: string): string => withoutQuoted(text, [marker]).text;

describe('an answer', () => {
  const introductions = [
    'On Sun, Nov 22, 2026 at 10:00 AM Acme <complaints@acme.example> wrote:',
    'On Sun, Nov 22, 2026 at 10:00 AM Acme\n<complaints@acme.example> wrote:',
    'Am 22.11.26 um 10:00 schrieb Acme:',
    'Le dim. 22 nov. 2026 à 10:00, Acme <complaints@acme.example> a écrit :',
    'El dom, 22 nov 2026 a las 10:00, Acme (<complaints@acme.example>) escribió:',
    'Acme <complaints@acme.example> 于2026年11月22日周日 10:00写道：',
    '2026年11月22日(日) 10:00 Acme <complaints@acme.example>:',
    '-----Original Message-----',
    'From: Acme\nSent: Sunday, November 22, 2026 10:00 AM\nTo: Ann',
    'Von: Acme\nGesendet: Sonntag, 22. November 2026 10:00',
    marker,
    `> ${marker}`,
  ];
  for (const introduction of introductions) {
    it(`is what stands above "${introduction.slice(0, 40).replaceAll('\n', ' ')}"`, () => {
      assert.deepEqual(withoutQuoted(`Yes.\n\nThe blue one.\n\n${introduction}\nDear Ann,\nwhich one?`, [marker]), {
        text: 'Yes.\n\nThe blue one.',
        cut: true,
      });
    });
  }
  it('that stands below or between what it quotes is kept whole', () => {
    assert.equal(
      own('On Sunday Acme <a@b.example> wrote:\n> Which one?\nThe blue one.').includes('The blue one.'),
      true,
    );
    const between = '> Which one?\nThe blue one.\n> Since when?\nSince May.';
    assert.deepEqual(withoutQuoted(between, []), { text: between, cut: false });
  });
  it('that merely speaks of writing is left as it is', () => {
    const text = 'On Monday I wrote:\nplease send it.\nFrom: nobody came an answer.';
    assert.deepEqual(withoutQuoted(text, [marker]), { text, cut: false });
  });
  it('of any size is read in a moment', () => {
    const text = `${'On '.repeat(100_000)}\n${'> '.repeat(100_000)}\n${'From: x\n'.repeat(50_000)}`;
    assert.ok(own(text).length <= text.length);
  });
});

describe('the language of a mail', () => {
  const samples: readonly (readonly [string | undefined, string])[] = [
    ['en', 'The kettle is not tight and I have waited for weeks.'],
    ['de', 'Der Wasserkocher ist undicht und ich warte seit Wochen.'],
    ['fr', 'La bouilloire fuit et je ne suis pas contente de votre service.'],
    ['es', 'La tetera pierde agua y no estoy contenta con el servicio.'],
    ['zh-Hans', '我买的电水壶漏水，请问这个问题怎么处理？'],
    ['zh-Hant', '我買的電水壺漏水，請問這個問題怎麼處理？'],
    ['ja', '購入した電気ケトルから水が漏れます。'],
    ['ar', 'الغلاية التي اشتريتها تسرّب الماء.'],
    [undefined, '12345'],
    [undefined, ''],
  ];
  for (const [language, text] of samples) {
    it(`is told: ${language ?? `none of "${text}"`}`, () => {
      assert.equal(guessLanguage(text), language);
    });
  }
});

describe('a mail of HTML alone', () => {
  it('is read as text', () => {
    const html =
      '<html><head><title>x</title><style>p{}</style></head><body><p>One&nbsp;&lt;two&gt;<br>three &#233;&#x1F600;</p><blockquote>Old</blockquote>';
    assert.equal(htmlText(html), 'One <two>\nthree é😀\n\n> Old');
  });
  it('that is meant to take for ever does not', () => {
    assert.equal(htmlText('<'.repeat(300_000)).includes('>'), false);
    assert.ok(htmlText(`<style>${'a<style '.repeat(40_000)}`).length < 10);
    assert.ok(htmlText('&#'.repeat(150_000)).length > 0);
  });
});
