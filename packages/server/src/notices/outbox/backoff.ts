import type { DeliveryKind } from './delivery.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * How long after each failed attempt the next is made, in milliseconds. Mail for two days, as mail servers do; webhooks
 * for three, as the Standard Webhooks specification proposes.
 */
const pauses: Readonly<Record<DeliveryKind, readonly number[]>> = {
  mail: [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour],
  webhook: [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour],
};

/**
 * When to try again, in milliseconds from now, up to a fifth sooner or later so that not all come back at once.
 * @param attempts made so far, from 1.
 * @param random from 0 to 1.
 * @returns `undefined` when it was the last.
 */
export function pauseAfter(kind: DeliveryKind, attempts: number, random: number): number | undefined {
  const pause = pauses[kind][attempts - 1];
  return pause === undefined ? undefined : Math.round(pause * (0.8 + 0.4 * random));
}
