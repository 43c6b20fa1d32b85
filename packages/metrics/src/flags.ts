import { endStates, type CaseFacts } from '@redress/cases';

/** What can be said of a case with yes or no: what counts and shares are made of. */
export const flags = [
  /** In a state in which nobody has anything left to do. */
  'ended',
  /** Ended, and the record says when. */
  'endKnown',
  'closed',
  'onTime',
  'late',
  /** Known to be on time or late. */
  'judged',
  'breached',
  'paused',
  'reopened',
  'disputed',
  /** Ended or disputed: the customer has heard a decision. */
  'decided',
  /** Should be called back: closed or in follow-up with a known customer, or somebody tried. */
  'contactDue',
  'reached',
  /** Rated overall. */
  'rated',
  /** Rated overall with 4 or 5. */
  'satisfied',
  'npsAnswered',
  'promoter',
  'detractor',
  'answered',
] as const;
export type Flag = (typeof flags)[number];

/** Flags that must be set or unset; flags that are not named may be either. */
export type Condition = Readonly<Partial<Record<Flag, boolean>>>;

const bit = new Map<string, number>(flags.map((flag, index) => [flag, 1 << index]));

/** Which of some combinations of flags fit a condition: 1 or 0 for each. */
export function fitting(profiles: readonly (number | null)[], condition: Condition): Uint8Array {
  let mask = 0;
  let value = 0;
  for (const [flag, wanted] of Object.entries(condition)) {
    mask |= bit.get(flag) ?? 0;
    if (wanted) value |= bit.get(flag) ?? 0;
  }
  return Uint8Array.from(profiles, (bits) => (bits !== null && (bits & mask) === value ? 1 : 0));
}

/** The bit of `ended`. */
export const endedBit: number = 1 << flags.indexOf('ended');

const ends: ReadonlySet<string> = new Set(endStates);
const scored = (score: number | null, least: number, most: number): boolean =>
  score !== null && score >= least && score <= most;

/** The flags of a row, as bits. `endKnown` says that `resolvedAt` can be read. */
export function flagsOf(row: CaseFacts, endKnown: boolean): number {
  const ended = ends.has(row.state);
  const followed = row.state === 'closed' || row.state === 'follow-up';
  const set: Record<Flag, boolean> = {
    ended,
    endKnown: ended && endKnown,
    closed: row.state === 'closed',
    onTime: row.onTime === true,
    late: row.onTime === false,
    judged: row.onTime !== null,
    breached: row.breached,
    paused: row.pausedAt !== null,
    reopened: row.reopened > 0,
    disputed: row.disputed > 0,
    decided: ended || row.disputed > 0,
    contactDue: row.contactAttempts > 0 || (followed && row.customer !== null),
    reached: row.contactReached === true,
    rated: scored(row.overall, 1, 5),
    satisfied: scored(row.overall, 4, 5),
    npsAnswered: scored(row.nps, 0, 10),
    promoter: scored(row.nps, 9, 10),
    detractor: scored(row.nps, 0, 6),
    answered: [row.attitude, row.timeliness, row.clarity, row.fairness, row.overall].some((it) => scored(it, 1, 5)),
  };
  return flags.reduce((bits, flag, index) => (set[flag] ? bits | (1 << index) : bits), 0);
}
