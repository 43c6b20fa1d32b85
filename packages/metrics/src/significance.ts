/** Occurrences among cases. */
export interface Proportion {
  readonly count: number;
  readonly of: number;
}

export interface Significance {
  readonly test: 'two-proportion-z' | 'fisher-exact';
  /** How likely a difference this large, either way, is by chance alone; 0 to 1. */
  readonly p: number;
}

/** erfc(x) for x >= 0: the Taylor series of erf below 2, Lentz's continued fraction above (DLMF 7.6.1, 7.9.1). */
function erfc(x: number): number {
  if (x < 2) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 200; n++) {
      term *= -(x * x) / n;
      sum += term / (2 * n + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = x;
  for (let n = 60; n >= 1; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}

/** ln n!, by Stirling's series from 10 on. */
function logFactorial(n: number): number {
  if (n < 10) {
    let product = 1;
    for (let factor = 2; factor <= n; factor++) product *= factor;
    return Math.log(product);
  }
  const x = n + 1;
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5) - 1 / (1680 * x ** 7);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** Two-sided Fisher's exact test: the sum over all tables with these margins that are no likelier than this one. */
function fisher(a: Proportion, b: Proportion): number {
  const hits = a.count + b.count;
  const all = a.of + b.of;
  const likelihood = (count: number): number =>
    Math.exp(logChoose(a.of, count) + logChoose(b.of, hits - count) - logChoose(all, hits));
  const seen = likelihood(a.count) * (1 + 1e-9);
  let p = 0;
  for (let count = Math.max(0, hits - b.of); count <= Math.min(hits, a.of); count++) {
    const each = likelihood(count);
    if (each <= seen) p += each;
  }
  return Math.min(p, 1);
}

/**
 * Whether two proportions differ by more than chance; `null` when one of them is of nothing.
 *
 * z = (p1 - p2) / sqrt(p (1 - p) (1/n1 + 1/n2)), p pooled, two-sided (Fleiss, Levin, Paik, Statistical Methods for
 * Rates and Proportions, 3rd ed., 3.1; NIST/SEMATECH e-Handbook 7.3.3). Where an expected count is below 5 (Cochran's
 * rule), Fisher's exact test instead (Fleiss 3.2).
 */
export function compareProportions(a: Proportion, b: Proportion): Significance | null {
  if (!a.of || !b.of) return null;
  const pooled = (a.count + b.count) / (a.of + b.of);
  const least = Math.min(pooled, 1 - pooled) * Math.min(a.of, b.of);
  if (least < 5) return { test: 'fisher-exact', p: fisher(a, b) };
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.of + 1 / b.of));
  const z = (a.count / a.of - b.count / b.of) / error;
  return { test: 'two-proportion-z', p: erfc(Math.abs(z) / Math.SQRT2) };
}
