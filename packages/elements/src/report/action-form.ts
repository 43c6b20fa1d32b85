import type { KeptAction } from '@redress/desk';
import { shareKpis } from '@redress/metrics';
import type { Words } from '@redress/metrics/written';
import { html, nothing, type TemplateResult } from 'lit';
import type { Params } from '../base/messages.ts';
import type { ReportKey } from '../locales/report/catalogue.ts';
import type { Choice } from '../staff/vocabulary.ts';

const states = ['active', 'done', 'dropped'] as const;
const required = ['title', 'owner', 'since'] as const;
type Required = (typeof required)[number];

/** What the form needs to know. */
export interface ActionFormView {
  /** The action that is changed; `undefined` for a new one. */
  readonly action: KeptAction | undefined;
  readonly words: Words;
  readonly categories: readonly Choice[];
  readonly causes: readonly Choice[];
  readonly colleagues: readonly string[];
  /** What still has to be filled in. */
  readonly missing: readonly Required[];
  readonly t: (key: ReportKey | 'cancel', params?: Params) => string;
  readonly save: (form: HTMLFormElement) => void;
  readonly cancel: () => void;
}

const flat = (choices: readonly Choice[]): Choice[] =>
  choices.flatMap(({ value, label, children = [] }) => [
    { value, label },
    ...children.map((child) => ({ value: child.value, label: `${label} › ${child.label}` })),
  ]);

function renderInput(name: Required, type: string, { action, missing, t }: ActionFormView): TemplateResult {
  const wrong = missing.includes(name);
  return html`<div class="field">
    <label for=${name}>${t(`action.${name}`)}</label>
    <input
      id=${name}
      name=${name}
      type=${type}
      required
      maxlength="500"
      list=${name === 'owner' ? 'colleagues' : nothing}
      .value=${action?.[name] ?? ''}
      aria-invalid=${wrong ? 'true' : nothing}
      aria-describedby=${wrong ? `${name}-error` : nothing}
    />
    ${wrong ? html`<p class="error" id="${name}-error">${t('action.required')}</p>` : nothing}
  </div>`;
}

function renderChoices(
  name: 'category' | 'cause',
  choices: readonly Choice[],
  { action, t }: ActionFormView,
): TemplateResult {
  const chosen = action?.against[name] ?? [];
  return html`<fieldset class="field">
    <legend>${t(`action.${name}`)}</legend>
    <div class="choices">
      ${flat(choices).map(
        ({ value, label }) =>
          html`<label class="choice"
            ><input type="checkbox" name=${name} value=${value} ?checked=${chosen.includes(value)} /> ${label}</label
          >`,
      )}
    </div>
  </fieldset>`;
}

/** What staff write of an action: what, who, since when, and which complaints or figure it aims at. */
export function renderActionForm(view: ActionFormView): TemplateResult {
  const { action, words, t } = view;
  const title = action ? t('action.change', { title: action.title }) : t('action.add');
  return html`<form
    class="action"
    novalidate
    aria-label=${title}
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      view.save(event.target as HTMLFormElement);
    }}
  >
    <datalist id="colleagues">${view.colleagues.map((name) => html`<option value=${name}></option>`)}</datalist>
    ${renderInput('title', 'text', view)} ${renderInput('owner', 'text', view)} ${renderInput('since', 'date', view)}
    <div class="field">
      <label for="kpi">${t('action.against')}</label>
      <select id="kpi" name="kpi">
        <option value="" ?selected=${!action?.kpi}>${words.text('effect.share')}</option>
        ${shareKpis.map(
          (id) => html`<option value=${id} ?selected=${action?.kpi === id}>${words.text(`kpi.${id}`)}</option>`,
        )}
      </select>
    </div>
    ${renderChoices('category', view.categories, view)} ${renderChoices('cause', view.causes, view)}
    <div class="field">
      <label for="state">${t('action.state')}</label>
      <select id="state" name="state">
        ${states.map(
          (state) =>
            html`<option value=${state} ?selected=${(action?.state ?? 'active') === state}>
              ${t(`action.state.${state}`)}
            </option>`,
        )}
      </select>
    </div>
    <div class="field">
      <label for="note">${t('action.note')}</label>
      <textarea id="note" name="note" rows="2" maxlength="5000" .value=${action?.note ?? ''}></textarea>
    </div>
    <div class="buttons">
      <button class="small primary">${t('action.save')}</button>
      <button type="button" class="small quiet" @click=${view.cancel}>${t('cancel')}</button>
    </div>
  </form>`;
}

/** What a form holds, as the desk takes it; or which of its fields are still empty. */
export function readActionForm(
  form: HTMLFormElement,
): { readonly missing: readonly Required[] } | { readonly action: ActionDraft } {
  const data = new FormData(form);
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const missing = required.filter((name) => !text(name));
  if (missing.length) return { missing };
  const values = (name: string): string[] => data.getAll(name).filter((value) => typeof value === 'string');
  const [category, cause] = [values('category'), values('cause')];
  const kpi = shareKpis.find((id) => id === text('kpi'));
  return {
    action: {
      title: text('title'),
      owner: text('owner'),
      since: text('since'),
      against: { ...(category.length && { category }), ...(cause.length && { cause }) },
      ...(kpi && { kpi }),
      state: states.find((state) => state === text('state')) ?? 'active',
      note: text('note'),
    },
  };
}

export type ActionDraft = Pick<KeptAction, 'title' | 'owner' | 'since' | 'kpi' | 'state' | 'note'> & {
  readonly against: { readonly category?: string[]; readonly cause?: string[] };
};
