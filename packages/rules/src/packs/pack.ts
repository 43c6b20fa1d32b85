import type { CalendarDefinition } from '../calendar/definition.ts';
import type { ClockTerms, FactDefinition, Rule } from '../policy.ts';

/** How sure we are of a pack's numbers: seen in the rule or on the regulator's page, or in a third party's words. */
export type Confidence = 'verified' | 'secondary';

/**
 * Ready-made deadline rules for one published obligation. A policy that `extends` it gets its calendars and facts,
 * unless it defines its own of the same name, and its rules beside its own.
 */
export interface Pack {
  readonly id: string;
  readonly title: string;
  /** The provision, as its regulator cites it. */
  readonly law: string;
  /** Where its numbers were read. */
  readonly source: string;
  readonly confidence: Confidence;
  /** The day on which they were. */
  readonly asOf: string;
  readonly calendars: Readonly<Record<string, CalendarDefinition>>;
  /** What a complaint must say for some of the rules to apply. */
  readonly facts: Readonly<Record<string, FactDefinition>>;
  readonly rules: readonly Rule[];
}

type DeadlineRule = Extract<Rule, { stage: 'deadline' }>;

interface Obligation extends ClockTerms {
  /** Apart from other obligations on the same clock. */
  readonly variant?: string;
  /** The provision, where it is not the pack's own. */
  readonly law?: string;
  /** What the law adds that no rule can hold: extensions, what must be said. */
  readonly description?: string;
  /** The facts that must be true, and those that must not. */
  readonly when?: readonly string[];
  readonly unless?: readonly string[];
}

type PackInput = Omit<Pack, 'calendars' | 'facts' | 'rules' | 'asOf'> & {
  readonly calendars?: Pack['calendars'];
  readonly facts?: Pack['facts'];
  readonly deadlines: readonly Obligation[];
};

function ruleOf(pack: PackInput, obligation: Obligation): DeadlineRule {
  const { variant, law = pack.law, description, when = [], unless = [], ...params } = obligation;
  return {
    name: [pack.id, params.clock, ...(variant === undefined ? [] : [variant])].join(' '),
    ...(description !== undefined && { description }),
    stage: 'deadline',
    conditions: {
      all: [
        ...when.map((fact) => ({ fact, operator: 'equal', value: true })),
        ...unless.map((fact) => ({ fact, operator: 'notEqual', value: true })),
      ],
    },
    event: { type: 'deadline', params },
    law,
    source: pack.source,
    confidence: pack.confidence,
  };
}

/** A pack whose rules all carry its law, source and confidence. */
export function pack(input: PackInput): Pack {
  const { id, title, law, source, confidence, calendars = {}, facts = {}, deadlines } = input;
  const rules = deadlines.map((obligation) => ruleOf(input, obligation));
  return { id, title, law, source, confidence, asOf: '2026-11-22', calendars, facts, rules };
}

const officeHours = ['09:00-17:00'];

/** Monday to Friday, nine to five, without the holidays of the tables. */
export const workingDays = (timeZone: string, holidays: readonly string[] = []): CalendarDefinition => ({
  timeZone,
  week: { mon: officeHours, tue: officeHours, wed: officeHours, thu: officeHours, fri: officeHours },
  holidays,
});
