import type { Complaint } from '@redress/cases';
import { questionsFor, type Policy } from '@redress/rules';
import { fieldValue } from './field-value.ts';
import type { Answers } from './question.ts';
import type { AskedInfo } from './quick-info.ts';

/** Ids of the policy's questions whose `showIf` holds: by the very code that judges the complaint later. */
export function shownFields(info: AskedInfo, answers: Answers): ReadonlySet<string> {
  const facts = Object.fromEntries(info.fields.map(({ id, ...definition }) => [id, definition]));
  const text = (name: string): string | undefined => (typeof answers[name] === 'string' ? answers[name] : undefined);
  const given = info.fields.map((field) => [field.id, fieldValue(field, answers[`fields.${field.id}`])] as const);
  const amount = Number(text('amount') ?? NaN);
  const draft: Partial<Complaint> = {
    category: text('category'),
    subcategory: text('subcategory'),
    title: text('title'),
    description: text('description'),
    product: text('product'),
    amount: Number.isFinite(amount) ? amount : undefined,
    // A box that is not ticked says no.
    fields: Object.fromEntries(
      given.filter((entry): entry is [string, NonNullable<(typeof entry)[1]>] => entry[1] !== undefined),
    ),
  };
  // The form was given what it needs of the policy: questions, categories, and the conditions that questions name.
  const policy = { facts, categories: info.categories, conditions: info.conditions } as unknown as Policy;
  return new Set(questionsFor(policy, draft).map(([id]) => id));
}
