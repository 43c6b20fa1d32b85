import type { CorrectiveAction, Purchases } from '@redress/metrics';

/** What a report tells beyond the cases themselves. */
export interface ReportOptions {
  /** As of now, also where the month was published. */
  readonly live?: boolean | undefined;
  /** A version that was published; the newest unless told. */
  readonly version?: number | undefined;
  /** What was done against kinds of complaints: their rate before and after; those to come are next month's plan. */
  readonly actions?: readonly CorrectiveAction[] | undefined;
  /** Whom the company kept, and who has gone silent, is told from these. */
  readonly purchases?: Purchases | undefined;
}
