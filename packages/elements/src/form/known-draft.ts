import { kept } from './quick-info.ts';

export const draftNotedAt = (draftKey: string): string => `redress-draft ${draftKey}`;

/**
 * Whether an earlier visit left a draft: told at once, before the draft itself can be read. The first use of a page's
 * storage holds the page up for some milliseconds: who has just got this script for the first time is not asked.
 */
export function isDraftKnown(draftKey: string): boolean {
  const own = performance.getEntriesByName(import.meta.url)[0] as PerformanceResourceTiming | undefined;
  // One that was kept and is still good comes with no body, or as a few bytes of headers.
  return !(own?.encodedBodySize && own.transferSize > own.encodedBodySize) && kept(draftNotedAt(draftKey)) === true;
}
