import { nextDue, type Case } from '@redress/cases';
import {
  fieldsIn,
  fillReply,
  replyFields,
  type Labels,
  type Policy,
  type Reply,
  type ReplyField,
} from '@redress/rules';
import type { Staff } from './answers.ts';

/** A reply template as it reads for one case. */
export interface FilledReply {
  readonly id: string;
  readonly label: Labels;
  /** Of `text`, BCP 47. */
  readonly language: string;
  /** With what is known filled in; the rest still reads `{{customer.name}}`. */
  readonly text: string;
  /** Fields that nothing is known for: the text must not be sent while they stand in it. */
  readonly unfilled: readonly string[];
}

/** The customer's language, else its base (`zh` of `zh-Hans`), else English, else any. */
function languageFor(texts: Labels, wanted: string | undefined): string {
  const base = wanted?.split('-')[0];
  const tags = Object.keys(texts);
  return (
    tags.find((tag) => tag.toLowerCase() === wanted?.toLowerCase()) ??
    tags.find((tag) => tag.split('-')[0] === base) ??
    (tags.includes('en') ? 'en' : (tags[0] ?? 'en'))
  );
}

type Values = Partial<Readonly<Record<ReplyField, string>>>;

function valuesOf(it: Case, policy: Policy, staff: Staff, language: string): Values {
  const { complaint, solution } = it;
  const timeZone = policy.timeZone ?? Object.values(policy.calendars ?? {})[0]?.timeZone ?? 'UTC';
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone });
  const due = nextDue(it)?.dueAt;
  const values: Record<ReplyField, string | undefined> = {
    'customer.name': complaint.customer?.name,
    'case.number': it.number,
    'case.title': complaint.title,
    'case.category': categoryName(policy, complaint, language),
    'case.received': date.format(Date.parse(it.receivedAt)),
    'case.due': due === undefined ? undefined : moment.format(Date.parse(due)),
    'case.order': complaint.orderRef,
    'case.product': complaint.product,
    'solution.plan': solution?.proposal.plan,
    'solution.until': solution?.offerUntil && moment.format(Date.parse(solution.offerUntil)),
    'handler.name': staff.name,
    'company.name': policy.name,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value));
}

function categoryName(policy: Policy, { category, subcategory }: Case['complaint'], language: string): string {
  const node = policy.categories.find(({ id }) => id === category);
  const label = node?.children?.find(({ id }) => id === subcategory)?.label ?? node?.label;
  return label?.[languageFor(label, language)] ?? category;
}

/** A policy's templates for a case, those of its own category first, in its customer's language. */
export function repliesFor(it: Case, policy: Policy, staff: Staff): FilledReply[] {
  const { category, subcategory, customer } = it.complaint;
  const rank = ({ category: of }: Reply): number =>
    of === undefined ? 1 : of === subcategory ? 3 : of === category ? 2 : 0;
  return (policy.replies ?? [])
    .filter((reply) => rank(reply) > 0)
    .sort((a, b) => rank(b) - rank(a))
    .map(({ id, label, text }) => {
      const language = languageFor(text, customer?.language);
      const filled = fillReply(text[language] ?? '', valuesOf(it, policy, staff, language));
      return { id, label, language, text: filled, unfilled: unfilledIn(filled) };
    });
}

/** Fields of templates that still stand in a text. */
export const unfilledIn = (text: string): string[] =>
  fieldsIn(text).filter((field) => (replyFields as readonly string[]).includes(field));
