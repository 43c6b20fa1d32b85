const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
/** Time zones are well defined in these years; anything outside them is a slip of an import. */
const least = Date.UTC(1900, 0, 1);
const most = Date.UTC(2200, 0, 1);

const bounded = (at: number): number => (at >= least && at < most ? at : NaN);

/** The number that decimal digits of a text make; `NaN` when there is anything else. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** `2026-09-01T08:00:00.000Z`, the form that we write: read without a date object. */
function parseOurs(text: string, at: number): number {
  const month = digits(text, at + 5, at + 7);
  const day = digits(text, at + 8, at + 10);
  const hours = digits(text, at + 11, at + 13);
  const minutes = digits(text, at + 14, at + 16);
  const seconds = digits(text, at + 17, at + 19);
  // Days that not every month has are left to the platform's own reading.
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 28 && hours < 24 && minutes < 60 && seconds < 60)) return NaN;
  // Days from civil, with years that begin in March: https://howardhinnant.github.io/date_algorithms.html
  const year = digits(text, at, at + 4) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const days = era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + digits(text, at + 20, at + 23);
}

const [dash, colon, dot, tee, zee] = ['-', ':', '.', 'T', 'Z'].map((mark) => mark.charCodeAt(0));

const isOurs = (text: string, at: number): boolean =>
  text.charCodeAt(at + 4) === dash &&
  text.charCodeAt(at + 7) === dash &&
  text.charCodeAt(at + 10) === tee &&
  text.charCodeAt(at + 13) === colon &&
  text.charCodeAt(at + 16) === colon &&
  text.charCodeAt(at + 19) === dot &&
  text.charCodeAt(at + 23) === zee;

/** As `parseInstant`, of a part of a text. */
export function parseInstantIn(text: string, from: number, to: number): number {
  const ours = to - from === 24 && isOurs(text, from) ? parseOurs(text, from) : NaN;
  if (!Number.isNaN(ours)) return bounded(ours);
  const part = text.slice(from, to);
  return rfc3339.test(part) ? bounded(Date.parse(part)) : NaN;
}

/** An RFC 3339 instant of the years 1900 to 2199 as milliseconds since 1970; else `NaN`. */
export const parseInstant = (text: string | null): number =>
  text === null ? NaN : parseInstantIn(text, 0, text.length);
