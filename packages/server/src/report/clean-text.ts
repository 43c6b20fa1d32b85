// Characters that XML 1.0 cannot hold, however they are written.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const loneSurrogate = /\p{Surrogate}/gu;

/** Text that any file can hold: well-formed, without control characters, and not endless. */
export function cleanText(text: string, longest = 2_000): string {
  const clean = text.replaceAll(loneSurrogate, '\ufffd').replaceAll(unwritable, '\ufffd');
  return clean.length > longest ? `${clean.slice(0, longest - 1).replace(loneSurrogate, '')}…` : clean;
}
