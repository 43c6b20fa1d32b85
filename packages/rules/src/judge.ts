import type { Complaint, Decision, Issue, Reason } from '@redress/cases';
import type { Calendar, HolidayTable } from './calendar/index.ts';
import type { History } from './facts.ts';
import type { Policy } from './policy.ts';

/** When a decision is made, and what is known beside the complaint. */
export interface DecideContext {
  /** RFC 3339 in UTC, or milliseconds since 1970. */
  readonly now: string | number;
  readonly history?: History | undefined;
}

export interface CompileOptions {
  /** The policy's version in its store; 0 for one that was never published. */
  readonly version?: number;
  /** The tables that the calendars' `holidays` name. */
  readonly holidays?: Iterable<HolidayTable>;
}

/** What a decision comes to, without its reasons. */
export interface Outcome {
  readonly severity: string;
  readonly department: string;
  /** Due times in milliseconds since 1970. */
  readonly deadlines: readonly { readonly clock: string; readonly due: number }[];
}

export interface Judge {
  readonly policy: Policy;
  readonly identity: Decision['policy'];
  /** Holiday tables that the policy names and that were not given: `unknown-holidays`. */
  readonly issues: readonly Issue[];
  /** @throws RangeError for a `now` that is no instant. */
  decide(complaint: Complaint, context: DecideContext): Decision;
  /** The rules that fire and why, stage by stage, without counting a deadline. */
  reasons(complaint: Complaint, context: DecideContext): readonly Reason[];
  outcome(complaint: Complaint, context: DecideContext): Outcome;
  /** A calendar of the policy; without an id the one that is always open; undefined for one that there is not. */
  calendar(id: string | undefined): Calendar | undefined;
}
