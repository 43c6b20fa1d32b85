import type { FieldValue } from '@redress/cases';
import type { FormField } from '@redress/desk';
import type { Answers } from './question.ts';

/** An answer to one of the policy's questions, in the type that the policy asks for. */
export function fieldValue({ type }: FormField, answer: Answers[string]): FieldValue | undefined {
  if (answer === undefined || answer === '' || answer === false) return undefined;
  if (typeof answer === 'object') return answer.length ? [...answer] : undefined;
  if (type === 'boolean') return answer === true || answer === 'true';
  return type === 'string' ? answer : Number(answer);
}
