import type { Box } from './space.ts';

/** How many steps a search may still take; all searches of one lint share it. */
export interface Budget {
  steps: number;
}

/** The complaints of both; undefined if there are none. */
export function intersect(a: Box, b: Box): Box | undefined {
  const result = new Map(a);
  for (const [axis, bits] of b) {
    const left = (result.get(axis) ?? bits) & bits;
    if (left === 0n) return undefined;
    result.set(axis, left);
  }
  return result;
}

/** Whether some complaint is in both. */
export function meet(a: Box, b: Box): boolean {
  for (const [axis, bits] of b) {
    const own = a.get(axis);
    if (own !== undefined && (own & bits) === 0n) return false;
  }
  return true;
}

/**
 * Parts of a box that none of the others covers, one after the other until the caller is content or the budget is spent.
 * `full` gives all the values of an axis.
 */
export function* uncovered(
  box: Box,
  others: readonly Box[],
  full: (axis: number) => bigint,
  budget: Budget,
  from = 0,
): Generator<Box> {
  for (let i = from; i < others.length; i++) {
    if (budget.steps-- <= 0) return;
    const other = others[i];
    if (!other || !meet(box, other)) continue;
    // What lies outside the other on one axis, then what lies inside there but outside on the next, and so on.
    let inside = box;
    for (const [axis, bits] of other) {
      const own = inside.get(axis) ?? full(axis);
      const outside = own & ~bits;
      if (outside !== 0n) yield* uncovered(new Map(inside).set(axis, outside), others, full, budget, i + 1);
      inside = new Map(inside).set(axis, own & bits);
    }
    return;
  }
  yield box;
}
