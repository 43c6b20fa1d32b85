import type { Channel, Complaint, Customer } from '@redress/cases';
import { fieldValue } from './field-value.ts';
import type { Answers, Question } from './question.ts';
import type { AskedInfo } from './quick-info.ts';

export interface Circumstances {
  readonly info: AskedInfo;
  /** Only what is asked is sent: an answer to a question that went away again is not. */
  readonly asked: readonly Question[];
  readonly channel: Channel;
  /** ISO 4217; what amounts are in unless another was chosen. */
  readonly currency: string | undefined;
  /** BCP 47 tag of the form as it was filled in. */
  readonly language: string;
  /** Id of the member of staff who took the call. */
  readonly submittedBy: string | undefined;
}

const filled = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, it]) => it !== undefined)) as never;

/** The complaint that the answers make; its attachments come with the upload. */
export function complaintOf(
  answers: Answers,
  { info, asked, channel, currency, language, submittedBy }: Circumstances,
): Complaint {
  const names = new Set(asked.map(({ name }) => name));
  const text = (name: string): string | undefined => {
    const answer = answers[name];
    return names.has(name) && typeof answer === 'string' && answer.trim() ? answer.trim() : undefined;
  };
  const amount = text('amount');
  const customer = filled({
    name: text('name'),
    email: text('email'),
    phone: text('phone'),
    preferredContact: text('preferredContact') as Customer['preferredContact'],
    language,
  });
  const fields = filled(
    Object.fromEntries(
      info.fields
        .filter(({ id }) => names.has(`fields.${id}`))
        .map((field) => [field.id, fieldValue(field, answers[`fields.${field.id}`])]),
    ),
  );
  return filled({
    channel: (text('channel') as Channel | undefined) ?? channel,
    category: text('category') ?? '',
    subcategory: text('subcategory'),
    title: text('title') ?? '',
    description: text('description') ?? '',
    desiredRemedy: text('desiredRemedy'),
    occurredAt: text('occurredAt'),
    product: text('product'),
    orderRef: text('orderRef'),
    amount: amount === undefined ? undefined : Number(amount),
    currency: amount === undefined ? undefined : (text('currency') ?? currency),
    location: text('location'),
    customer: names.has('name') ? customer : undefined,
    consent: names.has('consent') ? answers['consent'] === true : undefined,
    fields: Object.keys(fields).length ? fields : undefined,
    submittedBy,
  });
}
