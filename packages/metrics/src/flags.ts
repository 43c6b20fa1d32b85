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

const bitOf = Object.fromEntries(flags.map((flag, index) => [flag, 1 << index])) as Readonly<Record<Flag, number>>;

/** Which of some combinations of flags fit a condition: 1 or 0 for each. */
export function fitting(profiles: readonly (number | null)[], condition: Condition): Uint8Array {
  let mask = 0;
  let value = 0;
  for (const [flag, wanted] of Object.entries(condition)) {
    mask |= bitOf[flag as Flag];
    if (wanted) value |= bitOf[flag as Flag];
  }
  return Uint8Array.from(profiles, (bits) => (bits !== null && (bits & mask) === value ? 1 : 0));
}

/** The bit of `ended`. */
export const endedBit: number = bitOf.ended;

const ends: ReadonlySet<string> = new Set(endStates);
const scored = (score: number | null, least: number, most: number): boolean =>
  score !== null && score >= least && score <= most;

/** What of a row its flags are told from. */
export type Flagged = Pick<
  CaseFacts,
  | 'state'
  | 'onTime'
  | 'breached'
  | 'pausedAt'
  | 'reopened'
  | 'disputed'
  | 'contactAttempts'
  | 'contactReached'
  | 'customer'
  | 'attitude'
  | 'timeliness'
  | 'clarity'
  | 'fairness'
  | 'overall'
  | 'nps'
>;

/** The flags of a row, as bits. `endKnown` says that `resolvedAt` can be read. */
export function flagsOf(row: Flagged, endKnown: boolean): number {
  const ended = ends.has(row.state);
  const closed = row.state === 'closed';
  const rated = scored(row.overall, 1, 5);
  let bits = 0;
  const set = (flag: Flag, holds: boolean): void => {
    if (holds) bits |= bitOf[flag];
  };
  set('ended', ended);
  set('endKnown', ended && endKnown);
  set('closed', closed);
  set('onTime', row.onTime === true);
  set('late', row.onTime === false);
  set('judged', row.onTime !== null);
  set('breached', row.breached);
  set('paused', row.pausedAt !== null);
  set('reopened', row.reopened > 0);
  set('disputed', row.disputed > 0);
  set('decided', ended || row.disputed > 0);
  set('contactDue', row.contactAttempts > 0 || ((closed || row.state === 'follow-up') && row.customer !== null));
  set('reached', row.contactReached === true);
  set('rated', rated);
  set('satisfied', scored(row.overall, 4, 5));
  set('npsAnswered', scored(row.nps, 0, 10));
  set('promoter', scored(row.nps, 9, 10));
  set('detractor', scored(row.nps, 0, 6));
  set('answered', rated || [row.attitude, row.timeliness, row.clarity, row.fairness].some((it) => scored(it, 1, 5)));
  return bits;
}
