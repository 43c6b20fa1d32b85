export const units = [
  'minutes',
  'hours',
  'days',
  'weeks',
  'months',
  'business minutes',
  'business hours',
  'business days',
] as const;
export type Unit = (typeof units)[number];

/** How long a deadline runs, as counted in its calendar. */
export interface Within {
  readonly amount: number;
  readonly unit: Unit;
}

export type DueAt = 'close' | 'same time' | 'end of day' | 'start of day';

/** From when a deadline counts, and at what time of its last day it falls due. */
export interface Counting {
  /**
   * `next business day`: as if received at the opening of the first working day after the day of receipt.
   * Default `now`.
   */
  readonly from?: 'now' | 'next business day' | undefined;
  /**
   * `close` of business, the default for business days; a last day that is off moves on to the next working day's close.
   * `same time` by the wall clock as at the start, the default for days, weeks and months.
   * `end of day`: midnight at the end of the last day.
   * `start of day`: midnight at its start, for periods that count the day of receipt as their first day.
   * Minutes and hours are exact and take no notice of it.
   */
  readonly at?: DueAt | undefined;
}

/** A deadline as a policy states it, without its clock. */
export interface DeadlineTerms extends Counting {
  readonly within: string;
  /** A calendar of the policy; without one, every hour of every day counts, in UTC. */
  readonly calendar?: string | undefined;
  readonly pausable?: boolean | undefined;
}

/** Ten years: more is a mistake in the policy. */
const largest: Readonly<Record<Unit, number>> = {
  minutes: 5_256_000,
  hours: 87_600,
  days: 3_650,
  weeks: 520,
  months: 120,
  'business minutes': 5_256_000,
  'business hours': 87_600,
  'business days': 3_650,
};

const pattern = /^([1-9]\d{0,6}) (business )?(minute|hour|day|week|month)s?$/;

/** Read `4 business hours`, `1 month`, `8 weeks`: a whole number from 1 to ten years' worth; else undefined. */
export function parseWithin(text: string): Within | undefined {
  const [, digits, business = '', name = ''] = pattern.exec(text) ?? [];
  const unit = units.find((known) => known === `${business}${name}s`);
  if (digits === undefined || unit === undefined) return undefined;
  const amount = Number(digits);
  return amount <= largest[unit] ? { amount, unit } : undefined;
}

/** Whether the terms need working time: business units, a business day to start from, or a close of business. */
export const needsWorkingTime = (within: Within, { from, at }: Counting = {}): boolean =>
  within.unit.startsWith('business') ||
  from === 'next business day' ||
  (at === 'close' && ['days', 'weeks', 'months'].includes(within.unit));
