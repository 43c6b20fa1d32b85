/** Characters that XML cannot hold, however they are written, and other control characters. */
const unwritable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;
const loneSurrogate = /\p{Surrogate}/gu;

/** Text that any file can hold: well-formed, without control characters, and not endless. */
export function cleanText(text: string, longest = 2_000): string {
  const clean = text.replaceAll(loneSurrogate, '\ufffd').replaceAll(unwritable, '\ufffd');
  return clean.length > longest ? `${clean.slice(0, longest - 1).replace(loneSurrogate, '')}…` : clean;
}
