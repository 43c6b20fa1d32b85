/// <reference types="vite/types/importMeta.d.ts" />
import { expect } from '@open-wc/testing';
import { languages } from '../base/language.ts';
import { messagesOf, type Catalogue, type Message } from '../base/messages.ts';

const modules = import.meta.glob<Record<string, unknown>>('./*/catalogue.ts', { eager: true });
const isCatalogue = (value: unknown): value is Catalogue =>
  typeof value === 'object' && value !== null && 'load' in value;
const catalogues = Object.entries(modules).flatMap(([path, module]) =>
  Object.values(module)
    .filter(isCatalogue)
    .map((catalogue) => ({ name: path.split('/')[1] ?? path, catalogue })),
);
const others = languages.filter((language) => language !== 'en');

const forms = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const placeholders = (text: string): string =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .sort()
    .join();

/** Words that really are the same in English and in these languages. */
const alike: Readonly<Record<string, readonly string[]>> = {
  de: ['Chat', 'Code', 'Fairness', 'Name', 'Service', 'Website'],
  fr: [
    ...[
      'Actions',
      'Cause',
      'Chat',
      'Code',
      'Confirmation',
      'E-mail',
      'Messages',
      'Note',
      'Question',
      'Solution',
      'Types',
      'Causes',
    ],
    ...['{count} minute', '{count} minutes'],
  ],
  es: ['Auditor', 'Chat', 'No', 'Supervisor', 'Auditor', '{count} error'],
};

describe('locales', () => {
  it('are all there', () => {
    expect(catalogues.length).to.be.greaterThan(5);
  });

  for (const { name, catalogue } of catalogues) {
    for (const language of others) {
      it(`${name} is complete in ${language}`, async () => {
        const messages = await messagesOf(catalogue, language);
        expect(Object.keys(messages).sort()).to.deep.equal(Object.keys(catalogue.en).sort());
        const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
        for (const [key, message] of Object.entries(messages)) {
          const english = forms(catalogue.en[key] ?? '');
          const wanted = placeholders(english.at(-1) ?? '');
          // A form of a plural may say the number in words.
          const inWords = wanted
            .split(',')
            .filter((it) => it !== 'count')
            .join();
          const allowed = typeof message === 'string' ? [wanted] : [wanted, inWords];
          for (const text of forms(message)) {
            expect(text.trim(), key).to.not.equal('');
            expect(allowed, `${key}: ${text}`).to.include(placeholders(text));
          }
          if (typeof message !== 'string') {
            expect(categories, key).to.include.members(Object.keys(message));
            expect(message.other, key).to.be.a('string');
          }
          const words = (text: string) => /[a-z]{2}/i.test(text.replaceAll(/\{\w+\}/g, ''));
          const same = forms(message).filter((text) => words(text) && english.includes(text));
          for (const text of same)
            expect(alike[language] ?? [], `${key} is still English in ${language}`).to.include(text);
        }
      });
    }
  }
});
