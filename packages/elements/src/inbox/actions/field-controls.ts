import type { Issue } from '@redress/cases';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from '../../define/define.ts';
import type { Params } from '../../base/messages.ts';
import type { Choice } from '../../staff/vocabulary.ts';
import type { WorkKey } from '../words.ts';
import type { CauseChosen } from '../inbox-events.ts';
import type { ActionField } from './action-fields.ts';
import type { ActionValues, TaskValue } from './build-command.ts';
import type { FilesPart } from './files-part.ts';

/** What a control needs beside its field. */
export interface ControlState {
  readonly id: string;
  readonly value: string;
  readonly values: ActionValues;
  readonly issue: Issue | undefined;
  /** Several controls may change before the form is drawn again: each changes what is there by then. */
  readonly change: (update: (values: ActionValues) => ActionValues) => void;
  readonly t: (key: WorkKey, params?: Params) => string;
  /** A composer: the label is for screen readers alone. */
  readonly plain: boolean;
  /** What an empty choice says. */
  readonly blank: string;
  /** Takes files in, where the form has any. */
  readonly files?: FilesPart | undefined;
}

type Typed = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const typed =
  (field: ActionField, { change }: ControlState) =>
  (event: Event): void => {
    const { value } = event.target as Typed;
    change((values) => ({ ...values, texts: { ...values.texts, [field.path]: value } }));
  };

const describedBy = (field: ActionField, { id, issue }: ControlState): string =>
  [field.hint && `${id}-help`, issue && `${id}-error`].filter(Boolean).join(' ');

/** A labelled control for a field of an action. */
export function renderField(field: ActionField, state: ControlState): TemplateResult {
  if (field.kind === 'tasks') return renderTasks(field, state);
  if (field.kind === 'files') return state.files?.render(field, state) ?? html``;
  if (field.kind === 'radio') return renderRadios(field, field.options, state);
  const { id, t, plain } = state;
  return html`<div class="field ${field.kind}">
    <label for=${id} class=${plain ? 'sr' : ''}>${t(field.label)} ${optional(field, state)}</label>
    ${control(field, state)} ${help(field, state)} ${fault(state)}
    ${field.kind === 'tree' ? renderGuide(field, state) : nothing}
  </div>`;
}

/** The meanings of a tree's choices; the element is loaded with the first form that shows it. */
function renderGuide(
  field: ActionField & { readonly kind: 'tree' | 'select' | 'radio' },
  { value, change }: ControlState,
) {
  void import('./cause-guide.ts').then(({ CauseGuide }) => {
    define('complaint-inbox-guide', CauseGuide);
  });
  return html`<complaint-inbox-guide
    .causes=${field.options}
    .chosen=${value}
    @cause-chosen=${({ cause }: CauseChosen) => {
      change((values) => ({ ...values, texts: { ...values.texts, [field.path]: cause } }));
    }}
  ></complaint-inbox-guide>`;
}

const optional = (field: ActionField, { t }: ControlState) =>
  field.required ? nothing : html`<span class="optional">(${t('actions.optional')})</span>`;

const help = (field: ActionField, { id, t, plain }: ControlState) =>
  field.hint ? html`<span class=${plain ? 'sr' : 'help'} id="${id}-help">${t(field.hint)}</span>` : nothing;

function fault({ id, issue, t }: ControlState) {
  if (!issue) return nothing;
  const known = ['required', 'invalid-format', 'too-big', 'unfilled-field', 'unknown-case', 'merged-elsewhere'];
  const text = known.includes(issue.code)
    ? t(`issue.${issue.code as 'required'}`, issue.params)
    : t('issue.other', { code: issue.code });
  return html`<span class="error" id="${id}-error">${text}</span>`;
}

