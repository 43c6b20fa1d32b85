import type { CorrectiveAction, Purchases } from '@redress/metrics';

/** What a report tells beyond the cases themselves. */
export interface ReportOptions {
  /** What was done against kinds of complaints: their rate before and after; those to come are next month's plan. */
  readonly actions?: readonly CorrectiveAction[] | undefined;
  /** Whom the company kept, and who has gone silent, is told from these. */
  readonly purchases?: Purchases | undefined;
}
