import { reduce, type CaseEvent } from '@redress/cases';
import type { Desk, Now, Secrets, Store } from '@redress/desk';
import type { Contact } from '../../auth/auth.ts';
import type { Delivery } from '../outbox/delivery.ts';
import type { Attempt, Courier } from '../outbox/sender.ts';
import { companyOf } from './company.ts';
import { customerLetter } from './customer-letter.ts';
import { customerAddress, customerNews } from './customer-topics.ts';
import { envelope } from './envelope.ts';
import type { Letter } from './letter.ts';
import { changedBy } from './mail-plan.ts';
import type { Mailbox, MailSettings } from './mail-settings.ts';
import { mailLanguageOf, mailWords } from './mail-words.ts';
import type { ReplyTokens } from './reply-token.ts';
import { staffLetter } from './staff-letter.ts';
import { newsFor } from './staff-topics.ts';
import type { MailTransport } from './transport.ts';

export interface MailPorts {
  readonly desk: Desk;
  readonly store: Pick<Store, 'events'>;
  readonly secrets: Pick<Secrets, 'receipt'>;
  readonly contacts: () => Promise<readonly Contact[]>;
  readonly settings: MailSettings;
  readonly tokens: ReplyTokens;
  readonly transport: MailTransport;
  readonly now: Now;
}

interface Addressed {
  readonly letter: Letter;
  readonly to: Mailbox;
  /** What it answers. */
  readonly mailId?: string | undefined;
}

async function toCustomer(
  delivery: Delivery,
  events: readonly CaseEvent[],
  { desk, secrets, settings }: MailPorts,
): Promise<Addressed | undefined> {
  const { it, news } = changedBy(delivery, events);
  // Asked of the case as it is now: nobody is written to whose data was erased meanwhile.
  const address = customerAddress(reduce(events));
  const told = customerNews(news);
  if (address === undefined || !told.length) return undefined;
  const { name, language } = it.complaint.customer ?? {};
  const letter = customerLetter({
    it,
    events: told,
    company: await companyOf(desk),
    words: await mailWords(mailLanguageOf(language, settings.language)),
    receipt: await secrets.receipt(it.id),
    surveyToken: await desk.surveyLinks.token(it.id, it.number),
    trackerUrl: settings.trackerUrl,
    answers: settings.replyTo !== undefined,
  });
  const [first] = events;
  return { letter, to: { name, address }, mailId: first?.type === 'complaint-received' ? first.mailId : undefined };
}

async function toStaff(
  delivery: Delivery,
  events: readonly CaseEvent[],
  { desk, contacts, settings }: MailPorts,
): Promise<Addressed | undefined> {
  const person = (await contacts()).find(({ id }) => delivery.target === `staff:${id}`);
  if (!person) return undefined;
  const { it, news } = changedBy(delivery, events);
  const told = newsFor(person, it, news, await desk.correspondence.needsApproval(it));
  if (!told.length) return undefined;
  const letter = staffLetter({
    it,
    events: told,
    company: await companyOf(desk),
    words: await mailWords(mailLanguageOf(person.language, settings.language)),
    staffUrl: settings.staffUrl,
  });
  return { letter, to: { name: person.name, address: person.email } };
}

/** What the desk notes when the customer cannot be reached by mail. */
async function noteUndelivered(delivery: Delivery, detail: string, { desk, settings }: MailPorts): Promise<void> {
  const words = await mailWords(settings.language);
  const text = words.text('note.undelivered', { detail });
  await desk.correspondence.note(delivery.caseId ?? '', { text, key: `undelivered-${delivery.id}` });
}

/** Writes and sends mails. */
export function mailCourier(ports: MailPorts): Courier {
  const { store, settings, tokens, transport, now } = ports;
  return async (delivery): Promise<Attempt> => {
    const events = await store.events(delivery.caseId ?? '');
    const isCustomer = delivery.target === 'customer';
    const addressed = await (isCustomer ? toCustomer : toStaff)(delivery, events, ports);
    if (!addressed) return { outcome: 'none' };
    const { letter, to, mailId } = addressed;
    const attempt = await transport.send(envelope(letter, delivery, to, { settings, tokens, now: now(), mailId }));
    if (isCustomer && attempt.outcome === 'failed' && attempt.final)
      await noteUndelivered(delivery, attempt.error, ports);
    return attempt;
  };
}
