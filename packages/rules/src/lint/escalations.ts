import { parseWithin } from '../calendar/index.ts';
import { escalationFacts, escalationTime } from '../escalations.ts';
import { instantOf } from '../local-time.ts';
import type { ClockTerms, EscalationRule } from '../policy.ts';
import { setTermsOf } from '../set-terms.ts';
import type { Lab } from './lab.ts';
import { checkFactNames } from './names.ts';

/** Escalations that ask for facts that there are not, or whose time comes before their clock starts. */
export function checkEscalations(lab: Lab): void {
  const { policy } = lab;
  const set = setTermsOf(policy);
  policy.escalations?.forEach((rule, i) => {
    const at = `/escalations/${String(i)}`;
    if (rule.conditions)
      checkFactNames(lab, { conditions: rule.conditions, at: `${at}/conditions`, rule: rule.name }, escalationFacts);
    const watched = set.filter(({ terms }) => terms.clock === rule.clock);
    if (watched.length && watched.every(({ terms }) => isTooEarly(lab, rule, terms))) {
      lab.add('warning', { code: 'escalation-too-early', path: `${at}/when`, params: { clock: rule.clock } }, [
        rule.name,
      ]);
    }
  });
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
