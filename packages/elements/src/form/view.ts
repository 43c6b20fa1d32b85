import { html, nothing, type TemplateResult } from 'lit';
import type { Params } from '../base/messages.ts';
import type { FormKey } from '../locales/form/catalogue.ts';
import { control, idOf } from './controls.ts';
import type { Later } from './later.ts';
import { sectionIds, type Answers, type SectionId, type Sections } from './question.ts';
import type { AskedInfo } from './quick-info.ts';

/** All that the form shows while it is being filled in. */
export interface FormView {
  readonly sections: Sections;
  readonly answers: Answers;
  /** Which section is shown; `undefined` for all. */
  readonly step: number | undefined;
  readonly info: AskedInfo | undefined;
  /** Categories could not be loaded so far. */
  readonly waiting: boolean;
  /** Files are held over the form. */
  readonly over: boolean;
  readonly heading: string | undefined;
  /** Else what stands below the first section comes with the next frame. */
  readonly whole: boolean;
  /** Draft, faults and files, once they are loaded. */
  readonly later: Later | undefined;
  /** What files may be added, once that can be said. */
  readonly limits: string | undefined;
  readonly t: (key: FormKey, params?: Params) => string;
}

export interface FormActions {
  readonly change: (event: Event) => void;
  readonly submit: (event: Event) => void;
  readonly transfer: (event: Event) => void;
  readonly pick: (files: FileList) => void;
  readonly back: () => void;
}

function drop({ t, info, later, limits, over }: FormView, { pick }: FormActions) {
  const { types = [] } = info?.attachments ?? {};
  const picked = ({ target }: Event) => {
    const input = target as HTMLInputElement;
    if (input.files?.length) pick(input.files);
    input.value = '';
  };
  const browse = ({ currentTarget, target }: Event) => {
    if ((target as Element).id === idOf('files')) (currentTarget as Element).querySelector('input')?.click();
  };
  // A button's keys come as clicks, and the button as their target.
  // eslint-disable-next-line lit-a11y/click-events-have-key-events
  return html`<div class="drop ${over ? 'over' : ''}" part="drop" @click=${browse}>
    <button type="button" id="q-files" aria-describedby="limits">${t('files.add')}</button>
    <input
      type="file"
      name="files"
      multiple
      hidden
      tabindex="-1"
      aria-label=${t('files.add')}
      accept=${types.join()}
      @change=${picked}
    />
    <span class="muted" aria-hidden="true">${t('files.drop')}</span>
    <p class="help" id="limits">${limits}</p>
    <div class="room">${later?.files?.render()}</div>
  </div>`;
}

function section(id: SectionId, view: FormView, actions: FormActions) {
  const { sections, answers, later, t } = view;
  const texts = { optional: t('optional') };
  return html`<section class="section" part="section" id="s-${id}" aria-labelledby="h-${id}">
    <h3 id="h-${id}" tabindex="-1">${id === 'contact' ? (later?.contactHeading() ?? t(id)) : t(id)}</h3>
    ${id === 'files' ? drop(view, actions) : nothing}
    ${sections[id].map((question) =>
      question ? control(question, answers[question.name], later?.faults.sentence(question.name), texts) : nothing,
    )}
    ${later?.below(id)}
  </section>`;
}

// Each kind of element that a script sees takes memory: what would be bound to a form and its buttons is bound to what
// is around them.

/** The form while it is being filled in. */
export function renderForm(view: FormView, actions: FormActions): TemplateResult {
  const { t, step, later, waiting, info, heading, whole } = view;
  const last = step === undefined || step === sectionIds.length - 1;
  const shown = step === undefined ? sectionIds.slice(0, whole ? undefined : 1) : sectionIds.slice(step, step + 1);
  return html`<div
    @submit=${actions.submit}
    @input=${actions.change}
    @change=${actions.change}
    @paste=${actions.transfer}
    @drop=${actions.transfer}
    @dragover=${actions.transfer}
    @dragleave=${actions.transfer}
  >
    <form novalidate part="form">
      <div class="head">
        <h2 id="heading" tabindex="-1">${heading ?? t('heading')}</h2>
        <slot name="intro"></slot>
        <div class="status small" role="status">
          ${later?.draft?.status() ?? html`<span class="muted">${t('kept')}</span>`}
        </div>
        ${
          step === undefined
            ? nothing
            : html`<p class="muted small">${t('step', { n: step + 1, of: sectionIds.length })}</p>
                <progress aria-hidden="true" value=${step + 1} max=${sectionIds.length}></progress>`
        }
      </div>
      ${later?.sending.notice()} ${later?.faults.summary()} ${shown.map((id) => section(id, view, actions))}
      ${waiting && !info ? html`<p class="notice warning" role="status">${t('waiting')}</p>` : nothing}
      ${
        last && info?.consent?.link
          ? html`<a href=${info.consent.link} target="_blank" rel="noopener">${t('consent.more')}</a>`
          : nothing
      }
      <slot name="consent"></slot>
      ${
        info && whole
          ? html`<div class="buttons">
              ${step ? html`<button type="button" @click=${actions.back}>${t('back')}</button>` : nothing}
              <button type="submit" class="primary" part="submit">${t(last ? 'submit' : 'next')}</button>
            </div>`
          : nothing
      }
    </form>
  </div>`;
}
