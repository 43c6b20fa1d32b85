import type { Case, CaseEvent, Notified, Role } from '@redress/cases';
import type { Staff } from '@redress/desk';

/**
 * Who is asked for by an event, beside whoever brought it about.
 * @param needsApproval whether the policy wants the case's proposal approved.
 */
function askedBy(event: CaseEvent, needsApproval: boolean): readonly Notified[] {
  switch (event.type) {
    case 'assigned':
    case 'escalated':
    case 'reopened':
      return ['handler'];
    case 'solution-proposed':
      return needsApproval ? ['supervisor'] : [];
    case 'clock-breached':
    case 'offer-disputed':
      return ['handler', 'supervisor'];
    case 'deadline-escalated':
      return event.notify;
    case 'message-sent':
      return event.actor.role === 'customer' ? ['handler'] : [];
    case 'note-added':
      return event.actor.role === 'system' ? ['handler'] : [];
    default:
      return [];
  }
}

/** Whether somebody is one of those asked for. Who is of no department is of all. */
function isAsked({ id, roles, department }: Staff, asked: Notified, it: Case): boolean {
  const holds = (role: Role): boolean => roles.includes(role);
  const here = department === undefined || department === it.department;
  switch (asked) {
    case 'handler':
      return it.handler === id;
    case 'supervisor':
      return holds('supervisor') && here;
    case 'department':
      return holds('handler') && here;
    case 'dispatcher':
      return holds('dispatcher');
  }
}

/** The events of a change that ask for staff. */
export const staffNews = (news: readonly CaseEvent[], needsApproval = true): CaseEvent[] =>
  news.some(({ type }) => type === 'history-imported')
    ? []
    : news.filter((event) => askedBy(event, needsApproval).length > 0);

/** Which of the events ask for this person. */
export const newsFor = (person: Staff, it: Case, news: readonly CaseEvent[], needsApproval: boolean): CaseEvent[] =>
  staffNews(news, needsApproval).filter(
    (event) =>
      event.actor.id !== person.id && askedBy(event, needsApproval).some((asked) => isAsked(person, asked, it)),
  );
