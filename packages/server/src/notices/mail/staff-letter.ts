import type { Case, CaseEvent } from '@redress/cases';
import type { Company } from './company.ts';
import { oneLine, type Letter, type Section } from './letter.ts';
import type { MailWords } from './mail-words.ts';

/** What a letter to a member of staff is made of. */
export interface StaffNews {
  readonly it: Case;
  /** At least one. */
  readonly events: readonly CaseEvent[];
  readonly company: Company;
  readonly words: MailWords;
  /** Address of the page with the inbox. */
  readonly staffUrl?: string | undefined;
}

function section(event: CaseEvent, { words, company }: StaffNews): Section | undefined {
  const name = event.actor.name === undefined ? words.text('system') : oneLine(event.actor.name);
  switch (event.type) {
    case 'assigned':
    case 'escalated':
    case 'reopened':
      return { title: words.text('staff.assigned.title'), text: [words.text('staff.assigned.text', { name })] };
    case 'solution-proposed': {
      const text = [words.text('staff.approval.text', { name })];
      return { title: words.text('staff.approval.title'), text, quote: event.proposal.plan };
    }
    case 'clock-breached': {
      const when = words.when(event.dueAt, company.timeZone);
      const text = [words.text('staff.breached.text', { clock: company.clock(event.clock, words), when })];
      return { title: words.text('staff.breached.title'), text };
    }
    case 'deadline-escalated': {
      const text = [
        words.text('staff.escalated.text', { rule: oneLine(event.rule), clock: company.clock(event.clock, words) }),
      ];
      return { title: words.text('staff.escalated.title'), text };
    }
    case 'offer-disputed':
      return {
        title: words.text('staff.disputed.title'),
        text: [words.text('staff.disputed.text')],
        quote: event.reason,
      };
    case 'message-sent':
      return {
        title: words.text('staff.reply.title'),
        text: [words.text('staff.reply.text')],
        quote: event.message.text,
      };
    case 'note-added':
      return { title: words.text('staff.note.title'), text: [words.text('staff.note.text')], quote: event.note };
    default:
      return undefined;
  }
}

/** What a member of staff is told of a change, all in one mail. */
export function staffLetter(news: StaffNews): Letter {
  const { it, events, company, words, staffUrl } = news;
  const sections = events.map((event) => section(event, news)).filter((each) => each !== undefined);
  const title = sections[0]?.title ?? '';
  const about: Section = {
    title: it.number,
    facts: [
      [words.text('staff.case'), oneLine(it.complaint.title)],
      [words.text('staff.department'), company.department(it.department, words)],
      [words.text('staff.severity'), words.label(`severity.${it.severity}`) ?? it.severity],
    ],
  };
  return {
    language: words.language,
    rightToLeft: words.rightToLeft,
    company: company.name,
    subject: words.text('staff.subject', { title, number: it.number }),
    sections: [...sections, about],
    ...(staffUrl !== undefined && { button: { label: words.text('staff.button'), href: staffUrl } }),
    footer: [words.text('staff.footer')],
  };
}
