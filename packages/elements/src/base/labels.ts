import { matchLanguage } from './language.ts';

/** An id as words, for one that nobody gave a label: `written-acknowledgement`, `Written acknowledgement`. */
export const wordsOf = (id: string): string => {
  const text = id.replaceAll(/[-_.]+/g, ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

type Texts = Readonly<Record<string, string>>;

/** The text of a policy's label that suits a language best: its own, a related one, English, any; else the id. */
export const labelOf = (labels: Texts = {}, tag: string, id: string): string =>
  (Object.hasOwn(labels, tag) ? labels[tag] : undefined) ?? bestOf(labels, tag) ?? id;

function bestOf(labels: Texts, tag: string): string | undefined {
  const [shipped, primary] = [matchLanguage(tag), tag.split('-')[0]];
  const rank = (key: string): number =>
    shipped && matchLanguage(key) === shipped ? 3 : key.split('-')[0] === primary ? 2 : Number(key.startsWith('en'));
  const [best] = Object.keys(labels).toSorted((a, b) => rank(b) - rank(a));
  return labels[best ?? ''];
}
