import type { Answers, Question } from './question.ts';

/** What is wrong with an answer. `code` is the sentence's key under `wrong.`. */
export interface Fault {
  readonly name: string;
  readonly code:
    | 'required'
    | 'choose'
    | 'consent'
    | 'too-long'
    | 'number'
    | 'whole'
    | 'too-small'
    | 'too-big'
    | 'email'
    | 'phone'
    | 'future'
    | 'gone'
    | 'refused';
  readonly params?: Readonly<Record<string, unknown>>;
}

/** What can be seen, as the desk judges it: not zero-width characters, marks of direction, spaces. */
const visible = /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}]/u;

const isEmpty = (answer: Answers[string]): boolean =>
  answer === undefined ||
  answer === false ||
  (typeof answer === 'object' ? !answer.length : !visible.test(String(answer)));

function missing({ name, kind }: Question): Fault {
  const code = name === 'consent' ? 'consent' : kind === 'select' || kind === 'checks' ? 'choose' : 'required';
  return { name, code };
}

function faultOf(question: Question, answer: Answers[string]): Fault | undefined {
  const { name, kind, required, max = Infinity, min = -Infinity, whole, options } = question;
  if (isEmpty(answer)) return required ? missing(question) : undefined;
  const text = String(answer);
  const fault = (code: Fault['code'], params = {}): Fault => ({ name, code, params });
  switch (kind) {
    case 'text':
    case 'area':
      return text.length > max ? fault('too-long', { count: text.length - max, max }) : undefined;
    case 'email':
      // As the desk reads addresses: one @, and a dot in the domain.
      return /^[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)*\.[a-z]{2,}$/i.test(text) ? undefined : fault('email');
    case 'tel':
      return text.length <= max && /\d.*\d.*\d/.test(text) ? undefined : fault('phone');
    case 'number': {
      const value = Number(text);
      if (!Number.isFinite(value)) return fault('number');
      if (whole && !Number.isInteger(value)) return fault('whole');
      return value < min ? fault('too-small', { min }) : value > max ? fault('too-big', { max }) : undefined;
    }
    case 'date':
      return Date.parse(text) > max ? fault('future') : undefined;
    case 'select':
      // A policy that changed while the draft lay may have dropped the choice.
      return options?.length && !options.some(([value]) => value === text) ? fault('gone') : undefined;
    case 'check':
    case 'checks':
      return undefined;
  }
}

/** What keeps the answers from being sent, in the order of the questions. */
export const check = (questions: readonly Question[], answers: Answers): Fault[] =>
  questions.flatMap((question) => faultOf(question, answers[question.name]) ?? []);
