import { minuteMs } from './civil.ts';

/** Working time of one day, in milliseconds of wall clock from its midnight; the end may lie in the next day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const pattern = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
const day = 1440;

/** Read `09:00-12:30`, `22:00-06:00` or `00:00-24:00`; undefined if it is none, or empty. */
export function parseSpan(text: string): Span | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, fromHour, fromMinute, toHour, toMinute] = match;
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = toHour === undefined ? day : Number(toHour) * 60 + Number(toMinute);
  if (from === to) return undefined;
  return { from: from * minuteMs, to: (to > from ? to : to + day) * minuteMs };
}

/** The spans of a day in order of time, overlaps joined; what is no span is left out. */
export function parseSpans(texts: readonly string[]): readonly Span[] {
  const spans = texts.map(parseSpan).filter((span) => span !== undefined);
  spans.sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  return joined;
}
