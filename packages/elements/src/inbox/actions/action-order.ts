import type { CommandType } from '@redress/cases';

/** From what moves the case on to what is seldom wanted. The composers for messages and notes stand apart. */
const order = [
  'acknowledge',
  'investigate',
  'approve',
  'propose',
  'offer',
  'accept',
  'complete-task',
  'follow-up',
  'close',
  'escalate',
  'resume',
  'record-contact',
  'ask',
  'code-cause',
  'assign',
  'add-task',
  'send-back',
  'dispute',
  'refer',
  'revisit',
  'extend',
  'return',
  'reopen',
  'link',
  'merge',
  'reject',
] as const satisfies readonly CommandType[];

/** Done at a click: they ask nothing, tell the customer nothing that can't be taken back, and have an obvious effect. */
export const immediate: readonly CommandType[] = ['acknowledge', 'investigate', 'resume', 'follow-up'];

/** Commands as buttons, the most useful first. */
export const inOrder = (commands: readonly CommandType[]): CommandType[] =>
  order.filter((type) => commands.includes(type));
