import type { Issue } from '@redress/cases';

/** A question that can't be asked: an unknown figure, dimension or time zone, or a period that ends before it starts. */
export class MetricsError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(({ code, path }) => `${code} ${path}`).join(', '));
    this.name = 'MetricsError';
    this.issues = issues;
  }
}
