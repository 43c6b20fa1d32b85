import type { ClockTerms, Policy } from './policy.ts';

/** Where a policy sets a clock, and the rule that does; a default has none. */
export interface SetTerms {
  readonly terms: ClockTerms;
  /** JSON Pointer. */
  readonly path: string;
  readonly rules: readonly string[];
}

/** All that a policy says of clocks: its defaults, then its rules. */
export function setTermsOf({ defaults, rules }: Policy): SetTerms[] {
  return [
    ...(defaults.deadlines ?? []).map((terms, i) => ({ terms, path: `/defaults/deadlines/${String(i)}`, rules: [] })),
    ...rules.flatMap(({ event, name }, i) =>
      event.type === 'deadline' ? { terms: event.params, path: `/rules/${String(i)}/event/params`, rules: [name] } : [],
    ),
  ];
}
