import type { Outcome } from './judge.ts';

/** How many complaints went from one value to another; those that stayed are `from === to`. */
export interface Migration {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** What a change of policy would have done to past complaints. */
export interface BacktestReport {
  readonly total: number;
  /** Complaints of which severity, department or a deadline would differ. */
  readonly changed: number;
  readonly severity: readonly Migration[];
  readonly department: readonly Migration[];
  /** Complaints by department under either policy. */
  readonly load: readonly { readonly department: string; readonly before: number; readonly after: number }[];
  readonly deadlines: readonly {
    readonly clock: string;
    readonly earlier: number;
    readonly later: number;
    readonly same: number;
    /** Complaints that had no such clock before, or have none after. */
    readonly added: number;
    readonly removed: number;
  }[];
  /** The first of the complaints that changed, with the rules that decided under either policy. */
  readonly cases: readonly {
    readonly id: string;
    readonly before: Outcome;
    readonly after: Outcome;
    readonly rulesBefore: readonly string[];
    readonly rulesAfter: readonly string[];
  }[];
  /** It was stopped before the end. */
  readonly cancelled: boolean;
}
