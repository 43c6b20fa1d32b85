import { leavesIn, isReference } from '../conditions.ts';
import { parseWithin } from '../calendar/index.ts';
import { escalationFacts, escalationTime } from '../escalations.ts';
import { builtInFacts } from '../facts.ts';
import { instantOf } from '../local-time.ts';
import type { ClockTerms, EscalationRule } from '../policy.ts';
import type { Lab } from './lab.ts';

/** Escalations that ask for facts that there are not, or whose time comes before their clock starts. */
export function checkEscalations(lab: Lab): void {
  const { policy } = lab;
  const clocks = [
    ...(policy.defaults.deadlines ?? []),
    ...policy.rules.flatMap(({ event }) => (event.type === 'deadline' ? [event.params] : [])),
  ];
  policy.escalations?.forEach((rule, i) => {
    const at = `/escalations/${String(i)}`;
    checkFacts(lab, rule, `${at}/conditions`);
    const watched = clocks.filter(({ clock }) => clock === rule.clock);
    if (watched.length && watched.every((terms) => isTooEarly(lab, rule, terms))) {
      lab.add('warning', { code: 'escalation-too-early', path: `${at}/when`, params: { clock: rule.clock } }, [
        rule.name,
      ]);
    }
  });
}

function checkFacts(lab: Lab, { conditions, name }: EscalationRule, path: string): void {
  const known = (fact: string): boolean =>
    Object.hasOwn(builtInFacts, fact) || Object.hasOwn(lab.policy.facts ?? {}, fact) || escalationFacts.includes(fact);
  for (const { fact, value } of conditions ? leavesIn(conditions) : []) {
    for (const asked of isReference(value) ? [fact, value.fact] : [fact]) {
      if (!known(asked)) lab.add('error', { code: 'unknown-fact', path, params: { fact: asked } }, [name]);
    }
  }
}

/** Whether the time of an escalation lies before the start of a clock that starts now. */
function isTooEarly({ judge, plain }: Lab, { when, calendar }: EscalationRule, terms: ClockTerms): boolean {
  const now = instantOf(plain.now);
  const within = parseWithin(terms.within);
  const due = within && judge.calendar(terms.calendar)?.due(now, within, terms);
  if (due === undefined) return false;
  const at = escalationTime(judge, when, calendar ?? terms.calendar, due);
  return at !== undefined && at < now;
}
