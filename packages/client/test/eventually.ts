import { waitUntil } from '@open-wc/testing';

/** Waits for a condition, also in a page whose timers the browser has slowed down, on a machine that has much to do. */
export const eventually = (holds: () => unknown, what = String(holds)): Promise<void> =>
  waitUntil(holds, what, { timeout: 30_000 });
