import fc from 'fast-check';
import { allowedCommands, type Context } from '../src/apply.ts';
import type { Case } from '../src/case.ts';
import type { Command } from '../src/commands.ts';
import type { EscalationRuling } from '../src/escalation.ts';
import type { Actor, Proposal } from '../src/shapes.ts';
import { outcomes } from '../src/vocabulary.ts';
import { hour, instant, start } from './model-case.ts';

const people: readonly Actor[] = [
  { role: 'customer' },
  { role: 'handler', id: 'ann', department: 'care' },
  { role: 'handler', id: 'bob', department: 'quality' },
  { role: 'supervisor', id: 'sam' },
  { role: 'supervisor', id: 'sue' },
  { role: 'dispatcher', id: 'dan' },
  { role: 'system' },
  { role: 'auditor', id: 'aud' },
];

const proposal: fc.Arbitrary<Proposal> = fc.record(
  {
    outcome: fc.constantFrom(...outcomes),
    plan: fc.constant('We will.'),
    remedy: fc.constant({ type: 'refund' as const, amount: 20, currency: 'EUR' }),
    tasks: fc.constantFrom(0, 1, 2).map((count) => ['Pay', 'Call'].slice(0, count).map((title) => ({ title }))),
  },
  { noNullPrototype: true },
);
const department = fc.constantFrom('care', 'quality');
const clock = fc.constantFrom('respond', 'resolve', 'other');

/** Commands that need nothing to be made up. */
const plain: readonly Command[] = [
  { type: 'acknowledge' },
  { type: 'investigate' },
  { type: 'resume' },
  { type: 'approve' },
  { type: 'offer' },
  { type: 'accept' },
  { type: 'follow-up' },
  { type: 'close' },
  { type: 'withdraw' },
  { type: 'reject', reason: 'not ours' },
  { type: 'merge', into: 'R-2026-000002' },
  { type: 'absorb', number: 'R-2026-000003' },
  { type: 'link', to: 'R-2026-000004', as: 'repeat' },
  { type: 'add-note', note: 'Seen.' },
  { type: 'return', reason: 'not mine' },
  { type: 'send-back', reason: 'too little' },
  { type: 'dispute', reason: 'no' },
  { type: 'refer', recourse: 'the ombudsman' },
  { type: 'revisit', reason: 'it did not work' },
  { type: 'reopen', reason: 'again' },
  { type: 'code-cause', cause: 'product.quality' },
  { type: 'complete-task', task: 't1' },
  { type: 'complete-task', task: 't2' },
  { type: 'add-task', task: { title: 'Look' } },
  { type: 'ask', of: 'customer', question: 'When?' },
  { type: 'ask', of: 'third-party', question: 'Where?' },
  { type: 'send-message', message: { text: 'Hello' } },
  { type: 'answer-survey', survey: { overall: 3 } },
  { type: 'escalate', handler: 'bob' },
  { type: 'record-contact', contact: { method: 'phone', result: 'reached' } },
];

const escalations: readonly Command[] = [
  { type: 'escalate-deadline', clock: 'respond', rule: 'warn' },
  { type: 'escalate-deadline', clock: 'respond', rule: 'gone' },
  { type: 'escalate-deadline', clock: 'respond', rule: 'move' },
  { type: 'escalate-deadline', clock: 'resolve', rule: 'warn' },
];

/** What the policy says of a rule whose time has come. */
export function escalation(_: Case, rule: string): EscalationRuling {
  if (rule === 'gone') return 'rule-removed';
  return rule === 'move'
    ? { notify: ['department'], department: 'quality' }
    : { notify: ['handler'], severity: 'high' };
}

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(...plain),
  fc.record({ type: fc.constant('propose' as const), proposal }),
  fc.record({ type: fc.constant('assign' as const), department }),
  fc.record({ type: fc.constant('record-breach' as const), clock }),
  fc.constantFrom(...escalations),
  fc.record({ clock, later: fc.integer({ min: -50, max: 500 }) }).map(({ clock: kind, later }) => ({
    type: 'extend' as const,
    clock: kind,
    dueAt: instant(start + later * hour),
    reason: 'ill',
  })),
);

const offer: Command = {
  type: 'propose',
  proposal: { outcome: 'upheld', plan: 'p', remedy: { type: 'apology' }, tasks: [{ title: 'Write' }] },
};

/** One step of a walk. */
export interface WalkStep {
  readonly who: Actor;
  readonly command: Command;
  readonly hours: number;
  readonly possible: number | null;
}

export const step: fc.Arbitrary<WalkStep> = fc.record({
  who: fc.constantFrom(...people),
  command,
  hours: fc.integer({ min: 0, max: 30 }),
  /** Often the walk does something that is possible, else it would hardly get anywhere. */
  possible: fc.option(fc.nat(), { freq: 4 }),
});

/** Ways out and back: taken now and then, else few walks would get far. */
const detours: readonly Command['type'][] = [
  'withdraw',
  'merge',
  'reject',
  'return',
  'send-back',
  'revisit',
  'send-message',
  'absorb',
  'link',
  'add-note',
];

type Step = { readonly who: Actor; readonly command: Command };

export function possibleSteps(it: Case, context: Omit<Context, 'actor'>, withDetours: boolean): Step[] {
  return people.flatMap((who) => {
    const may = allowedCommands(it, { ...context, actor: who });
    return [...plain, ...escalations, offer]
      .filter(({ type }) => may.includes(type) && (withDetours || !detours.includes(type)))
      .map((each) => ({ who, command: each }));
  });
}
