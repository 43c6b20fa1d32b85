import { pointer } from '@redress/cases';
import { checkCalendar, checkTerms as checkCounting, needsWorkingTime, parseWithin } from './calendar/index.ts';
import { zoneNamed } from './calendar/zone.ts';
import { checkConditions, isRecord, referencesIn } from './conditions.ts';
import { checkEscalations } from './check-escalations.ts';
import { builtInFacts } from './facts.ts';
import { policyLimits } from './limits.ts';
import type { ClockTerms, Policy } from './policy.ts';
import { checkPrivacy } from './privacy.ts';
import { checkReplies } from './replies.ts';
import type { Report } from './report.ts';

/** A policy under examination. */
interface Checked {
  readonly policy: Policy;
  readonly report: Report;
  /** Operators that are known beside the usual ones. */
  readonly operators: ReadonlySet<string>;
}

/** What the shape alone can't say: conditions, durations, and that every name leads somewhere. */
export function checkPolicy(policy: Policy, report: Report, operators: ReadonlySet<string>): void {
  const checked: Checked = { policy, report, operators };
  checkNames(policy, report);
  checkFacts(checked);
  checkShared(checked);
  checkCalendars(policy, report);
  checkRules(checked);
  checkDefaults(policy, report);
  checkWorkflow(checked);
  checkReplies(policy, report);
  checkPrivacy(policy, report);
  checkEscalations(policy, report, (conditions, at) => {
    checkTree(checked, conditions, at);
  });
}

function unique(list: readonly { readonly [key: string]: unknown }[], key: 'id' | 'name', at: string, report: Report) {
  const seen = new Set<unknown>();
  list.forEach((item, i) => {
    if (seen.has(item[key])) report(`duplicate-${key}`, `${at}/${String(i)}/${key}`, { [key]: item[key] });
    seen.add(item[key]);
  });
  return seen;
}

function checkNames(policy: Policy, report: Report): void {
  policy.severities.forEach((id, i) => {
    if (policy.severities.indexOf(id) < i) report('duplicate-id', `/severities/${String(i)}`, { id });
  });
  unique(policy.departments, 'id', '/departments', report);
  unique(policy.clocks ?? [], 'id', '/clocks', report);
  unique(policy.rules, 'name', '/rules', report);
  unique(policy.escalations ?? [], 'name', '/escalations', report);
  unique(policy.replies ?? [], 'id', '/replies', report);
  const categories = policy.categories.flatMap((category, i) => [
    { id: category.id, at: `/categories/${String(i)}/id` },
    ...(category.children ?? []).map(({ id }, k) => ({ id, at: `/categories/${String(i)}/children/${String(k)}/id` })),
  ]);
  const seen = new Set<string>();
  for (const { id, at } of categories) {
    if (seen.has(id)) report('duplicate-id', at, { id });
    seen.add(id);
  }
  const checkKnown = (ids: readonly string[] = [], at: string): void => {
    ids.forEach((id, i) => {
      if (!seen.has(id)) report('unknown-category', `${at}/categories/${String(i)}`, { id });
    });
  };
  for (const [name, fact] of Object.entries(policy.facts ?? {})) {
    checkKnown(fact.categories, `/facts/${name}`);
  }
  unique(policy.knownProblems ?? [], 'id', '/knownProblems', report);
  policy.knownProblems?.forEach((problem, n) => {
    checkKnown(problem.categories, `/knownProblems/${String(n)}`);
  });
}

function checkFacts(checked: Checked): void {
  const { policy, report } = checked;
  for (const [name, fact] of Object.entries(policy.facts ?? {})) {
    const at = `/facts/${name}`;
    if (Object.hasOwn(builtInFacts, name)) report('reserved-fact', at, { fact: name });
    if (fact.minimum !== undefined && fact.maximum !== undefined && fact.minimum > fact.maximum) {
      report('empty-range', `${at}/maximum`, { minimum: fact.minimum });
    }
    if (fact.showIf !== undefined) checkTree(checked, fact.showIf, `${at}/showIf`);
  }
}

/** Conditions of one place, and that the shared ones they name exist. */
function checkTree({ policy, report, operators }: Checked, conditions: unknown, at: string): void {
  checkConditions(conditions, at, { report, operators });
  for (const { name, path } of referencesIn(conditions, at)) {
    if (!Object.hasOwn(policy.conditions ?? {}, name)) report('unknown-condition', path, { name });
  }
}

