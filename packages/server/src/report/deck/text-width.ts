/** Widths of letters in ems, roughly: wide scripts, narrow letters, all else. */
const widthOf = (character: string): number => {
  if (/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(character))
    return 1;
  if (/[\p{Lu}mwMW@%]/u.test(character)) return 0.68;
  return /[iljtfr.,:;|!' ()[\]]/.test(character) ? 0.32 : 0.53;
};

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How wide a line of text is, in inches. */
export const textWidth = (text: string, points: number): number =>
  (Array.from(text).reduce((sum, character) => sum + widthOf(character), 0) * points) / 72;

/** Cuts text off, between characters, where it would be wider than so many inches. */
export function shortened(text: string, points: number, width: number): string {
  if (textWidth(text, points) <= width) return text;
  let kept = '';
  let left = width - textWidth('…', points);
  for (const { segment } of graphemes.segment(text)) {
    left -= textWidth(segment, points);
    if (left < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
