import type { CaseFacts } from '@redress/cases';

/** What cases are grouped and filtered by, apart from time. `currency` is the remedy's. */
export const caseDimensions = [
  'channel',
  'category',
  'subcategory',
  'product',
  'department',
  'handler',
  'severity',
  'cause',
  'state',
  'outcome',
  'language',
  'remedy',
  'currency',
  'contact-failure',
] as const;
export type CaseDimension = (typeof caseDimensions)[number];

export const timeColumns = ['received', 'responded', 'resolved', 'reopened', 'surveyed', 'due'] as const;
export type TimeColumn = (typeof timeColumns)[number];

export const scales = {
  attitude: [1, 5],
  timeliness: [1, 5],
  clarity: [1, 5],
  fairness: [1, 5],
  overall: [1, 5],
  nps: [0, 10],
  ces: [1, 7],
} as const;
export type ScoreName = keyof typeof scales;
export const scoreNames: readonly ScoreName[] = Object.keys(scales) as ScoreName[];

/** Whether a score is on its scale. */
export const isScore = (name: ScoreName, score: number): boolean =>
  Number.isInteger(score) && score >= scales[name][0] && score <= scales[name][1];

/** Where each moment of a row stands. */
export const instants: readonly (readonly [TimeColumn, Exclude<keyof CaseFacts & `${string}At`, 'acknowledgedAt'>])[] =
  [
    ['received', 'receivedAt'],
    ['responded', 'respondedAt'],
    ['resolved', 'resolvedAt'],
    ['reopened', 'reopenedAt'],
    ['surveyed', 'surveyedAt'],
    ['due', 'dueAt'],
  ];

/** What of a row each dimension is. Of `contact-failure` only while the customer was never reached. */
export const keyNames = {
  channel: 'channel',
  category: 'category',
  subcategory: 'subcategory',
  product: 'product',
  department: 'department',
  handler: 'handler',
  severity: 'severity',
  cause: 'cause',
  state: 'state',
  outcome: 'outcome',
  language: 'language',
  remedy: 'remedyType',
  currency: 'remedyCurrency',
  'contact-failure': 'contactFailure',
} as const satisfies Readonly<Record<CaseDimension, Exclude<keyof CaseFacts, 'acknowledgedAt'>>>;
