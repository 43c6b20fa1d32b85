import type { Messages } from '../../base/messages.ts';

/** What staff read while several of them work on many cases. */
const en = {
  'event.case-absorbed': 'Case {number} was merged into this one',
  'event.case-linked.repeat': 'Marked as a repeat of {to}',
  'event.case-linked.related': 'Marked as related to {to}',
  'command.link': 'Mark as repeat or related',
  'field.link.to': 'Number of the other case',
  'field.link.as': 'This case is',
  'link.repeat': 'A repeat of it',
  'link.related': 'Related to it',
  'refusal.link-to-itself': 'a case cannot be marked as a repeat of itself',
} as const satisfies Messages;

export default en;
export type CaseworkKey = keyof typeof en;
