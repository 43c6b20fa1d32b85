import { openDraft, type Draft } from '@redress/client/drafts';
import { html, nothing } from 'lit';
import { ComplaintDraftSavedEvent } from '../events/complaint-draft-saved.ts';
import { noteDraft } from './note-draft.ts';
import type { LaterForm } from './later-form.ts';
import type { Answers } from './question.ts';

/** Texts that people write, and what stands between two of them. */
const written: Readonly<Record<string, string>> = { title: ' ', description: '\n', desiredRemedy: '\n' };

/** What was kept, and what was typed while it was being fetched: of what people write, neither is lost. */
function together(kept: Answers, typed: Answers): Answers {
  const both = Object.entries(written).flatMap(([name, between]): [string, string][] => {
    const [before, after] = [kept[name], typed[name]];
    if (typeof before !== 'string' || typeof after !== 'string') return [];
    return [[name, before.includes(after) ? before : before + between + after]];
  });
  return { ...kept, ...typed, ...Object.fromEntries(both) };
}

/** What is typed, as it is kept on the device: saved, restored, discarded, and how well it is kept. */
export class DraftPart {
  readonly draft: Draft;
  readonly #form: LaterForm;
  /** The draft whose content the form shows. */
  #id: string | undefined;
  #saved = true;
  #discarding = false;

  private constructor(form: LaterForm, draft: Draft) {
    this.#form = form;
    this.draft = draft;
    draft.addEventListener('change', this.#follow);
  }

  static async open(form: LaterForm): Promise<DraftPart> {
    const part = new DraftPart(form, await openDraft(form.draftKey));
    const early = form.answers;
    if (Object.keys(early).length) part.set(together((part.draft.content ?? {}) as Answers, early));
    part.#follow();
    return part;
  }

  set(answers: Answers): void {
    this.#saved = false;
    this.draft.set(answers);
  }

  async discard(): Promise<void> {
    this.#discarding = false;
    await this.draft.discard();
    this.#form.focusOn('h2');
  }

  async close(): Promise<void> {
    this.draft.removeEventListener('change', this.#follow);
    await this.draft.close();
  }

  readonly #follow = (): void => {
    const { draft } = this;
    if (draft.id !== this.#id) {
      this.#id = draft.id;
      this.#form.take((draft.content ?? {}) as Answers, draft.refusal);
    }
    if (draft.saved && !this.#saved) this.#form.dispatchEvent(new ComplaintDraftSavedEvent());
    if (draft.saved) noteDraft(this.#form.draftKey, draft.content !== undefined);
    this.#saved = draft.saved;
    this.#form.requestUpdate();
  };

  /** How what was typed is kept, in a line. */
  status(): unknown {
    const { draft } = this;
    const { locale } = this.#form;
    const ask = (discarding: boolean) => () => {
      this.#discarding = discarding;
      this.#form.requestUpdate();
    };
    if (this.#discarding) {
      return html`<span>${locale.t('discard.sure')}</span>
        <button type="button" class="small danger" @click=${() => void this.discard()}>${locale.t('discard')}</button>
        <button type="button" class="small" @click=${ask(false)}>${locale.t('keep')}</button>`;
    }
    const { persistence, restored, content, files, saved } = draft;
    const kept = persistence === 'kept';
    const any = content !== undefined || files.length > 0;
    const saving = kept && any && !saved;
    // Seen while it lasts, and not said: those who listen would hear it after each word.
    return html`<span class=${saving ? 'sr' : kept ? 'muted' : 'error'}
        >${locale.t(kept ? (restored ? 'restored' : any ? 'saved' : 'kept') : persistence)}</span
      >
      ${saving ? html`<span class="muted" aria-hidden="true">${locale.t('saving')}</span>` : nothing}
      ${any ? html`<button type="button" class="quiet small" @click=${ask(true)}>${locale.t('discard')}</button>` : nothing}`;
  }
}
