/** How mail programs begin what they quote, in our languages. Each is tried on one line, and on two put together. */
const introductions: readonly RegExp[] = [
  /^On .{5,250}\bwrote:$/,
  /^(Am|Den) .{5,250}\bschrieb.{0,120}:$/,
  /^Le .{5,250}\ba écrit\s?:$/,
  /^El .{5,250}\bescribió:$/,
  /^.{5,250}(写道|寫道)\s?[:：]$/,
  /^\d{4}年.{5,250}<[^<>]{3,120}>\s?[:：]$/,
  /^.{5,250}(كتب|كتبت).{0,120}:$/,
];
const separators =
  /^[-_*\s]{0,20}(original message|ursprüngliche nachricht|message d[’']origine|mensaje original|原始邮件|原始郵件|元のメッセージ|الرسالة الأصلية)[-_*\s]{0,20}$/i;
const from = /^\*?(from|von|de|发件人|寄件者|差出人|من)\*?\s?[:：]/i;
const sent =
  /^\*?(sent|date|gesendet|datum|envoyé|enviado|fecha|发送时间|寄件日期|送信日時|تاريخ|to|an|à|para)\*?\s?[:：]/i;
/** Longer lines are no introductions. */
const longest = 600;

const plain = (line: string): string => line.replace(/^[>\s]+/, '').trim();

function begins(lines: readonly string[], index: number, markers: readonly string[]): boolean {
  const line = plain(lines[index] ?? '');
  if (!line || line.length > longest) return false;
  if (markers.some((marker) => line.includes(marker)) || separators.test(line)) return true;
  const two = `${line} ${plain(lines[index + 1] ?? '').slice(0, longest)}`;
  if (introductions.some((pattern) => pattern.test(line) || pattern.test(two))) return true;
  return from.test(line) && [1, 2].some((next) => sent.test(plain(lines[index + next] ?? '')));
}

const isQuote = (line: string): boolean => /^\s*>/.test(line);

/** Where quoted lines begin after which nothing else comes. */
function lastQuote(lines: readonly string[]): number {
  let start = lines.length;
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index] ?? '';
    if (isQuote(line)) start = index;
    else if (line.trim()) break;
  }
  return start;
}

/**
 * An answer without the mail it answers. Where nothing would be left, as when the answer stands below, all is kept.
 * @param markers lines of our mails to write above.
 */
export function withoutQuoted(
  text: string,
  markers: readonly string[],
): { readonly text: string; readonly cut: boolean } {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const found = lines.findIndex((_, index) => begins(lines, index, markers));
  const end = Math.min(found < 0 ? lines.length : found, lastQuote(lines));
  const kept = lines.slice(0, end).join('\n').trim();
  const rest = lines.slice(end).join('\n').trim();
  return kept && rest ? { text: kept, cut: true } : { text: text.trim(), cut: false };
}
