import { stages } from '@redress/cases';
import type { HolidayTable } from '../calendar/index.ts';
import type { Finding } from '../finding.ts';
import { instantOf } from '../local-time.ts';
import type { Policy } from '../policy.ts';
import { Program } from '../program.ts';
import { setTermsOf } from '../set-terms.ts';
import { checkEscalations } from './escalations.ts';
import { Lab } from './lab.ts';
import { checkNames, conditionsOf, placesIn } from './names.ts';
import { checkContradictions, checkRules, checkUnrouted } from './overlaps.ts';

/** Rules are compared two by two: beyond this many, a check would hold up whoever shares the process for seconds. */
const mostCompared = 2_000;

export interface LintOptions {
  /** When the complaints of the witnesses come in; RFC 3339. Default: Monday, 2026-01-05, 10:00 UTC. */
  readonly now?: string;
  readonly holidays?: Iterable<HolidayTable>;
}

/**
 * What a policy that parses does, but hardly means. Each finding that a complaint can show comes with one, as `decide`
 * has confirmed. Exact for comparisons of enumerated, boolean, numeric and date facts; where free text, lists, paths
 * or other facts are in the way and no complaint was found, it says `undecided`.
 *
 * Codes: `never-fires`, `always-fires`, `condition-never`, `condition-always`, `shadowed`, `contradiction`, `unrouted`,
 * `unknown-fact`, `unknown-holidays`, `holiday-data-ends`, `unused-department`, `unused-clock`, `unnamed-clock`,
 * `unused-calendar`, `unused-condition`, `escalation-too-early`, `undecided`, `lint-incomplete` (the steps of a run were
 * spent; `rules` names those not compared with all others), `too-large` (of more than 2,000 rules, or of truth tables
 * that need too much memory).
 * @throws RangeError for a `now` that is no instant; never for what a policy says.
 */
export function lint(policy: Policy, { now = '2026-01-05T10:00:00.000Z', holidays = [] }: LintOptions = {}): Finding[] {
  const lab = new Lab(policy, instantOf(now), holidays);
  for (const issue of lab.judge.issues) lab.add('error', issue);
  checkNames(lab);
  checkHolidayData(lab);
  checkEscalations(lab);
  if (lab.space.tooLarge || policy.rules.length > mostCompared) lab.add('note', { code: 'too-large', path: '' });
  else {
    checkConditions(lab);
    for (const stage of stages) checkRules(lab, stage);
    checkContradictions(lab);
    checkUnrouted(lab);
    lab.tellUnfinished();
  }
  return lab.findings;
}

/** Single conditions that hold always, or never. */
function checkConditions(lab: Lab): void {
  const program = new Program(lab.policy.conditions);
  const seen = new Map(lab.rules.program.leaves.map((leaf) => [leaf.key, leaf]));
  for (const { conditions, at, rule } of conditionsOf(lab.policy)) {
    for (const place of placesIn(conditions, at)) {
      const node = program.add(place.leaf);
      const leaf = node.kind === 'leaf' ? seen.get(node.leaf.key) : undefined;
      const truth = leaf && lab.space.truthOf(leaf);
      if (truth !== 'always' && truth !== 'never') continue;
      lab.add('warning', { code: `condition-${truth}`, path: place.at }, rule === undefined ? [] : [rule]);
    }
  }
}

/** Deadlines that run, for a complaint received at the given time, past the end of the holiday data. */
function checkHolidayData(lab: Lab): void {
  const now = instantOf(lab.plain.now);
  for (const { terms, path, rules } of setTermsOf(lab.policy)) {
    const dataEndsAt = lab.dataEndsAt(terms, now);
    if (dataEndsAt !== undefined)
      lab.add('warning', { code: 'holiday-data-ends', path, params: { dataEndsAt } }, rules);
  }
}
