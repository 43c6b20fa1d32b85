import { dayMs, dayOf, yearStart } from './civil.ts';
import type { Span } from './span.ts';
import type { OffsetRun, Zone } from './zone.ts';

/**
 * A calendar year laid out in instants. Pieces are unbroken stretches of working time in order, none overlapping;
 * they are cut at the year's ends (in UTC). Working days are those whose date lies in the year (by the wall clock).
 */
export interface WorkingYear {
  readonly lo: number;
  readonly hi: number;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Working time in the year before each piece, and last of all the whole. */
  readonly before: Float64Array;
  /** The day that each piece belongs to. */
  readonly days: Int32Array;
  /** For each UTC day of the year: the first piece that ends after the day's midnight. */
  readonly firstPiece: Int32Array;
  /** The number of working days up to and including each date of the year. */
  readonly daysUpTo: Int32Array;
  /** The working days, with their first opening and last close. */
  readonly workingDays: Int32Array;
  readonly opens: Float64Array;
  readonly closes: Float64Array;
}

interface Piece {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

/** The offsets that hold in the year and the days around it, each with its end. */
function* runsAround(zone: Zone, year: number): Generator<OffsetRun & { end: number }> {
  const lo = (yearStart(year) - 3) * dayMs;
  const hi = (yearStart(year) + 370) * dayMs;
  const runs = [year - 1, year, year + 1].flatMap((each) => zone.runs(each)).filter(({ start }) => start < hi);
  for (const [i, { start, offset }] of runs.entries()) {
    const end = Math.min(runs[i + 1]?.start ?? hi, hi);
    if (end > lo) yield { start: Math.max(start, lo), offset, end };
  }
}

/**
 * Time is working time while the wall clock shows it: an hour that the clock skips is not worked,
 * one that it shows twice is worked twice.
 */
function* piecesIn(
  { start, offset, end }: OffsetRun & { end: number },
  spansOf: (day: number) => readonly Span[],
): Generator<Piece> {
  const last = dayOf(end - 1 + offset);
  for (let day = dayOf(start + offset) - 1; day <= last; day++) {
    const midnight = day * dayMs - offset;
    for (const span of spansOf(day)) {
      const from = Math.max(midnight + span.from, start);
      const to = Math.min(midnight + span.to, end);
      if (from < to) yield { day, from, to };
    }
  }
}

export function layOut(zone: Zone, year: number, spansOf: (day: number) => readonly Span[]): WorkingYear {
  const lo = yearStart(year) * dayMs;
  const hi = yearStart(year + 1) * dayMs;
  const opening = new Map<number, { open: number; close: number }>();
  const pieces: Piece[] = [];
  let reached = lo;
  for (const run of runsAround(zone, year)) {
    for (const piece of piecesIn(run, spansOf)) {
      const known = opening.get(piece.day);
      opening.set(piece.day, { open: known?.open ?? piece.from, close: Math.max(known?.close ?? 0, piece.to) });
      const from = Math.max(piece.from, reached);
      const to = Math.min(piece.to, hi);
      if (from >= to) continue;
      pieces.push({ day: piece.day, from, to });
      reached = to;
    }
  }
  return { lo, hi, ...columns(pieces, lo, hi), ...workingDays(opening, yearStart(year), yearStart(year + 1)) };
}

function columns(pieces: readonly Piece[], lo: number, hi: number) {
  const before = new Float64Array(pieces.length + 1);
  for (const [i, { from, to }] of pieces.entries()) before[i + 1] = (before[i] ?? 0) + to - from;
  let next = 0;
  const firstPiece = Int32Array.from({ length: (hi - lo) / dayMs }, (_, i) => {
    for (let piece = pieces[next]; piece && piece.to <= lo + i * dayMs; piece = pieces[next]) next++;
    return next;
  });
  return {
    starts: Float64Array.from(pieces, ({ from }) => from),
    ends: Float64Array.from(pieces, ({ to }) => to),
    days: Int32Array.from(pieces, ({ day }) => day),
    before,
    firstPiece,
  };
}

/** A day closes no earlier than the one before it, whose night shift may outlast it. */
function workingDays(opening: ReadonlyMap<number, { open: number; close: number }>, first: number, end: number) {
  const days: number[] = [];
  const closes: number[] = [];
  let close = Math.max(0, ...[3, 2, 1].map((back) => opening.get(first - back)?.close ?? 0));
  const daysUpTo = Int32Array.from({ length: end - first }, (_, i) => {
    const hours = opening.get(first + i);
    if (hours) {
      close = Math.max(close, hours.close);
      days.push(first + i);
      closes.push(close);
    }
    return days.length;
  });
  return {
    daysUpTo,
    workingDays: Int32Array.from(days),
    opens: Float64Array.from(days, (day) => opening.get(day)?.open ?? 0),
    closes: Float64Array.from(closes),
  };
}
