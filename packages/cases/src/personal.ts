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
    mailId: undefined,
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

/** Where a value is, step by step: what is left in its place, or where it goes on. */
interface Step {
  readonly mark: string | null | undefined;
  readonly inside: Map<string, Step> | undefined;
}

function treeOf(paths: Paths): Map<string, Step> {
  const tree = new Map<string, Step>();
  for (const [path, mark] of Object.entries(paths)) {
    let at = tree;
    const names = path.split('.');
    names.forEach((name, index) => {
      const isLast = index === names.length - 1;
      const step = at.get(name) ?? { mark, inside: isLast ? undefined : new Map<string, Step>() };
      at.set(name, step);
      at = step.inside ?? at;
    });
  }
  return tree;
}

const trees: Readonly<Record<string, Map<string, Step>>> = Object.fromEntries(
  Object.entries(personalPaths).map(([type, paths]) => [type, treeOf(paths)]),
);

/** The value without what its steps lead to, which goes `into` the personal part. */
function take(value: unknown, tree: Map<string, Step>, at: string, into: Record<string, unknown>): unknown {
  if (!isObject(value)) return value;
  const each = tree.get('*')?.inside;
  if (each && Array.isArray(value)) {
    return value.map((item, index) => take(item, each, `${at}${String(index)}.`, into));
  }
  const bare: Record<string, unknown> = { ...value };
  for (const [name, { mark, inside }] of tree) {
    const found = value[name];
    if (found === undefined) continue;
    if (inside) bare[name] = take(found, inside, `${at}${name}.`, into);
    else {
      into[at + name] = found;
      if (mark === undefined) Reflect.deleteProperty(bare, name);
      else bare[name] = mark;
    }
  }
  return bare;
}

/** An event without its personal part, and that part where there is one. The first is a valid event by itself. */
export function splitPersonal(event: CaseEvent): { readonly event: CaseEvent; readonly personal?: Personal } {
  const tree = trees[event.type];
  if (!tree?.size) return { event };
  const personal: Record<string, unknown> = {};
  const bare = take(event, tree, '', personal) as CaseEvent;
  return Object.keys(personal).length ? { event: bare, personal } : { event: bare };
}

/** The object that a path's last step is in, each object on the way to it copied once. */
function placeOf(root: Record<string, unknown>, steps: readonly string[], own: Set<unknown>): Record<string, unknown> {
  return steps.reduce<Record<string, unknown>>((at, name) => {
    const value = at[name];
    if (own.has(value)) return value as Record<string, unknown>;
    const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : isObject(value) ? { ...value } : {};
    own.add(copy);
    at[name] = copy;
    return copy as Record<string, unknown>;
  }, root);
}

/** The event as it happened; without its personal part, because that was erased, the event with marks in its place. */
export function joinPersonal(event: CaseEvent, personal: Personal | undefined): CaseEvent {
  if (!personal) return event;
  const whole: Record<string, unknown> = { ...event };
  const own = new Set<unknown>();
  for (const path in personal) {
    const steps = path.split('.');
    const name = steps.pop() ?? '';
    placeOf(whole, steps, own)[name] = personal[path];
  }
  return whole as CaseEvent;
}
