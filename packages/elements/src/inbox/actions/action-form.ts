import type { CaseEvent, CommandType, Issue } from '@redress/cases';
import type { StaffDesk } from '@redress/client';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { RedressElement } from '../../base/redress-element.ts';
import { caseworkMessages } from '../../locales/casework/catalogue.ts';
import { inboxMessages } from '../../locales/inbox/catalogue.ts';
import { shared } from '../../locales/shared/catalogue.ts';
import { button } from '../../theme/button.ts';
import { field } from '../../theme/field.ts';
import { notice } from '../../theme/notice.ts';
import { tokens } from '../../theme/tokens.ts';
import type { ActionDrafts } from '../action-drafts.ts';
import { ActionEnd } from '../inbox-events.ts';
import type { OpenCase } from '../open-case.ts';
import type { WorkKey, Words } from '../words.ts';
import { actionFields, type ActionContext, type ActionField } from './action-fields.ts';
import { actionFormStyles } from './action-form.styles.ts';
import { renderField } from './field-controls.ts';
import { FilesPart } from './files-part.ts';
import { renderNotices, type FormReport } from './form-notices.ts';
import { ReplyPart } from './reply-part.ts';
import { buildCommand, textOf, type ActionValues } from './build-command.ts';

/** Actions whose consequences are spelled out above the button. */
const explained: readonly CommandType[] = ['offer', 'close', 'approve'];

/**
 * The form of one action on the open case. What is typed is kept as a draft at each keystroke; a refused command, a
 * conflict or a live change leaves it as it is. Internal to the inbox.
 *
 * @fires action-end - It was carried out, or given up.
 */
export class ActionForm extends RedressElement<WorkKey | 'cancel'> {
  static override styles = [tokens, button, field, notice, actionFormStyles];
  static override catalogues = [inboxMessages, caseworkMessages, shared];
  static override properties: PropertyDeclarations = {
    type: {},
    open: { attribute: false },
    desk: { attribute: false },
    context: { attribute: false },
    words: { attribute: false },
    drafts: { attribute: false },
    permanent: { type: Boolean, reflect: true },
    possible: { type: Boolean },
    issues: { state: true },
    failure: { state: true },
    news: { state: true },
    sending: { state: true },
  };

  declare type: CommandType;
  declare open: OpenCase | undefined;
  /** Where its files go. */
  declare desk: StaffDesk | undefined;
  declare context: ActionContext | undefined;
  declare words: Words | undefined;
  declare drafts: ActionDrafts | undefined;
  /** It stands on the page for good, as the composers do; there is nothing to cancel. */
  declare permanent: boolean;
  /** The desk would take the command at present. */
  declare possible: boolean;
  declare private issues: readonly Issue[];
  declare private failure: unknown;
  declare private news: readonly CaseEvent[] | undefined;
  declare private sending: boolean;

