import { policyLimits } from './limits.ts';
import { splitOperator, type Compare } from './operators.ts';

export const keywordOperators = ['containsAny', 'containsAll'] as const;

/** Whether an operator is ours for words in a text, decorated or not. */
export const isKeywordOperator = (operator: string): boolean =>
  (keywordOperators as readonly string[]).includes(splitOperator(operator)?.name ?? '');

/** Why a value is no list of keywords: neither empty nor longer than `policyLimits.keyword` once folded. */
export function keywordFault(value: unknown): string | undefined {
  if (!Array.isArray(value) || !value.length) return 'keywords-expected';
  if (!value.every((item): item is string => typeof item === 'string')) return 'keywords-expected';
  if (value.some((item) => item.length > policyLimits.keyword)) return 'keyword-too-long';
  return value.every((item) => fold(item).trim() !== '') ? undefined : 'empty-keyword';
}

const ascii = /^[\0-\x7f]*$/;
// Accents of the European scripts, and the vowel and reading marks that Hebrew and Arabic leave out at will.
const marks = /\u0640|(?=\p{Mn})[\u0300-\u036f\p{sc=Hebrew}\u0610-\u0670]/gu;

/**
 * Text with case, width and accents folded: `ＣＡＦÉ` is `cafe`, `ß` is `ss`, `ｶﾞ` is `ガ`.
 * Folding twice changes nothing.
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFKD')
    .replace(marks, '')
    .normalize('NFC');
}

// Scripts that put no spaces between words, or, like Hangul, hang particles onto them.
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}ー]/u;
const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;

/** Whether a character belongs to a word that ends where a space or a sign stands. */
export function isSpacedWord(character: string): boolean {
  return wordCharacter.test(character) && !unspaced.test(character);
}

const kinds = new Uint8Array(65536);

/** `isSpacedWord` of a UTF-16 code unit, remembered: 1 is yes, 2 no. Halves of surrogate pairs count as no. */
export function spacedWordAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (Number.isNaN(code)) return false;
  const known = kinds[code];
  if (known) return known === 1;
  const yes = isSpacedWord(String.fromCharCode(code));
  kinds[code] = yes ? 1 : 2;
  return yes;
}

/** Whether the keyword found at `[from, to)` stands as whole words there. */
export const standsAlone = (text: string, from: number, to: number): boolean =>
  !(spacedWordAt(text, from) && spacedWordAt(text, from - 1)) &&
  !(spacedWordAt(text, to - 1) && spacedWordAt(text, to));

/** What a fact offers to be searched: a string, or an array's strings on lines of their own. */
export const searchable = (fact: unknown): string | undefined => {
  if (typeof fact === 'string') return fold(fact);
  return Array.isArray(fact) ? fold(fact.filter((item) => typeof item === 'string').join('\n')) : undefined;
};

/** Whether a folded text holds a folded keyword as whole words. */
export function holdsKeyword(text: string, keyword: string): boolean {
  for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
    if (standsAlone(text, at, at + keyword.length)) return true;
  }
  return false;
}

/** The comparison of one keyword operator without its decorators, one text at a time. */
export function keywordCompare(name: string): Compare {
  return (fact, value) => {
    const text = searchable(fact);
    if (text === undefined || !Array.isArray(value)) return false;
    const holds = (keyword: unknown): boolean =>
      typeof keyword === 'string' && holdsKeyword(text, fold(keyword).trim());
    return name === 'containsAll' ? value.every(holds) : value.some(holds);
  };
}
