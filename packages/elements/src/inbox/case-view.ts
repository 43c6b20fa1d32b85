import type { CommandType, LinkKind } from '@redress/cases';
import type { StaffDesk } from '@redress/client';
import type { CaseDetail, Present, SimilarCase } from '@redress/desk';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { RedressElement } from '../base/redress-element.ts';
import { caseworkMessages } from '../locales/casework/catalogue.ts';
import { inboxMessages } from '../locales/inbox/catalogue.ts';
import { shared } from '../locales/shared/catalogue.ts';
import { spanMessages } from '../locales/spans/catalogue.ts';
import { staffMessages } from '../locales/staff/catalogue.ts';
import { reasons } from '../staff/reasons.styles.ts';
import { badge } from '../theme/badge.ts';
import { button } from '../theme/button.ts';
import { notice } from '../theme/notice.ts';
import { table } from '../theme/table.ts';
import { tokens } from '../theme/tokens.ts';
import type { ActionDrafts } from './action-drafts.ts';
import type { ActionContext } from './actions/action-fields.ts';
import type { ActionForm } from './actions/action-form.ts';
import { immediate } from './actions/action-order.ts';
import { Attendance } from './attendance.ts';
import { caseViewStyles } from './case-view.styles.ts';
import { renderAbsorbed } from './case/absorbed.ts';
import { offeredActions, renderActionBar, type ActionBar } from './case/action-bar.ts';
import { renderClocks } from './case/clocks.ts';
import { renderComplaint, renderFacts } from './case/facts.ts';
import { renderHeader } from './case/header.ts';
import { renderMessages, renderNotes, renderRelated, renderTimeline } from './case/history.ts';
import { renderNews, renderPresent } from './case/news.ts';
import { renderLinks, renderSimilar, type Suggestions } from './case/similar.ts';
import { renderFollowUp, renderSolution, renderTasks } from './case/solution.ts';
import { renderWhy } from './case/why.ts';
import { PrintRequest } from './inbox-events.ts';
import type { OpenCase } from './open-case.ts';
import type { WorkKey, Words } from './words.ts';

/**
 * One case: what it is about, what has happened, and what this person may do now. Buttons come from the desk's list
 * of allowed and blocked commands alone. Internal to the inbox.
 *
 * @fires open-case - A related case was chosen.
 * @fires print-record - Its record is to be printed.
 */
export class CaseView extends RedressElement<WorkKey | 'loading' | 'retry'> {
  static override styles = [tokens, button, badge, notice, table, reasons, caseViewStyles];
  static override catalogues = [inboxMessages, caseworkMessages, staffMessages, spanMessages, shared];
  static override properties: PropertyDeclarations = {
    open: { attribute: false },
    desk: { attribute: false },
    words: { attribute: false },
    drafts: { attribute: false },
    staffList: { attribute: false },
    now: { type: Number },
    action: { state: true },
    failure: { state: true },
    said: { state: true },
    present: { state: true },
    similar: { state: true },
  };

  declare open: OpenCase | undefined;
  declare desk: StaffDesk | undefined;
  declare words: Words | undefined;
  declare drafts: ActionDrafts | undefined;
  declare staffList: ActionContext['staff'];
  declare now: number;
  /** The action whose form is open. */
  declare private action: CommandType | undefined;
  declare private failure: unknown;
  /** For screen readers. */
  declare private said: string;
  declare private present: readonly Present[];
  declare private similar: readonly SimilarCase[] | undefined;
  #attendance: Attendance | undefined;
  #watched: OpenCase | undefined;

  constructor() {
    super();
    this.staffList = [];
    this.now = 0;
    this.said = '';
    this.present = [];
  }

  /** Opens an action's form, or does it where it has none; nothing when it is not offered now. */
  act(type: CommandType): void {
    if (this.open?.detail && offeredActions(this.open.detail).includes(type)) void this.#choose(type);
  }

