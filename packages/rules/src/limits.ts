/** Sizes that keep a policy readable by people and cheap to hold. */
export const policyLimits = {
  /** How deep its JSON may nest, shared conditions unfolded. */
  depth: 64,
  /** Values in all. */
  nodes: 20_000_000,
  /** Faults reported at once. */
  issues: 200,
  /** UTF-16 code units of one keyword. */
  keyword: 200,
} as const;
