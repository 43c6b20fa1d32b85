/** How a complaint reached the company. */
export const channels = ['web', 'phone', 'email', 'chat', 'social', 'on-site', 'letter', 'other'] as const;
export type Channel = (typeof channels)[number];

/** Who may act on a case. `system` is the desk itself: rules, timers, delivery. */
export const roles = ['customer', 'handler', 'dispatcher', 'supervisor', 'admin', 'auditor', 'system'] as const;
export type Role = (typeof roles)[number];

export const caseStates = [
  'received',
  'acknowledged',
  'assigned',
  'investigating',
  'waiting',
  'proposed',
  'offered',
  'disputed',
  'executing',
  'follow-up',
  'closed',
  'withdrawn',
  'merged',
  'rejected',
  'referred',
] as const;
export type CaseState = (typeof caseStates)[number];

/** States in which nobody has anything left to do; a reopening leaves them. */
export const endStates: readonly CaseState[] = ['closed', 'withdrawn', 'merged', 'rejected', 'referred'];

/** Whom an escalation tells: the case's handler, all of its department, the supervisors, the dispatchers. */
export const notified = ['handler', 'department', 'supervisor', 'dispatcher'] as const;
export type Notified = (typeof notified)[number];

/** What the investigation found: the complaint was justified, in part, or not. */
export const outcomes = ['upheld', 'partly-upheld', 'rejected'] as const;
export type Outcome = (typeof outcomes)[number];

export const remedyTypes = [
  'refund',
  'compensation',
  'replacement',
  'repair',
  'credit',
  'correction',
  'apology',
  'explanation',
  'none',
] as const;
export type RemedyType = (typeof remedyTypes)[number];

export const contactMethods = ['phone', 'email', 'chat', 'letter', 'on-site'] as const;
export type ContactMethod = (typeof contactMethods)[number];

/** What came of one attempt to reach the customer. */
export const contactResults = [
  'reached',
  'wrong-number',
  'not-the-person',
  'no-answer',
  'refused',
  'broke-off',
] as const;
export type ContactResult = (typeof contactResults)[number];

/** How staff say that a case belongs to another one: the same issue again, or something to know of beside it. */
export const linkKinds = ['repeat', 'related'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** What a survey asks to be rated from 1 (worst) to 5 (best). */
export const surveyDimensions = ['attitude', 'timeliness', 'clarity', 'fairness', 'overall'] as const;
export type SurveyDimension = (typeof surveyDimensions)[number];
