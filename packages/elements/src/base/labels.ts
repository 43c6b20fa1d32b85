import { matchLanguage } from './language.ts';

/** The text of a policy's label that suits a language best: its own, a related one, English, any; else the id. */
export function labelOf(labels: Readonly<Record<string, string>> | undefined, tag: string, id: string): string {
  const entries = Object.entries(labels ?? {});
  const lower = tag.toLowerCase();
  const tests: ((key: string) => boolean)[] = [
    (key) => key.toLowerCase() === lower,
    (key) => matchLanguage(key) !== undefined && matchLanguage(key) === matchLanguage(tag),
    (key) => key.split('-')[0]?.toLowerCase() === lower.split('-')[0],
    (key) => key.startsWith('en'),
    () => true,
  ];
  for (const test of tests) {
    const found = entries.find(([key]) => test(key));
    if (found) return found[1];
  }
  return id;
}
