import type { Survey } from '@redress/cases';

/** Ids of what a customer may name as the reason of a score, by how good it is. */
export const reasonsOf = {
  low: ['slow', 'unclear', 'unfair', 'unfriendly', 'unsolved', 'effort'],
  high: ['fast', 'clear', 'fair', 'friendly', 'solved', 'easy'],
} as const;
export type Mood = keyof typeof reasonsOf;

/**
 * Whether a score is so low or so high that it has reasons. Of 5, 3 is neither; of 10, promoters and detractors as
 * the Net Promoter Score draws them.
 */
export function moodOf({ overall, nps }: Survey): Mood | undefined {
  if (overall !== undefined) return overall < 3 ? 'low' : overall > 3 ? 'high' : undefined;
  if (nps !== undefined) return nps <= 6 ? 'low' : nps >= 9 ? 'high' : undefined;
  return undefined;
}
