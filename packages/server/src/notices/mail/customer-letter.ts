import type { Case, CaseEvent } from '@redress/cases';
import { runningClocks } from '@redress/cases';
import type { Company } from './company.ts';
import { oneLine, type Letter, type Section } from './letter.ts';
import type { MailWords } from './mail-words.ts';

/** What a letter to a customer is made of. */
export interface CustomerNews {
  /** As it was after the events told of. */
  readonly it: Case;
  /** At least one. */
  readonly events: readonly CaseEvent[];
  readonly company: Company;
  readonly words: MailWords;
  readonly receipt: string;
  /** Opens the survey, and nothing else of the case. */
  readonly surveyToken: string;
  /** Address of the page with the tracker. */
  readonly trackerUrl?: string | undefined;
  /** Answers to the mail are taken in. */
  readonly answers: boolean;
}

type Fact = readonly [string, string];

function received({ it, words, company, receipt, trackerUrl }: CustomerNews): Section {
  const deadlines = runningClocks(it).map(({ kind, dueAt }): Fact => {
    const when = words.when(dueAt, company.timeZone);
    return [company.clock(kind, words), words.text('by', { when })];
  });
  return {
    title: words.text('received.title'),
    text: [words.text('received.text')],
    facts: [[words.text('fact.number'), it.number], ...deadlines, [words.text('fact.receipt'), receipt]],
    after: trackerUrl === undefined ? [] : [words.text('received.keep')],
  };
}

function message(event: Extract<CaseEvent, { type: 'message-sent' }>, { words }: CustomerNews): Section {
  const { text, attachments = [] } = event.message;
  const { name } = event.actor;
  return {
    title: name ? words.text('message.title', { name: oneLine(name) }) : words.text('message.title.unnamed'),
    quote: text,
    ...(attachments.length && {
      facts: [[words.text('fact.files'), attachments.map((file) => file.name).join(', ')] as const],
    }),
  };
}

function offer(until: string | undefined, { it, words, company }: CustomerNews): Section {
  const proposal = it.solution?.proposal;
  const { type, amount, currency } = proposal?.remedy ?? {};
  const remedy = [words.label(`remedy.${type}`), amount === undefined ? '' : words.money(amount, currency)];
  return {
    title: words.text('offer.title'),
    text: proposal ? [words.text(`offer.${proposal.outcome}`)] : [],
    ...(proposal && { quote: proposal.plan }),
    ...(type !== undefined &&
      type !== 'none' && {
        facts: [[words.text('fact.remedy'), remedy.filter(Boolean).join(' · ')] as const],
      }),
    after: [
      until === undefined
        ? words.text('offer.ask')
        : words.text('offer.until', { when: words.when(until, company.timeZone) }),
    ],
  };
}

/** A section for each event that customers are told of. */
function section(event: CaseEvent, news: CustomerNews): Section | undefined {
  const { words, company } = news;
  const plain = (topic: 'accepted' | 'lapsed' | 'followed' | 'closed' | 'merged' | 'reopened'): Section => ({
    title: words.text(`${topic}.title`),
    text: [words.text(`${topic}.text`)],
  });
  switch (event.type) {
    case 'complaint-received':
      return received(news);
    case 'message-sent':
      return message(event, news);
    case 'question-asked': {
      const when = event.until === undefined ? undefined : words.when(event.until, company.timeZone);
      const after = when === undefined ? [] : [words.text('question.until', { when })];
      return { title: words.text('question.title'), quote: event.question, after };
    }
    case 'solution-offered':
      return offer(event.until, news);
    case 'deadline-extended': {
      const when = words.when(event.dueAt, company.timeZone);
      return {
        title: words.text('extended.title'),
        text: [words.text('extended.text')],
        facts: [
          [company.clock(event.clock, words), words.text('by', { when })],
          [words.text('fact.reason'), event.reason],
        ],
      };
    }
    case 'complaint-rejected':
      return { title: words.text('rejected.title'), text: [words.text('rejected.text')], quote: event.reason };
    case 'referred':
      return { title: words.text('referred.title'), text: [words.text('referred.text')], quote: event.recourse };
    case 'offer-accepted':
      return plain('accepted');
    case 'offer-lapsed':
      return plain('lapsed');
    case 'follow-up-started':
      return plain('followed');
    case 'closed':
      return plain('closed');
    case 'merged':
      return plain('merged');
    case 'reopened':
      return plain('reopened');
    default:
      return undefined;
  }
}

const asks: readonly CaseEvent['type'][] = ['question-asked', 'solution-offered'];

function button({ it, events, words, receipt, surveyToken, trackerUrl }: CustomerNews): Letter['button'] {
  if (trackerUrl === undefined) return undefined;
  const link = new URL(trackerUrl);
  const surveyed = it.survey !== undefined;
  const label = events.some(({ type }) => asks.includes(type))
    ? 'button.answer'
    : events.some(({ type }) => type === 'follow-up-started' || (type === 'closed' && !surveyed))
      ? 'button.survey'
      : 'button.track';
  // In the fragment, which no server sees.
  link.hash = label === 'button.survey' ? `survey=${surveyToken}` : `receipt=${receipt}`;
  return { label: words.text(label), href: link.href };
}

/** What a customer is told of a change, all in one mail. */
export function customerLetter(news: CustomerNews): Letter {
  const { it, events, company, words, answers, trackerUrl } = news;
  const name = oneLine(it.complaint.customer?.name ?? '');
  const sections = events.map((event) => section(event, news)).filter((each) => each !== undefined);
  const link = button(news);
  const reply = answers ? 'footer.reply' : 'footer.no-reply';
  return {
    language: words.language,
    rightToLeft: words.rightToLeft,
    company: company.name,
    // Always the same, so that a case's mails stay one conversation; its matter is nobody else's to read.
    subject: words.text('subject', { number: it.number }),
    greeting: name ? words.text('greeting', { name }) : words.text('greeting.unnamed'),
    sections,
    ...(link && { button: link }),
    ...(answers && { marker: words.text('marker') }),
    footer: [
      ...(answers || trackerUrl !== undefined ? [words.text(reply)] : []),
      words.text('footer.why', { company: company.name }),
    ],
  };
}
