import type { Case, CaseEvent, CaseEventType } from '@redress/cases';

/** Events that a customer is told of by mail, when somebody else than they themselves brought them about. */
const told: readonly CaseEventType[] = [
  'message-sent',
  'question-asked',
  'solution-offered',
  'offer-accepted',
  'offer-lapsed',
  'deadline-extended',
  'follow-up-started',
  'closed',
  'complaint-rejected',
  'referred',
  'merged',
  'reopened',
];

/** A complaint that came from another system was confirmed there. */
const isTold = (event: CaseEvent): boolean => {
  if (event.type === 'complaint-received') return event.actor.role !== 'system';
  if (event.type === 'question-asked') return event.of === 'customer';
  if (event.type === 'message-sent') return event.actor.role !== 'customer';
  return told.includes(event.type);
};

/** What of a change the customer is to be told. */
export const customerNews = (news: readonly CaseEvent[]): CaseEvent[] =>
  news.some(({ type }) => type === 'history-imported') ? [] : news.filter(isTold);

/**
 * Where a case's customer wants mail: an address was given, and no other way preferred. Nobody is written to after
 * their data was erased, or once they took the complaint back.
 */
export function customerAddress({ complaint, state }: Case): string | undefined {
  const { email, preferredContact = 'email' } = complaint.customer ?? {};
  return email && preferredContact === 'email' && state !== 'withdrawn' ? email : undefined;
}
