import type { Messages } from '../../base/messages.ts';

/** What stands around the monthly report; its own words are `@redress/metrics/written`'s. */
const en = {
  'report.month': 'Month',
  'report.month.before': 'Month before',
  'report.month.after': 'Month after',
  'report.print': 'Print',
  'report.save': 'Save as {format}',
  'report.saving': '{format} is being made…',
  'report.saved': 'Saved: {name}',
  'report.publish': 'Publish…',
  'report.publish.again': 'Publish again…',
  'report.publish.lead':
    'Publishing keeps the figures of {month} as they are now, with the definitions they were computed by. What changes later shows in later months.',
  'report.publish.confirm': 'Publish {month}',
  'report.publish.done': '{month} is published.',
  'report.publish.unfinished': 'The month is not over yet.',
  'report.future': 'This month has not begun yet.',
  'report.bad-month': '“{month}” is not a month such as 2026-09.',
  'report.formula': 'How it is computed',
  'report.more.up': 'increase',
  'report.more.down': 'decrease',
  'action.list': 'Corrective actions on record',
  'action.add': 'Record an action',
  'action.change': 'Change: {title}',
  'action.remove': 'Remove: {title}',
  'action.remove.sure': 'Remove “{title}” for good?',
  'action.title': 'What is done',
  'action.owner': 'Responsible',
  'action.since': 'In place since',
  'action.against': 'Aims at',
  'action.category': 'Types',
  'action.cause': 'Causes',
  'action.state': 'State',
  'action.state.active': 'Under way',
  'action.state.done': 'Done',
  'action.state.dropped': 'Dropped',
  'action.note': 'Note',
  'action.save': 'Save',
  'action.saved': 'Saved: {title}',
  'action.removed': 'Removed: {title}',
  'action.required': 'Please fill this in.',
  'error.unknown-action': 'Somebody has removed this action meanwhile.',
  'error.invalid-action': 'Something in this action is not accepted. Please check the fields.',
} as const satisfies Messages;

export default en;
export type ReportKey = keyof typeof en;