  readonly #files = new FilesPart(
    this,
    () => this.desk,
    (error) => this.errorText(error),
  );
  readonly #replies = new ReplyPart(this);

  constructor() {
    super();
    this.permanent = false;
    this.possible = true;
    this.issues = [];
    this.sending = false;
  }

  override focus(): void {
    const first = this.renderRoot.querySelector<HTMLElement>(
      'input:not([type=radio]), select, textarea, :checked, .primary',
    );
    first?.focus();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    this.#files.accept = this.words?.vocabulary.form?.attachments.types ?? [];
    if (!changed.has('type') && !changed.has('open')) return;
    const { open } = this;
    if (open && this.type === 'send-message') void this.#replies.load(open.number, () => open.replies());
    this.issues = [];
    this.failure = undefined;
    this.news = undefined;
  }

  get #values(): ActionValues {
    return this.drafts?.get(this.open?.number ?? '', this.type) ?? { texts: {}, tasks: [] };
  }

  #fields(values: ActionValues): readonly ActionField[] {
    return this.context ? actionFields(this.type, this.context, values.texts) : [];
  }

  readonly #change = (update: (values: ActionValues) => ActionValues): void => {
    this.drafts?.set(this.open?.number ?? '', this.type, update(this.#values));
    this.open?.typed();
    this.requestUpdate();
  };

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { open, drafts, type } = this;
    if (!open || this.sending || this.#files.busy || !this.possible) return;
    const values = this.#values;
    const built = buildCommand(type, this.#fields(values), values);
    this.failure = undefined;
    this.issues = 'issues' in built ? built.issues : [];
    if ('issues' in built) {
      await this.#focusFault();
      return;
    }
    this.sending = true;
    const outcome = await open.run(built.command);
    this.sending = false;
    switch (outcome.kind) {
      case 'done':
        drafts?.delete(open.number, type);
        open.typed();
        this.news = undefined;
        this.requestUpdate();
        this.dispatchEvent(new ActionEnd(true));
        return;
      case 'conflict':
        this.news = outcome.news;
        return;
      case 'failed':
        this.failure = outcome.error;
        this.issues = (outcome.error as { issues?: readonly Issue[] }).issues ?? [];
        await this.#focusFault();
    }
  }

  async #focusFault(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  protected override render(): TemplateResult {
    const name = this.t(`command.${this.type as 'assign'}`);
    const values = this.#values;
    const fields = this.#fields(values);
    return html`<form aria-label=${name} novalidate @submit=${(event: SubmitEvent) => void this.#submit(event)}>
      ${this.permanent ? nothing : html`<h3>${name}</h3>`}
      ${explained.includes(this.type) ? html`<p>${this.t(`command.${this.type as 'offer'}.explained`)}</p>` : nothing}
      ${renderNotices(this.#report(fields))} ${this.#controls(fields, values)}
      <div class="buttons">
        <button
          class="${this.permanent ? '' : 'primary'} small"
          aria-disabled=${this.sending || !this.possible ? 'true' : 'false'}
        >
          ${this.sending ? this.t('actions.sending') : name}
        </button>
        ${
          this.permanent
            ? nothing
            : html`<button type="button" class="quiet small" @click=${() => this.dispatchEvent(new ActionEnd(false))}>
                ${this.t('cancel')}
              </button>`
        }
        ${this.#readyMade(fields)}
      </div>
    </form>`;
  }

  #controls(fields: readonly ActionField[], values: ActionValues): TemplateResult {
    const control = (each: ActionField, index: number): TemplateResult =>
      renderField(each, {
        id: `f${index}`,
        value: textOf(each, values),
        values,
        issue: this.issues.find(({ path }) => path === each.path),
        change: this.#change,
        t: (key, params) => this.t(key, params),
        plain: this.permanent,
        blank: this.#blank(each),
        files: this.#files,
      });
    const fillable = fields.find((each) => 'fillable' in each && each.fillable);
    return html`<div class="fields">${fields.map(control)}</div>
      ${fillable ? this.#replies.renderUnfilled(textOf(fillable, values), (key, params) => this.t(key, params)) : nothing}`;
  }

  #readyMade(fields: readonly ActionField[]): TemplateResult | typeof nothing {
    const fillable = fields.find((each) => 'fillable' in each && each.fillable);
    if (!fillable || !this.words) return nothing;
    return this.#replies.render(this.words, (text) => {
      this.#insert(fillable.path, text);
    });
  }

  #report(fields: readonly ActionField[]): FormReport {
    const { issues, failure, news, possible, words } = this;
    return {
      loose: issues.filter(({ path }) => !fields.some((each) => each.path === path)),
      issues: issues.length,
      failure: failure === undefined ? undefined : this.#failureText(failure),
      news,
      possible,
      words,
      t: (key, params) => this.t(key, params),
    };
  }

  #failureText(error: unknown): string {
    const { code, params } = error as { code?: unknown; params?: Record<string, unknown> };
    const key = `refusal.${String(params?.['reason'])}`;
    return code === 'refused' && this.locale.has(key) ? this.locale.t(key, params) : this.errorText(error);
  }

  /** Puts a text where the cursor is, and the cursor behind it. */
  #insert(path: string, text: string): void {
    const area = this.renderRoot.querySelector('textarea');
    const before = this.#values.texts[path] ?? '';
    const [from, to] = area ? [area.selectionStart, area.selectionEnd] : [before.length, before.length];
    const next = before.slice(0, from) + text + before.slice(to);
    this.#change((values) => ({ ...values, texts: { ...values.texts, [path]: next } }));
    void this.updateComplete.then(() => {
      area?.focus();
      area?.setSelectionRange(from + text.length, from + text.length);
    });
  }

  /** What a select says that may be left empty. */
  #blank({ path, required }: ActionField): string {
    if (required) return this.t('actions.choose');
    if (path === '/handler') return this.t('actions.nobody');
    return path === '/department' ? this.t('actions.same-department') : this.t('actions.choose');
  }
}
