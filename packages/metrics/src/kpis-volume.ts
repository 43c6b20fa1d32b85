import { count, define } from './define-kpi.ts';

/** How many came, went and are left. `carried-over` + `received` - `end-unknown` - `resolved` = `left`. */
export const volumeKpis = [
  define('received', {
    ...count({ kind: 'count', of: {} }),
    name: 'Received',
    grain: 'received',
    better: 'neutral',
    numerator: 'cases received in the period',
  }),
  define('open', {
    ...count({ kind: 'count', of: { ended: false } }),
    name: 'Still open',
    grain: 'received',
    better: 'lower',
    numerator: 'cases received in the period that are open now',
  }),
  define('carried-over', {
    ...count({ kind: 'stock', at: 'start', overdue: false }),
    name: 'Carried over',
    grain: 'moment',
    better: 'lower',
    numerator: 'cases received before the period and not yet resolved at its start',
  }),
  define('resolved', {
    ...count({ kind: 'count', of: { ended: true } }),
    name: 'Resolved',
    grain: 'resolved',
    better: 'higher',
    numerator: 'cases that ended in the period, whichever way',
  }),
  define('resolved-of-new', {
    ...count({ kind: 'flow', of: 'new' }),
    name: 'Resolved of new',
    grain: 'resolved',
    better: 'higher',
    numerator: 'cases received and ended in the period',
  }),
  define('resolved-of-carried-over', {
    ...count({ kind: 'flow', of: 'carried' }),
    name: 'Resolved of carried over',
    grain: 'resolved',
    better: 'higher',
    numerator: 'cases received before the period that ended in it',
  }),
  define('end-unknown', {
    ...count({ kind: 'count', of: { ended: true, endKnown: false } }),
    name: 'Ended at an unknown time',
    grain: 'received',
    better: 'lower',
    numerator: 'cases received in the period that ended, where the record does not say when',
  }),
  define('left', {
    ...count({ kind: 'stock', at: 'end', overdue: false }),
    name: 'Left',
    grain: 'moment',
    better: 'lower',
    numerator: 'cases received and not yet resolved at the end of the period',
    formula: 'carried over + received - ended at an unknown time - resolved',
  }),
  define('overdue-open', {
    ...count({ kind: 'stock', at: 'end', overdue: true }),
    name: 'Open past the deadline',
    grain: 'moment',
    better: 'lower',
    numerator: 'cases open at the end of the period whose deadline has passed and is not paused',
  }),
  define('reopened', {
    ...count({ kind: 'count', of: { reopened: true } }),
    name: 'Reopened',
    grain: 'reopened',
    better: 'lower',
    numerator: 'cases whose latest reopening is in the period',
  }),
] as const;