  /** Puts the cursor where a message or a note is written. */
  write(type: 'send-message' | 'add-note'): void {
    this.renderRoot.querySelector<ActionForm>(`.composer[data-type="${type}"]`)?.focus();
  }

  /** Closes the form that is open. @returns whether there was one. */
  closeAction(): boolean {
    const type = this.action;
    this.action = undefined;
    if (type) void this.updateComplete.then(() => this.#button(type)?.focus());
    return type !== undefined;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch(undefined);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    this.#watch(this.open);
    if (!changed.has('open')) return;
    this.action = undefined;
    this.failure = undefined;
    this.said = '';
  }

  #watch(open: OpenCase | undefined): void {
    if (open === this.#watched) return;
    this.#watched?.removeEventListener('change', this.#changed);
    this.#watched?.removeEventListener('typed', this.#typed);
    this.#attendance?.stop();
    this.#attendance = undefined;
    this.#watched = open;
    open?.addEventListener('change', this.#changed);
    open?.addEventListener('typed', this.#typed);
    if (open) this.#begin(open);
  }

  /** Says that the case is open here, and asks what is like it. */
  #begin(open: OpenCase): void {
    const { desk, drafts } = this;
    this.present = [];
    this.similar = undefined;
    if (!desk) return;
    const isWriting = () => drafts?.writing(open.number) ?? false;
    this.#attendance = new Attendance(desk, open.number, isWriting, (present) => {
      this.present = present;
    });
    void open.similar().then((similar) => {
      if (open === this.open) this.similar = similar;
    });
  }

