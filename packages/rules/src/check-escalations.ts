import { needsWorkingTime, parseWithin } from './calendar/index.ts';
import type { EscalationRule, Policy } from './policy.ts';
import type { Report } from './report.ts';
import { setTermsOf } from './set-terms.ts';

/** Escalations: that the clock, the calendar and what they set exist, that times can be read, and that they do something. */
export function checkEscalations(
  policy: Policy,
  report: Report,
  checkTree: (conditions: unknown, at: string) => void,
): void {
  policy.escalations?.forEach((rule, i) => {
    const at = `/escalations/${String(i)}`;
    if (rule.conditions !== undefined) checkTree(rule.conditions, `${at}/conditions`);
    checkWhen(policy, rule, at, report);
    checkEffects(policy, rule, `${at}/do`, report);
  });
}

/** The calendars in which a clock may run; `undefined` among them where it may run without one. */
const calendarsOf = (policy: Policy, clock: string): (string | undefined)[] =>
  setTermsOf(policy).flatMap(({ terms }) => (terms.clock === clock ? [terms.calendar] : []));

function checkWhen(policy: Policy, { clock, when, calendar }: EscalationRule, at: string, report: Report): void {
  const watched = calendarsOf(policy, clock);
  if (!watched.length) report('unknown-clock', `${at}/clock`, { clock });
  if (calendar !== undefined && !Object.hasOwn(policy.calendars ?? {}, calendar)) {
    report('unknown-calendar', `${at}/calendar`, { calendar });
  }
  if (when === 'due') return;
  const [key, text] = 'before' in when ? (['before', when.before] as const) : (['after', when.after] as const);
  const within = parseWithin(text);
  if (!within) report('invalid-duration', `${at}/when/${key}`, { within: text });
  else if (needsWorkingTime(within) && calendar === undefined && watched.includes(undefined)) {
    report('calendar-required', `${at}/when/${key}`, { within: text });
  }
}

function checkEffects(policy: Policy, { do: effects }: EscalationRule, at: string, report: Report): void {
  const { severity, department } = effects;
  if (!Object.keys(effects).length) report('no-effect', at);
  if (severity !== undefined && !policy.severities.includes(severity)) {
    report('unknown-severity', `${at}/severity`, { severity });
  }
  if (department !== undefined && !policy.departments.some(({ id }) => id === department)) {
    report('unknown-department', `${at}/department`, { department });
  }
}
