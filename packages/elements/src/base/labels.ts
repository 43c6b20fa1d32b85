import { matchLanguage } from './language.ts';

/** The text of a policy's label that suits a language best: its own, a related one, English, any; else the id. */
export function labelOf(labels: Readonly<Record<string, string>> = {}, tag: string, id: string): string {
  const [shipped, primary] = [matchLanguage(tag), tag.split('-')[0]];
  const rank = (key: string): number =>
    key === tag
      ? 4
      : shipped && matchLanguage(key) === shipped
        ? 3
        : key.split('-')[0] === primary
          ? 2
          : Number(key.startsWith('en'));
  const [best] = Object.keys(labels).toSorted((a, b) => rank(b) - rank(a));
  return labels[best ?? ''] ?? id;
}