  readonly #typed = (): void => {
    this.#attendance?.typed();
  };

  readonly #changed = (): void => {
    this.requestUpdate();
  };

  #button(type: CommandType): HTMLElement | null {
    return this.renderRoot.querySelector(`[data-command="${type}"]`);
  }

  async #choose(type: CommandType): Promise<void> {
    const { open } = this;
    if (!open) return;
    this.failure = undefined;
    if (!immediate.includes(type)) {
      this.action = this.action === type ? undefined : type;
      await this.updateComplete;
      this.renderRoot.querySelector<ActionForm>('.action')?.focus();
      return;
    }
    const outcome = await open.run({ type } as { type: 'investigate' });
    if (outcome.kind === 'failed') this.failure = outcome.error;
    else if (outcome.kind === 'done') this.#done(type);
    else this.said = this.t('actions.conflict');
  }

  /** Opens a form with answers in it that are still to be confirmed. */
  #prefill(type: 'merge' | 'link', texts: Readonly<Record<string, string>>): void {
    this.drafts?.set(this.open?.number ?? '', type, { texts, tasks: [] });
    this.action = undefined;
    void this.#choose(type);
  }

  #done(type: CommandType): void {
    // Meanwhile another form may have been opened.
    if (this.action === type) this.action = undefined;
    this.said = this.t('actions.done', { action: this.t(`command.${type as 'assign'}`) });
    if (!this.action) void this.updateComplete.then(() => this.#button(type)?.focus());
  }

  protected override render(): TemplateResult | typeof nothing {
    const { open, desk, words } = this;
    if (!open || !desk || !words) return nothing;
    const { detail } = open;
    if (open.error !== undefined && !detail) {
      return html`<div class="notice danger lonely" role="alert">
        <p>${this.errorText(open.error)}</p>
        <div>
          <button type="button" class="small" @click=${() => void open.load()}>${this.t('retry')}</button>
        </div>
      </div>`;
    }
    if (!detail) return this.#skeleton();
    return html`<article aria-labelledby="title">
      ${renderHeader(detail.case, this.now, () => this.dispatchEvent(new PrintRequest()), words)}
      ${this.#banner(open, words)} ${this.#actions(detail, words)}
      <div class="columns">
        <div class="main">${this.#main(detail, desk, words)}</div>
        <div class="side">${this.#side(detail, words)}</div>
      </div>
    </article>`;
  }

  #skeleton(): TemplateResult {
    return html`<div class="lonely" role="status">
      <span class="sr">${this.t('loading')}</span>
      <div class="skeleton short"></div>
      <div class="skeleton"></div>
      <div class="skeleton tall"></div>
    </div>`;
  }

  #banner(open: OpenCase, words: Words): TemplateResult {
    return html`${renderPresent(this.present, words)}
      <div aria-live="polite">
        ${renderNews(open, words)}
        ${this.failure === undefined ? nothing : html`<p class="notice danger">${this.errorText(this.failure)}</p>`}
        <p class="sr">${this.said}</p>
      </div>`;
  }

  #actions(detail: CaseDetail, words: Words): TemplateResult {
    const { action } = this;
    const bar: ActionBar = {
      action,
      hasDraft: (type) => this.drafts?.has(this.open?.number ?? '', type) ?? false,
      choose: (type) => void this.#choose(type),
    };
    return html`${renderActionBar(detail, bar, words)}
    ${action ? this.#form(action, detail, words, false, offeredActions(detail).includes(action)) : nothing}`;
  }

  #form(type: CommandType, detail: CaseDetail, words: Words, permanent: boolean, possible: boolean): TemplateResult {
    return html`${keyed(
      type,
      html`<complaint-inbox-action
        class=${permanent ? 'composer' : 'action'}
        data-type=${type}
        .type=${type}
        .open=${this.open}
        .desk=${this.desk}
        .context=${this.#context(detail, words)}
        .words=${words}
        .drafts=${this.drafts}
        .strings=${this.strings}
        .possible=${possible}
        ?permanent=${permanent}
        @action-end=${(event: Event) => {
          if (permanent) return;
          if ((event as Event & { done: boolean }).done) this.#done(type);
          else this.closeAction();
        }}
      ></complaint-inbox-action>`,
    )}`;
  }

  #context(detail: CaseDetail, { vocabulary }: Words): ActionContext {
    return {
      case: detail.case,
      departments: vocabulary.departments,
      staff: this.staffList,
      causes: vocabulary.causes,
      related: detail.related,
      label: (group, code) => (group === 'clock' ? vocabulary.clock(code) : vocabulary.code(group, code)),
    };
  }

  #main(detail: CaseDetail, desk: StaffDesk, words: Words): TemplateResult {
    const { case: it, allowed } = detail;
    return html`${renderComplaint(it, desk, words)} ${renderSolution(it, words)} ${renderTasks(it, words)}
      <section aria-labelledby="messages">
        <h3 id="messages">${this.t('case.messages')}</h3>
        ${renderMessages(it, desk, words)}
        ${allowed.includes('send-message') ? this.#form('send-message', detail, words, true, true) : nothing}
      </section>
      <section aria-labelledby="notes">
        <h3 id="notes">${this.t('case.notes')}</h3>
        ${renderNotes(it, desk, words)}
        ${allowed.includes('add-note') ? this.#form('add-note', detail, words, true, true) : nothing}
      </section>
      ${renderFollowUp(it, words)}
      <section aria-labelledby="timeline">
        <h3 id="timeline">${this.t('case.timeline')}</h3>
        ${renderTimeline(detail.events, words)}
      </section>
      ${renderAbsorbed(detail.absorbed, words)}`;
  }

  #suggestions(allowed: readonly CommandType[]): Suggestions {
    return {
      host: this,
      merge: allowed.includes('merge')
        ? (into) => {
            this.#prefill('merge', { '/into': into });
          }
        : undefined,
      link: allowed.includes('link')
        ? (to, as: LinkKind) => {
            this.#prefill('link', { '/to': to, '/as': as });
          }
        : undefined,
    };
  }

  #side({ case: it, related, allowed }: CaseDetail, words: Words): TemplateResult {
    return html`${renderClocks(it, this.now, words)} ${renderFacts(it, words)} ${renderLinks(it, this, words)}
    ${renderSimilar(this.similar, this.#suggestions(allowed), words)} ${renderWhy(it.decision, words)}
    ${renderRelated(related, this, words)}`;
  }
}
