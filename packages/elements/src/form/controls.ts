import { html, nothing, type TemplateResult } from 'lit';
import type { Answers, Question } from './question.ts';

export interface ControlTexts {
  readonly optional: string;
}

/** Id of a question's control within the form. */
export const idOf = (name: string): string => `q-${name}`;

/** What stands around a control. */
interface Around {
  readonly id: string;
  readonly notes: unknown;
  readonly fault: unknown;
  readonly optional: unknown;
  /** Ids of notes and fault. */
  readonly described: unknown;
}

const box = (
  question: Question,
  value: string | undefined,
  checked: boolean,
  label: string,
  described: unknown,
) => html`
  <label class="choice">
    <input
      type="checkbox"
      id=${idOf(question.name) + (value === undefined ? '' : `-${value}`)}
      name=${question.name}
      .value=${value ?? 'on'}
      .checked=${checked}
      aria-required=${question.required && value === undefined ? 'true' : nothing}
      aria-describedby=${described}
    />
    <span>${label}</span>
  </label>
`;

function input(question: Question, answer: Answers[string], bad: boolean, { id, described }: Around) {
  const { name, kind, autocomplete, min, max, whole } = question;
  const value = typeof answer === 'string' ? answer : '';
  const required = question.required ? 'true' : nothing;
  const invalid = bad ? 'true' : nothing;
  if (kind === 'area') {
    return html`<textarea
      id=${id}
      name=${name}
      dir="auto"
      part="control"
      .value=${value}
      aria-required=${required}
      aria-invalid=${invalid}
      aria-describedby=${described}
    ></textarea>`;
  }
  const day = kind === 'date' && max !== undefined ? new Date(max).toISOString().slice(0, 10) : nothing;
  return html`<input
    id=${id}
    name=${name}
    type=${kind}
    part="control"
    .value=${value}
    dir=${kind === 'text' ? 'auto' : kind === 'email' ? 'ltr' : nothing}
    autocomplete=${autocomplete ?? 'off'}
    step=${kind === 'number' ? (whole ? 1 : 'any') : nothing}
    min=${kind === 'number' ? (min ?? nothing) : nothing}
    max=${day}
    aria-required=${required}
    aria-invalid=${invalid}
    aria-describedby=${described}
  />`;
}

const single = (question: Question, answer: Answers[string], { notes, fault, described }: Around): TemplateResult =>
  html`<div class="field wide" part="field">
    ${box(question, undefined, answer === true, question.label, described)} ${notes} ${fault}
  </div>`;

function group(question: Question, answer: Answers[string], around: Around): TemplateResult {
  const { id, notes, fault, optional, described } = around;
  const chosen = Array.isArray(answer) ? answer : [];
  return html`<fieldset class="field wide" part="field" id=${id} aria-describedby=${described} tabindex="-1">
    <legend>${question.label}${optional}</legend>
    ${notes} ${question.options?.map(([one, text]) => box(question, one, chosen.includes(one), text, nothing))} ${fault}
  </fieldset>`;
}

function select({ name, required }: Question, bad: boolean, { id, described }: Around) {
  return html`<select
    id=${id}
    name=${name}
    part="control"
    aria-required=${required ? 'true' : nothing}
    aria-invalid=${bad ? 'true' : nothing}
    aria-describedby=${described}
  ></select>`;
}

// What is called for each question is short: browsers compile it, by its length.

/** A question with its label, help, control and what is wrong with the answer. */
export function control(
  question: Question,
  answer: Answers[string],
  wrong: string | undefined,
  { optional }: ControlTexts,
): TemplateResult {
  const { kind, label, help } = question;
  const id = idOf(question.name);
  const around: Around = {
    id,
    notes: help ? html`<p class="help" id="${id}-help">${help}</p>` : nothing,
    fault: wrong ? html`<p class="error" id="${id}-error">${wrong}</p>` : nothing,
    optional: question.required || question.preset ? nothing : html` <span class="optional">${optional}</span>`,
    described: [help && `${id}-help`, wrong && `${id}-error`].filter(Boolean).join(' ') || nothing,
  };
  if (kind === 'check') return single(question, answer, around);
  if (kind === 'checks') return group(question, answer, around);
  return html`<div class="field ${kind === 'area' ? 'wide' : ''}" part="field">
    <label for=${id}>${label}${around.optional}</label>
    ${around.notes} ${kind === 'select' ? select(question, !!wrong, around) : input(question, answer, !!wrong, around)}
    ${around.fault}
  </div>`;
}

/** What each list of options was made of. */
const made = new WeakMap<HTMLSelectElement, string>();

/**
 * Fills a list with its question's options, and chooses the answer. They are many and change seldom: as templates, they
 * would be most of what a form is made of.
 */
export function fill(
  select: HTMLSelectElement,
  { options = [], preset, required }: Question,
  answer: Answers[string],
  choose: string,
): void {
  const entries = preset ? options : [['', choose] as const, ...options];
  const now = String(entries);
  if (made.get(select) !== now) {
    made.set(select, now);
    select.replaceChildren(...entries.map(([id, label]) => new Option(label, id)));
  }
  const value = (answer as string | undefined) || (preset ?? '');
  if (select.value !== value) select.value = value;
  // What has gone meanwhile is asked for again.
  if (select.selectedIndex < 0) select.selectedIndex = 0;
  const [first] = select.options;
  if (first && !preset) first.disabled = !!required && value !== '';
}

/** The answer that a control holds after a change; for a group of boxes, with the others'. */
export function answerOf(target: HTMLInputElement, before: Answers[string], { kind }: Question): Answers[string] {
  if (kind === 'check') return target.checked;
  if (kind !== 'checks') return target.value;
  const others = (Array.isArray(before) ? (before as readonly string[]) : []).filter((it) => it !== target.value);
  return target.checked ? [...others, target.value] : others;
}
