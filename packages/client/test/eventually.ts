import { waitUntil } from '@open-wc/testing';

/** Waits for a condition, also in a page whose timers the browser has slowed down because it stands behind another. */
export const eventually = (holds: () => unknown): Promise<void> =>
  waitUntil(holds, holds.toString(), { timeout: 9_000 });
