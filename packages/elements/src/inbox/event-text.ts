import type { CaseEvent, EventOf } from '@redress/cases';
import type { Words } from './words.ts';

/** What happened, in one line. */
export function eventTitle(event: CaseEvent, words: Words): string {
  const { t, vocabulary, formats, staffName } = words;
  switch (event.type) {
    case 'assigned': {
      const department = vocabulary.department(event.department);
      return event.handler === undefined
        ? t('event.assigned', { department })
        : t('event.assigned.handler', { department, handler: staffName(event.handler) });
    }
    case 'merged':
      return t('event.merged', { into: event.into });
    case 'case-absorbed':
      return t('event.case-absorbed', { number: event.number });
    case 'case-linked':
      return t(`event.case-linked.${event.as}`, { to: event.to });
    case 'escalated':
      return t('event.escalated', { handler: staffName(event.handler) });
    case 'contact-attempted': {
      const { method, result } = event.contact;
      return t('event.contact-attempted', {
        method: vocabulary.code('method', method),
        result: vocabulary.code('result', result),
      });
    }
    case 'cause-coded':
      return t('event.cause-coded', { cause: vocabulary.cause(event.cause) });
    case 'deadline-extended':
      return t('event.deadline-extended', {
        clock: vocabulary.clock(event.clock),
        date: formats.moment(event.dueAt),
      });
    case 'clock-breached':
      return t('event.clock-breached', { clock: vocabulary.clock(event.clock) });
    case 'deadline-escalated': {
      const escalated = { clock: vocabulary.clock(event.clock), rule: event.rule };
      return event.late
        ? t('event.deadline-escalated.late', { ...escalated, date: formats.moment(event.firesAt) })
        : t('event.deadline-escalated', escalated);
    }
    case 'escalation-skipped':
      return t(`event.escalation-skipped.${event.why}`, { rule: event.rule });
    case 'history-imported':
      return t('event.history-imported', { source: event.source });
    default:
      return t(`event.${event.type}`);
  }
}

/** Whom an escalation told, in one line. */
function toldBy({ notify }: EventOf<'deadline-escalated'>, { t, vocabulary, formats }: Words): string | undefined {
  if (!notify.length) return undefined;
  const names = notify.map((who) => (who === 'department' ? t('escalation.department') : vocabulary.code('role', who)));
  return t('escalation.told', { who: formats.list(names) });
}

/** What was said or written with it. */
export function eventWords(event: CaseEvent, words: Words): string | undefined {
  const { formats, t } = words;
  switch (event.type) {
    case 'complaint-rejected':
    case 'returned':
    case 'solution-sent-back':
    case 'offer-disputed':
    case 'execution-revisited':
    case 'reopened':
    case 'deadline-extended':
      return event.reason;
    case 'withdrawn':
      return event.reason;
    case 'question-asked':
      return event.until === undefined
        ? event.question
        : `${event.question} (${t('case.waiting.until', { date: formats.moment(event.until) })})`;
    case 'solution-proposed':
      return event.proposal.plan;
    case 'solution-approved':
    case 'offer-accepted':
    case 'task-completed':
    case 'cause-coded':
      return event.note;
    case 'note-added':
      return event.note;
    case 'referred':
      return event.recourse;
    case 'task-added':
      return event.task.title;
    case 'contact-attempted':
      return event.contact.note;
    case 'message-sent':
      return event.message.text;
    case 'deadline-escalated':
      return toldBy(event, words);
    case 'survey-answered':
      return event.survey.comment;
    default:
      return undefined;
  }
}

/** Who did it: a name, else the role. */
export const actorName = ({ actor }: CaseEvent, { vocabulary }: Words): string =>
  actor.name ?? vocabulary.code('role', actor.role);
