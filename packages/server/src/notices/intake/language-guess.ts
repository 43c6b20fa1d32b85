/** In characters. */
const sample = 4_000;
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Characters that one of the two Chinese scripts alone has, among the most frequent. */
const simplified = /[们这个说时国过对产务买卖东车发话关问题电请单货责损坏质还没经间样谢费]/g;
const traditional = /[們這個說時國過對產務買賣東車發話關問題電請單貨責損壞質還沒經間樣謝費]/g;

const words: readonly (readonly [string, RegExp])[] = [
  ['en', /\b(the|and|is|was|not|have|this|that|with|for|you|my|please)\b/gi],
  ['de', /\b(der|die|das|und|ist|nicht|ich|mit|ein|eine|wurde|bitte|habe|für|sie)\b/gi],
  ['fr', /\b(le|la|les|des|et|est|pas|je|vous|une|pour|dans|que|avec|mon|bonjour)\b/gi],
  ['es', /\b(el|la|los|las|y|es|no|una|por|para|que|con|mi|hola|gracias|está)\b/gi],
];

/** The language that a text is written in, as far as a look tells: one that we write mails in, else `undefined`. */
export function guessLanguage(text: string): string | undefined {
  const part = text.slice(0, sample);
  const letters = Math.max(1, count(part, /\p{L}/gu));
  if (count(part, /\p{Script=Arabic}/gu) / letters > 0.4) return 'ar';
  if (count(part, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu) / letters > 0.1) return 'ja';
  if (count(part, /\p{Script=Han}/gu) / letters > 0.3) {
    return count(part, traditional) > count(part, simplified) ? 'zh-Hant' : 'zh-Hans';
  }
  const [best, second] = words
    .map(([language, pattern]) => ({ language, hits: count(part, pattern) }))
    .sort((a, b) => b.hits - a.hits);
  return best && best.hits > (second?.hits ?? 0) ? best.language : undefined;
}
