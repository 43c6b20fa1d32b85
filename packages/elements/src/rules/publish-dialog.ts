import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { RulesWords } from './rules-words.ts';

/** How far publishing has come. */
export interface PublishState {
  readonly note: string;
  readonly running?: boolean;
  /** The version that was published meanwhile. */
  readonly conflict?: number;
  readonly error?: unknown;
}

/** Asks for a note, says what stands in the way, and what to do when somebody else was faster. */
export function renderPublish(
  { note, running, conflict, error }: PublishState,
  { faults, tried }: { readonly faults: number; readonly tried: boolean },
  { t }: RulesWords,
  on: {
    readonly note: (note: string) => void;
    readonly publish: (over?: number) => void;
    readonly take: (version: number) => void;
  },
  failure: (error: unknown) => string,
): TemplateResult {
  return html`<dialog aria-labelledby="publish-title">
    <form
      class="publish"
      @submit=${(event: SubmitEvent) => {
        if (event.submitter?.getAttribute('value') === 'cancel') return;
        event.preventDefault();
        if (!faults && !running) on.publish(conflict);
      }}
      method="dialog"
    >
      <h2 id="publish-title">${t('publish.title')}</h2>
      <p>${t('publish.lead')}</p>
      ${faults ? html`<p class="notice danger">${t('publish.blocked', { count: faults })}</p>` : nothing}
      ${faults || tried ? nothing : html`<p class="notice warning">${t('publish.untried')}</p>`}
      <div class="field">
        <label for="note">${t('publish.note')}</label>
        <textarea
          id="note"
          dir="auto"
          rows="3"
          aria-describedby="note-help"
          .value=${live(note)}
          @input=${(event: Event) => {
            on.note((event.target as HTMLTextAreaElement).value);
          }}
        ></textarea>
        <span class="help" id="note-help">${t('publish.note.hint')}</span>
      </div>
      <div aria-live="polite">
        ${conflict === undefined ? nothing : html`<p class="notice warning">${t('publish.conflict', { version: conflict })}</p>`}
        ${error === undefined ? nothing : html`<p class="notice danger">${failure(error)}</p>`}
      </div>
      <div class="buttons">
        <button class="primary" aria-disabled=${faults || running ? 'true' : 'false'}>
          ${running ? t('publish.publishing') : t(conflict === undefined ? 'publish.now' : 'publish.conflict.over')}
        </button>
        ${
          conflict === undefined
            ? nothing
            : html`<button
                type="button"
                @click=${() => {
                  on.take(conflict);
                }}
              >
                ${t('publish.conflict.take', { version: conflict })}
              </button>`
        }
        <button class="quiet" value="cancel">${t('cancel')}</button>
      </div>
    </form>
  </dialog>`;
}
