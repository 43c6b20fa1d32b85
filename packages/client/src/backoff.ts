/**
 * How long to wait before trying again: exponential backoff with full jitter
 * (Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 *
 * @param attempt failures so far, from 1.
 * @returns milliseconds, evenly spread from 0 to `base * 2^(attempt - 1)`, that bound being at most `most`.
 */
export const backoff = (
  attempt: number,
  { base, most, random = Math.random }: { base: number; most: number; random?: () => number },
): number => random() * Math.min(most, base * 2 ** Math.max(0, attempt - 1));
