import { issuesOf, type Issue } from '@redress/cases';
import * as z from 'zod/mini';
import { copyJson } from './json.ts';
import { policyLimits } from './limits.ts';
import { policySchema, type Policy } from './policy.ts';
import { checkPolicy } from './check.ts';
import type { Report } from './report.ts';
import { extended, type Packs } from './extend.ts';

export type ParsedPolicy = { readonly policy: Policy } | { readonly issues: readonly Issue[] };

export interface ParseOptions {
  /** Operators beside json-rules-engine's and ours, for a policy that runs on an engine which knows them. */
  readonly operators?: readonly string[];
  /** The deadline packs that a policy may extend: those of `@redress/rules/packs`, or your own. */
  readonly packs?: Packs;
}

/**
 * Read a policy from JSON text or a parsed value. Never throws on bad content; the policy shares nothing with the input.
 * The calendars, facts and rules of the deadline packs that it `extends` are part of what comes back; the packs are passed in, so that
 * a page which needs none loads none.
 *
 * Issues have a code and a JSON Pointer. Beside those of the shape (`required`, `invalid-type`, `unknown-key`, …):
 * `invalid-json`, `not-json`, `too-deep`, `too-large`, `reserved-key`, `conditions-root`, `invalid-conditions`,
 * `invalid-priority`, `unknown-operator`, `array-expected`, `keywords-expected`, `empty-keyword`, `keyword-too-long`,
 * `unsupported-path`, `unknown-condition`, `circular-condition`, `unknown-severity`, `unknown-department`,
 * `unknown-calendar`, `unknown-clock`, `no-effect`, `unknown-category`, `unknown-pack`, `unknown-reply-field`, `duplicate-id`, `duplicate-name`, `reserved-fact`,
 * `invalid-duration`, and a calendar's own. After `policyLimits.issues` the rest is counted in `too-many-issues`.
 */
export function parsePolicy(json: unknown, { operators = [], packs = {} }: ParseOptions = {}): ParsedPolicy {
  const copied = copyJson(json);
  if ('issues' in copied) return { issues: capped(copied.issues) };
  const parsed = z.safeParse(policySchema, copied.value, { reportInput: true, jitless: true });
  if (!parsed.success) return { issues: capped(issuesOf(parsed.error)) };
  const issues: Issue[] = [];
  let more = 0;
  const report: Report = (code, path, params) => {
    if (issues.length < policyLimits.issues) issues.push(params ? { code, path, params } : { code, path });
    else more += 1;
  };
  const policy = extended(parsed.data, packs, report);
  checkPolicy(policy, report, new Set(operators));
  if (more) issues.push({ code: 'too-many-issues', path: '', params: { more } });
  return issues.length ? { issues } : { policy };
}

function capped(issues: readonly Issue[]): Issue[] {
  const more = issues.length - policyLimits.issues;
  const shown = issues.slice(0, policyLimits.issues);
  return more > 0 ? [...shown, { code: 'too-many-issues', path: '', params: { more } }] : shown;
}
