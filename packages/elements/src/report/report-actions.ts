import type { StaffDesk } from '@redress/client';
import type { FormInfo, KeptAction } from '@redress/desk';
import type { Words } from '@redress/metrics/written';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { RedressElement } from '../base/redress-element.ts';
import { reportMessages, type ReportKey } from '../locales/report/catalogue.ts';
import { shared } from '../locales/shared/catalogue.ts';
import { staffMessages } from '../locales/staff/catalogue.ts';
import { Vocabulary } from '../staff/vocabulary.ts';
import { button } from '../theme/button.ts';
import { field } from '../theme/field.ts';
import { notice } from '../theme/notice.ts';
import { tokens } from '../theme/tokens.ts';
import { readActionForm, renderActionForm, type ActionFormView } from './action-form.ts';
import { reportActionsStyles } from './report-actions.styles.ts';

/**
 * Where managers write what is done against complaints. Internal to the report.
 *
 * @fires actions-changed - One was saved or removed: the report's effects are others now.
 */
export class ReportActions extends RedressElement<ReportKey | 'cancel' | 'loading'> {
  static override styles = [tokens, button, field, notice, reportActionsStyles];
  static override catalogues = [reportMessages, staffMessages, shared];
  static override properties: PropertyDeclarations = {
    desk: { attribute: false },
    form: { attribute: false },
    words: { attribute: false },
    colleagues: { attribute: false },
    list: { state: true },
    open: { state: true },
    missing: { state: true },
    sure: { state: true },
    failed: { state: true },
  };

  declare desk: StaffDesk | undefined;
  declare form: FormInfo | undefined;
  declare words: Words | undefined;
  declare colleagues: readonly { readonly name: string }[];
  declare private list: readonly KeptAction[] | undefined;
  /** The action in the form; `new` for one that is not there yet. */
  declare private open: KeptAction | 'new' | undefined;
  declare private missing: ActionFormView['missing'];
  /** The action of which removal is being asked. */
  declare private sure: string | undefined;
  declare private failed: unknown;

  constructor() {
    super();
    this.colleagues = [];
    this.missing = [];
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('desk')) void this.#load();
  }

  async #load(): Promise<void> {
    await this.#try(async (desk) => {
      this.list = await desk.correctiveActions();
    });
  }

  /** @returns whether it went well. */
  async #try(work: (desk: StaffDesk) => Promise<void>): Promise<boolean> {
    if (!this.desk) return false;
    try {
      await work(this.desk);
      this.failed = undefined;
      return true;
    } catch (error) {
      this.failed = error;
      return false;
    }
  }

  async #changed(said: string): Promise<void> {
    await this.#load();
    this.announce(said);
    this.dispatchEvent(new Event('actions-changed'));
  }

  async #save(form: HTMLFormElement): Promise<void> {
    const read = readActionForm(form);
    if ('missing' in read) {
      this.missing = read.missing;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(`#${read.missing[0] ?? ''}`)?.focus();
      return;
    }
    const { action } = read;
    const over = this.open === 'new' ? undefined : this.open;
    const saved = await this.#try(async (desk) => {
      await desk.saveCorrectiveAction(action, over && { id: over.id, version: over.version });
    });
    if (!saved) return;
    this.#close();
    await this.#changed(this.t('action.saved', { title: action.title }));
  }

  async #remove({ id, version, title }: KeptAction): Promise<void> {
    this.sure = undefined;
    const removed = await this.#try((desk) => desk.removeCorrectiveAction(id, version));
    if (removed) await this.#changed(this.t('action.removed', { title }));
  }

  #close(): void {
    this.open = undefined;
    this.missing = [];
  }

  protected override render(): TemplateResult {
    const { list, words } = this;
    if (!words) return html`${nothing}`;
    return html`<div class="actions">
      <h4>${this.t('action.list')}</h4>
      ${
        this.failed === undefined
          ? nothing
          : html`<p class="notice danger" role="alert">${this.errorText(this.failed)}</p>`
      }
      ${
        list?.length
          ? html`<ul class="list">
              ${list.map((action) => this.#item(action, words))}
            </ul>`
          : nothing
      }
      ${
        this.open
          ? this.#form(words)
          : html`<div>
              <button
                type="button"
                class="small"
                @click=${() => {
                  this.open = 'new';
                }}
              >
                ${this.t('action.add')}
              </button>
            </div>`
      }
    </div>`;
  }

  #form(words: Words): TemplateResult {
    const vocabulary = new Vocabulary(this.form, this.locale);
    return renderActionForm({
      action: this.open === 'new' ? undefined : this.open,
      words,
      categories: vocabulary.categories,
      causes: vocabulary.causes,
      colleagues: this.colleagues.map(({ name }) => name),
      missing: this.missing,
      t: (key, params) => this.t(key, params),
      save: (form) => void this.#save(form),
      cancel: () => {
        this.#close();
      },
    });
  }

  #item(action: KeptAction, words: Words): TemplateResult {
    const { id, title, owner, since, state } = action;
    if (this.sure === id) return this.#question(action);
    const tool = (key: 'action.change' | 'action.remove', sign: string, act: () => void): TemplateResult =>
      html`<button type="button" class="icon small quiet" aria-label=${this.t(key, { title })} @click=${act}>
        <span aria-hidden="true">${sign}</span>
      </button>`;
    return html`<li>
      <span class="what"
        ><bdi>${title}</bdi> <span class="small muted">${words.list([owner, words.day(since)])}</span></span
      >
      <span class="small muted">${this.t(`action.state.${state}`)}</span>
      <span>
        ${tool('action.change', '✎', () => {
          this.open = action;
        })}
        ${tool('action.remove', '✕', () => {
          this.sure = id;
        })}
      </span>
    </li>`;
  }

  #question(action: KeptAction): TemplateResult {
    const { title } = action;
    return html`<li>
      <span class="what">${this.t('action.remove.sure', { title })}</span>
      <button type="button" class="small danger" @click=${() => void this.#remove(action)}>
        ${this.t('action.remove', { title })}
      </button>
      <button
        type="button"
        class="small quiet"
        @click=${() => {
          this.sure = undefined;
        }}
      >
        ${this.t('cancel')}
      </button>
    </li>`;
  }
}