/** Shared conditions, and that none of them leads to itself or nests too deep once unfolded. */
function checkShared(checked: Checked): void {
  const { policy, report } = checked;
  const shared: Readonly<Record<string, unknown>> = policy.conditions ?? {};
  const heights = new Map<string, number>();
  const open = new Set<string>();
  const heightOf = (name: string, path: string): number => {
    const known = heights.get(name);
    if (known !== undefined) return known;
    if (open.has(name)) {
      report('circular-condition', path, { name });
      return 0;
    }
    if (open.size > policyLimits.depth) return policyLimits.depth;
    open.add(name);
    const at = pointer(['conditions', name]);
    const below = referencesIn(shared[name], at).filter((reference) => Object.hasOwn(shared, reference.name));
    const height =
      depthOf(shared[name]) + Math.max(0, ...below.map((reference) => heightOf(reference.name, reference.path)));
    open.delete(name);
    if (height > policyLimits.depth && !heights.has(name)) {
      report('too-deep', at, { maximum: policyLimits.depth });
    }
    heights.set(name, Math.min(height, policyLimits.depth));
    return height;
  };
  for (const [name, conditions] of Object.entries(shared)) {
    const at = pointer(['conditions', name]);
    checkTree(checked, conditions, at);
    heightOf(name, at);
  }
}

function depthOf(conditions: unknown): number {
  if (!isRecord(conditions)) return 0;
  const list = conditions['all'] ?? conditions['any'] ?? ('not' in conditions ? [conditions['not']] : []);
  return Array.isArray(list) ? 1 + list.reduce((depth: number, child) => Math.max(depth, depthOf(child)), 0) : 1;
}

function checkCalendars({ timeZone, calendars = {} }: Policy, report: Report): void {
  if (timeZone !== undefined && !zoneNamed(timeZone)) report('unknown-time-zone', '/timeZone', { timeZone });
  for (const [id, definition] of Object.entries(calendars)) {
    for (const { code, path, params } of checkCalendar(definition))
      report(code, pointer(['calendars', id]) + path, params);
  }
}

function checkRules(checked: Checked): void {
  const { policy, report } = checked;
  const departments = new Set(policy.departments.map(({ id }) => id));
  const severities = new Set(policy.severities);
  policy.rules.forEach((rule, i) => {
    const at = `/rules/${String(i)}`;
    checkTree(checked, rule.conditions, `${at}/conditions`);
    const params = `${at}/event/params`;
    switch (rule.stage) {
      case 'severity': {
        const { severity } = rule.event.params;
        if (!severities.has(severity)) report('unknown-severity', `${params}/severity`, { severity });
        return;
      }
      case 'department': {
        const { department } = rule.event.params;
        if (!departments.has(department)) report('unknown-department', `${params}/department`, { department });
        return;
      }
      case 'deadline':
        checkTerms(policy, rule.event.params, params, report);
    }
  });
}

function checkTerms(policy: Policy, terms: ClockTerms, at: string, report: Report): void {
  const within = parseWithin(terms.within);
  if (!within) report('invalid-duration', `${at}/within`, { within: terms.within });
  const id = terms.calendar;
  const calendar = id !== undefined && Object.hasOwn(policy.calendars ?? {}, id) ? policy.calendars?.[id] : undefined;
  if (id !== undefined && !calendar) report('unknown-calendar', `${at}/calendar`, { calendar: id });
  else if (within && calendar) {
    for (const issue of checkCounting(calendar, within, terms)) report(issue.code, `${at}/calendar`, { calendar: id });
  } else if (within && needsWorkingTime(within, terms)) {
    report('calendar-required', `${at}/within`, { within: terms.within });
  }
}

function checkDefaults({ defaults, ...policy }: Policy, report: Report): void {
  if (!policy.severities.includes(defaults.severity)) {
    report('unknown-severity', '/defaults/severity', { severity: defaults.severity });
  }
  if (!policy.departments.some(({ id }) => id === defaults.department)) {
    report('unknown-department', '/defaults/department', { department: defaults.department });
  }
  defaults.deadlines?.forEach((terms, i) => {
    checkTerms({ defaults, ...policy }, terms, `/defaults/deadlines/${String(i)}`, report);
  });
}

function checkWorkflow(checked: Checked): void {
  const { policy, report } = checked;
  const { approval, offerWindow, reopenWindow, calendar } = policy.workflow ?? {};
  if (approval) checkTree(checked, approval.required, '/workflow/approval/required');
  if (calendar !== undefined && !Object.hasOwn(policy.calendars ?? {}, calendar)) {
    report('unknown-calendar', '/workflow/calendar', { calendar });
  }
  for (const [key, window] of Object.entries({ offerWindow, reopenWindow })) {
    if (window === undefined) continue;
    const within = parseWithin(window);
    if (!within) report('invalid-duration', `/workflow/${key}`, { within: window });
    else if (calendar === undefined && needsWorkingTime(within)) {
      report('calendar-required', `/workflow/${key}`, { within: window });
    }
  }
}
