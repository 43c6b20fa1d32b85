import { foldText } from './case-row.ts';

/** Characters that are compared; what follows them in a long text adds little. */
const mostCompared = 2_000;
/** Scripts that do not put spaces between words: two characters say as much as a short word. */
const runs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]+|[\p{L}\p{N}]+/gu;
const dense = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** The overlapping pieces of a text that likeness is measured by: three letters of a word, two where words run on. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const shingles = new Set<string>();
  for (const [run] of foldText(text.slice(0, mostCompared)).matchAll(runs)) {
    const size = dense.test(run) ? 2 : 3;
    const letters = Array.from(run);
    if (letters.length <= size) shingles.add(run);
    else for (let at = 0; at + size <= letters.length; at++) shingles.add(letters.slice(at, at + size).join(''));
  }
  return shingles;
}

/** How alike two texts are, from 0 to 1: the Dice coefficient of their shingles. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (!a.size || !b.size) return 0;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const shingle of few) if (many.has(shingle)) common++;
  return (2 * common) / (a.size + b.size);
}

/** The words of a title that say most, the longest first; of a script without spaces, its first characters. */
export function tellingWords(title: string, most: number): string[] {
  const words = [...foldText(title).matchAll(runs)].flatMap(([run]) =>
    dense.test(run) ? [Array.from(run).slice(0, 4).join('')] : run.length > 4 ? [run] : [],
  );
  return [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, most);
}