function control(field: ActionField, state: ControlState): TemplateResult {
  const { id, value, issue, plain, t } = state;
  const input = typed(field, state);
  const described = describedBy(field, state);
  const invalid = issue ? 'true' : 'false';
  switch (field.kind) {
    case 'text':
      return html`<textarea
        id=${id}
        rows=${plain ? 2 : 4}
        dir="auto"
        aria-describedby=${described}
        aria-invalid=${invalid}
        aria-required=${String(field.required ?? false)}
        placeholder=${plain && field.hint ? t(field.hint) : ''}
        .value=${live(value)}
        @input=${input}
      ></textarea>`;
    case 'line':
      return html`<input
          id=${id}
          dir="auto"
          list=${field.suggestions?.length ? `${id}-list` : nothing}
          autocomplete="off"
          aria-describedby=${described}
          aria-invalid=${invalid}
          aria-required=${String(field.required ?? false)}
          .value=${live(value)}
          @input=${input}
        />${
          field.suggestions?.length
            ? html`<datalist id="${id}-list">
                ${field.suggestions.map((each) => html`<option value=${each}></option>`)}
              </datalist>`
            : nothing
        }`;
    case 'select':
    case 'tree':
      return html`<select
        id=${id}
        aria-describedby=${described}
        aria-invalid=${invalid}
        aria-required=${String(field.required ?? false)}
        @change=${input}
      >
        <option value="" .selected=${live(!value)}>${state.blank}</option>
        ${field.options.map((choice) => option(choice, value, 0))}
      </select>`;
    case 'radio':
      return renderRadios(field, field.options, state);
    case 'tasks':
    case 'files':
      return renderField(field, state);
    case 'instant':
    case 'money':
    case 'currency':
      return html`<input
        id=${id}
        type=${field.kind === 'instant' ? 'datetime-local' : 'text'}
        inputmode=${field.kind === 'money' ? 'decimal' : 'text'}
        maxlength=${field.kind === 'currency' ? 3 : 30}
        dir="ltr"
        autocomplete="off"
        aria-describedby=${described}
        aria-invalid=${invalid}
        aria-required=${String(field.required ?? false)}
        .value=${live(value)}
        @input=${input}
      />`;
  }
}

/** A tree stands indented in one list: it can be searched by typing and needs no mouse. */
const option = ({ value, label, children = [] }: Choice, chosen: string, depth: number): TemplateResult =>
  html`<option value=${value} .selected=${live(value === chosen)}>${'\u2003'.repeat(depth)}${label}</option>
    ${children.map((child) => option(child, chosen, depth + 1))}`;

function renderRadios(field: ActionField, options: readonly Choice[], state: ControlState): TemplateResult {
  const { id, value, t } = state;
  return html`<fieldset class="field" aria-describedby=${describedBy(field, state)}>
    <legend>${t(field.label)} ${optional(field, state)}</legend>
    ${help(field, state)}
    <div class="choices">
      ${options.map(
        (choice, index) =>
          html`<label class="choice"
            ><input
              type="radio"
              name=${id}
              value=${choice.value}
              aria-invalid=${state.issue && index === 0 ? 'true' : 'false'}
              .checked=${live(choice.value === value)}
              @change=${typed(field, state)}
            />${choice.label}</label
          >`,
      )}
    </div>
    ${fault(state)}
  </fieldset>`;
}

function renderTasks(field: ActionField, state: ControlState): TemplateResult {
  const { values, change, t, id } = state;
  const set = (update: (tasks: readonly TaskValue[]) => readonly TaskValue[]): void => {
    change((all) => ({ ...all, tasks: update(all.tasks) }));
  };
  const edit = (index: number, part: Partial<TaskValue>): void => {
    set((tasks) => tasks.map((task, at) => (at === index ? { ...task, ...part } : task)));
  };
  const box = (index: number, name: keyof TaskValue, label: WorkKey, type = 'text'): TemplateResult =>
    html`<div class="field">
      <label for="${id}-${index}-${name}">${t(label)}</label>
      <input
        id="${id}-${index}-${name}"
        type=${type}
        autocomplete="off"
        .value=${live(values.tasks[index]?.[name] ?? '')}
        @input=${(event: Event) => {
          edit(index, { [name]: (event.target as HTMLInputElement).value });
        }}
      />
    </div>`;
  return html`<fieldset class="field tasks">
    <legend>${t(field.label)} ${optional(field, state)}</legend>
    ${values.tasks.map(
      (_, index) =>
        html`<div class="task">
          ${box(index, 'title', 'field.task.title')} ${box(index, 'owner', 'field.owner')}
          ${box(index, 'dueAt', 'field.due', 'datetime-local')}
          <button
            type="button"
            class="quiet icon small"
            aria-label=${t('actions.task.remove', { count: index + 1 })}
            @click=${() => {
              set((tasks) => tasks.filter((__, at) => at !== index));
            }}
          >
            ×
          </button>
        </div>`,
    )}
    <div>
      <button
        type="button"
        class="small"
        @click=${() => {
          set((tasks) => [...tasks, { title: '', owner: '', dueAt: '' }]);
        }}
      >
        + ${t('actions.task.add')}
      </button>
    </div>
    ${fault(state)}
  </fieldset>`;
}
