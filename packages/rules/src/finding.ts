import type { Complaint, Issue } from '@redress/cases';

/** What `lint` has found in a policy that parses. The sentence lives in the locales, by `code`. */
export interface Finding extends Issue {
  /** `error`: the policy does not do what it says; `warning`: probably a mistake; `note`: worth knowing. */
  readonly level: 'error' | 'warning' | 'note';
  /** Names of the rules concerned. */
  readonly rules: readonly string[];
  /** A complaint that shows it, and when it would have been received; `decide` confirms it. */
  readonly witness?: { readonly complaint: Complaint; readonly now: string };
}
