import type { FormField } from '@redress/desk';
import { labelOf } from '../base/labels.ts';
import type { Answers, Asked, Question, Setting } from './question.ts';
import type { AskedInfo } from './quick-info.ts';

function questionOf(field: FormField, { tag, t }: Setting): Question {
  const { id, type, enum: values, options, maximum, minimum, maxLength, format, required, label, help } = field;
  const question = {
    name: `fields.${id}`,
    label: labelOf(label, tag, id),
    help: help && labelOf(help, tag, ''),
    required,
    min: minimum,
    max: maximum ?? maxLength,
    whole: type === 'integer',
  };
  const named = values?.map((value) => [String(value), labelOf(options?.[value], tag, String(value))] as const);
  if (type === 'array') return { ...question, kind: 'checks', options: named ?? [] };
  if (named) return { ...question, kind: 'select', options: named };
  // A box left empty says nothing; where an answer is required, no must be sayable.
  const yesOrNo = [['true', t('yes')] as const, ['false', t('no')] as const];
  if (type === 'boolean')
    return required ? { ...question, kind: 'select', options: yesOrNo } : { ...question, kind: 'check' };
  if (type !== 'string') return { ...question, kind: 'number' };
  return { ...question, kind: format ?? ((maxLength ?? 0) > 200 ? 'area' : 'text') };
}

/** Ids of the questions whose conditions hold. */
type ShownFields = (info: AskedInfo, answers: Answers) => ReadonlySet<string>;
let shownFields: ShownFields | undefined;

/** Until this was given, no question is asked that has conditions. */
export const decideBy = (decides: ShownFields): unknown => (shownFields = decides);

/** The policy's own questions that a complaint of the chosen category is asked, in the policy's order. */
export function policyQuestions(info: AskedInfo, answers: Answers, setting: Setting): Asked {
  const chosen: readonly unknown[] = [answers['category'], answers['subcategory']];
  if (!info.categories.some(({ id }) => id === chosen[0])) return [];
  const shown = shownFields?.(info, answers);
  return info.fields.map((field) => {
    const { id, categories, showIf } = field;
    const fits = !categories || categories.some((each) => chosen.includes(each));
    return fits && (!showIf || shown?.has(id)) ? questionOf(field, setting) : undefined;
  });
}
