import type { CommandType } from './commands.ts';
import { caseStates, endStates, type CaseState, type Role } from './vocabulary.ts';

/** A condition beside state and role that a command must meet; `apply` knows how to check each. */
export type Guard =
  | 'approver-is-not-proposer'
  | 'approval-not-required'
  | 'tasks-done'
  | 'decision-communicated'
  | 'cause-coded'
  | 'within-reopen-window'
  | 'within-offer-window'
  | 'survey-editable';

export interface Transition {
  readonly from: readonly CaseState[];
  /** Absent: the state stays. */
  readonly to?: CaseState;
  /** From these states it may lead on, from the others it leaves the state as it is. */
  readonly moves?: Partial<Readonly<Record<CaseState, CaseState>>>;
  readonly who: readonly Role[];
  /** A role that may do it from some of the states only. */
  readonly narrowed?: Partial<Readonly<Record<Role, readonly CaseState[]>>>;
  readonly guards?: readonly Guard[];
}

const open = caseStates.filter((state) => !endStates.includes(state));
const worked: readonly CaseState[] = [
  'assigned',
  'investigating',
  'waiting',
  'proposed',
  'offered',
  'disputed',
  'executing',
  'follow-up',
];

/**
 * The lifecycle: which command moves a case from where to where, and who may give it.
 * Buttons, the API's list of allowed commands and the diagram in the docs come from this table.
 */
export const lifecycle: Readonly<Record<CommandType, Transition>> = {
  acknowledge: { from: ['received'], to: 'acknowledged', who: ['system', 'dispatcher', 'supervisor'] },
  assign: {
    from: ['acknowledged', ...worked],
    moves: { acknowledged: 'assigned' },
    who: ['system', 'dispatcher', 'supervisor'],
  },
  reject: { from: ['acknowledged'], to: 'rejected', who: ['dispatcher', 'supervisor'] },
  merge: {
    from: ['received', 'acknowledged', 'assigned', 'investigating'],
    to: 'merged',
    who: ['system', 'dispatcher', 'supervisor'],
  },
  absorb: { from: caseStates.filter((state) => state !== 'merged'), who: ['system'] },
  link: { from: caseStates, who: ['handler', 'dispatcher', 'supervisor'] },
  return: { from: ['assigned'], to: 'acknowledged', who: ['handler', 'supervisor'] },
  investigate: { from: ['assigned', 'disputed'], to: 'investigating', who: ['handler', 'supervisor'] },
  ask: { from: ['investigating'], to: 'waiting', who: ['handler', 'supervisor'] },
  resume: { from: ['waiting'], to: 'investigating', who: ['handler', 'supervisor', 'system'] },
  propose: { from: ['investigating'], to: 'proposed', who: ['handler', 'supervisor'] },
  approve: { from: ['proposed'], to: 'offered', who: ['supervisor'], guards: ['approver-is-not-proposer'] },
  offer: { from: ['proposed'], to: 'offered', who: ['handler', 'supervisor'], guards: ['approval-not-required'] },
  'send-back': { from: ['proposed'], to: 'investigating', who: ['handler', 'supervisor'] },
  accept: {
    from: ['offered'],
    to: 'executing',
    who: ['customer', 'handler', 'supervisor', 'system'],
    guards: ['within-offer-window'],
  },
  dispute: {
    from: ['offered'],
    to: 'disputed',
    who: ['customer', 'handler', 'supervisor'],
    guards: ['within-offer-window'],
  },
  escalate: { from: ['disputed'], to: 'investigating', who: ['supervisor'] },
  refer: { from: ['disputed'], to: 'referred', who: ['supervisor'] },
  'add-task': { from: ['investigating', 'proposed', 'offered', 'executing'], who: ['handler', 'supervisor'] },
  'complete-task': { from: ['executing', 'follow-up'], who: ['handler', 'supervisor'] },
  revisit: { from: ['executing'], to: 'investigating', who: ['handler', 'supervisor'] },
  'follow-up': { from: ['executing'], to: 'follow-up', who: ['handler', 'supervisor'], guards: ['tasks-done'] },
  'record-contact': { from: worked, who: ['handler', 'supervisor'] },
  'code-cause': { from: [...worked, 'closed'], who: ['handler', 'supervisor'] },
  close: {
    from: ['follow-up'],
    to: 'closed',
    who: ['handler', 'supervisor', 'system'],
    guards: ['decision-communicated', 'tasks-done', 'cause-coded'],
  },
  'answer-survey': { from: ['follow-up', 'closed'], who: ['customer'], guards: ['survey-editable'] },
  reopen: {
    from: ['follow-up', ...endStates],
    to: 'assigned',
    who: ['customer', 'supervisor'],
    narrowed: { customer: ['follow-up', 'closed', 'withdrawn'] },
    guards: ['within-reopen-window'],
  },
  withdraw: { from: open.filter((state) => state !== 'follow-up'), to: 'withdrawn', who: ['customer'] },
  extend: { from: open, who: ['supervisor'] },
  'send-message': {
    from: open,
    // A customer's answer ends the wait for it.
    moves: { waiting: 'investigating' },
    who: ['customer', 'handler', 'supervisor', 'dispatcher'],
  },
  'add-note': { from: caseStates, who: ['handler', 'dispatcher', 'supervisor', 'system'] },
  'record-breach': { from: open, who: ['system'] },
  'escalate-deadline': { from: open, who: ['system'] },
};
