import { pointer, type Complaint, type Issue } from '@redress/cases';
import { checkComplaint, type Policy } from '@redress/rules';

/** Staff took the call: consent and name were asked for there, if at all. */
const askedOfCustomersOnly = ['consent-required', 'anonymous-refused'];

/** What a policy finds wrong with a complaint that came without its form: what was not asked for is not missing. */
export const unaskedIssues = (policy: Policy, complaint: Complaint): Issue[] =>
  checkComplaint(policy, complaint).filter(
    ({ code, path }) => !askedOfCustomersOnly.includes(code) && !(code === 'required' && path.startsWith('/fields/')),
  );

/**
 * What a policy finds wrong with a complaint, by who sends it: to customers, facts that staff fill in are unknown;
 * of staff and imports, no consent and no name is asked.
 */
export function complaintIssues(policy: Policy, complaint: Complaint, byStaff: boolean): Issue[] {
  const issues = checkComplaint(policy, complaint);
  if (byStaff) return issues.filter(({ code }) => !askedOfCustomersOnly.includes(code));
  const hidden = Object.entries(policy.facts ?? {}).filter(([, { staffOnly }]) => staffOnly);
  const paths = hidden.map(([name]) => pointer(['fields', name]));
  const sent = Object.keys(complaint.fields ?? {}).map((name) => pointer(['fields', name]));
  return [
    ...issues.filter(({ path }) => !paths.includes(path)),
    ...sent.filter((path) => paths.includes(path)).map((path) => ({ code: 'unknown-field', path })),
  ];
}
