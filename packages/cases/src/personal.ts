import type { CaseEvent, CaseEventType } from './events.ts';

/** What stands where a text was erased that an event cannot do without. */
export const erasedText = '\u2014';
/** What stands where the hash of an erased file was. */
const erasedHash = '0'.repeat(64);

/**
 * What of an event tells who somebody is, or is free text in which it may: a value by its path, e.g.
 * `complaint.title` or `message.attachments.0.name`.
 */
export type Personal = Readonly<Record<string, unknown>>;

/** A path, where `*` is every item of a list, and what is left in its place; `undefined` leaves nothing. */
type Paths = Readonly<Record<string, string | null | undefined>>;

const files = (at: string): Paths => ({ [`${at}.*.name`]: erasedText, [`${at}.*.sha256`]: erasedHash });
const none: Paths = {};
const reason: Paths = { reason: erasedText };
const note: Paths = { note: undefined };

/**
 * Where the personal is. Language and tier of a customer, kind, product and amount of a complaint, ratings and times
 * are not: the figures are made of them. Names of staff are not a customer's data.
 */
const personalPaths: Readonly<Record<CaseEventType, Paths>> = {
  'complaint-received': {
    'complaint.title': erasedText,
    'complaint.description': '',
    'complaint.desiredRemedy': undefined,
    'complaint.orderRef': undefined,
    'complaint.location': undefined,
    'complaint.fields': undefined,
    'complaint.customer.name': undefined,
    'complaint.customer.email': undefined,
    'complaint.customer.phone': undefined,
    'complaint.customer.ref': undefined,
    'complaint.customer.preferredContact': undefined,
    'complaint.customer.vulnerable': undefined,
    ...files('complaint.attachments'),
  },
  'decision-made': { 'decision.reasons.*.matched.*.actual': null },
  acknowledged: none,
  assigned: none,
  'complaint-rejected': reason,
  merged: none,
  'case-absorbed': none,
  'case-linked': none,
  returned: reason,
  'investigation-started': none,
  'question-asked': { question: erasedText },
  'waiting-ended': none,
  'solution-proposed': { 'proposal.plan': erasedText, 'proposal.tasks.*.title': erasedText },
  'solution-approved': note,
  'solution-sent-back': reason,
  'solution-offered': none,
  'offer-accepted': note,
  'offer-lapsed': none,
  'offer-disputed': reason,
  escalated: none,
  referred: { recourse: erasedText },
  'task-added': { 'task.title': erasedText },
  'task-completed': note,
  'execution-revisited': reason,
  'follow-up-started': none,
  'contact-attempted': { 'contact.note': undefined },
  'cause-coded': note,
  closed: none,
  'survey-answered': { 'survey.comment': undefined },
  reopened: reason,
  withdrawn: { reason: undefined },
  'deadline-extended': reason,
  'message-sent': { 'message.text': erasedText, ...files('message.attachments') },
  'note-added': { note: erasedText, ...files('attachments') },
  'clock-breached': none,
  'deadline-escalated': none,
  'escalation-skipped': none,
  'history-imported': none,
  'customer-erased': none,
};

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const steps = Object.fromEntries(
  Object.entries(personalPaths).map(([type, paths]) => [
    type,
    Object.entries(paths).map(([path, mark]) => ({ names: path.split('.'), mark })),
  ]),
);

/** The value without what is at the path, which goes `into` the personal part. */
function take(
  value: unknown,
  [name = '', ...rest]: readonly string[],
  mark: unknown,
  at: string,
  into: Record<string, unknown>,
): unknown {
  if (!isObject(value)) return value;
  if (name === '*' && Array.isArray(value)) {
    return value.map((each, index) => take(each, rest, mark, `${at}${String(index)}.`, into));
  }
  if (value[name] === undefined) return value;
  if (rest.length) return { ...value, [name]: take(value[name], rest, mark, `${at}${name}.`, into) };
  into[at + name] = value[name];
  const { [name]: _, ...others } = value;
  return mark === undefined ? others : { ...others, [name]: mark };
}

/** An event without its personal part, and that part where there is one. The first is a valid event by itself. */
export function splitPersonal(event: CaseEvent): { readonly event: CaseEvent; readonly personal?: Personal } {
  const personal: Record<string, unknown> = {};
  let bare: unknown = event;
  for (const { names, mark } of steps[event.type] ?? []) bare = take(bare, names, mark, '', personal);
  return { event: bare as CaseEvent, ...(Object.keys(personal).length && { personal }) };
}

/** The value with what belongs at the path. */
function put(value: unknown, [name = '', ...rest]: readonly string[], part: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((each, index) => (String(index) === name ? put(each, rest, part) : (each as unknown)));
  }
  const fields = isObject(value) ? value : {};
  return { ...fields, [name]: rest.length ? put(fields[name], rest, part) : part };
}

/** The event as it happened; without its personal part, because that was erased, the event with marks in its place. */
export const joinPersonal = (event: CaseEvent, personal: Personal | undefined): CaseEvent =>
  Object.entries(personal ?? {}).reduce<unknown>(
    (value, [path, part]) => put(value, path.split('.'), part),
    event,
  ) as CaseEvent;
