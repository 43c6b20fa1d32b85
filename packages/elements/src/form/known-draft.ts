import { kept } from './quick-info.ts';

export const draftNotedAt = (draftKey: string): string => `redress-draft ${draftKey}`;

/** Whether an earlier visit left a draft: told at once, before the draft itself can be read. */
export const isDraftKnown = (draftKey: string): boolean => kept(draftNotedAt(draftKey)) === true;
