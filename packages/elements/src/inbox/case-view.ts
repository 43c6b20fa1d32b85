import type { CommandType } from '@redress/cases';
import type { StaffDesk } from '@redress/client';
import type { CaseDetail } from '@redress/desk';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { RedressElement } from '../base/redress-element.ts';
import { caseworkMessages } from '../locales/casework/catalogue.ts';
import { inboxMessages } from '../locales/inbox/catalogue.ts';
import { shared } from '../locales/shared/catalogue.ts';
import { spanMessages } from '../locales/spans/catalogue.ts';
import { staffMessages } from '../locales/staff/catalogue.ts';
import { reasons } from '../staff/reasons.styles.ts';
import { severityTone } from '../staff/severity.ts';
import { badge } from '../theme/badge.ts';
import { button } from '../theme/button.ts';
import { notice } from '../theme/notice.ts';
import { table } from '../theme/table.ts';
import { tokens } from '../theme/tokens.ts';
import type { ActionDrafts } from './action-drafts.ts';
import type { ActionContext } from './actions/action-fields.ts';
import type { ActionForm } from './actions/action-form.ts';
import { immediate, inOrder } from './actions/action-order.ts';
import { caseViewStyles } from './case-view.styles.ts';
import { renderClocks } from './case/clocks.ts';
import { renderComplaint, renderFacts } from './case/facts.ts';
import { renderMessages, renderNotes, renderRelated, renderTimeline } from './case/history.ts';
import { renderFollowUp, renderSolution, renderTasks } from './case/solution.ts';
import { renderWhy } from './case/why.ts';
import { actorName, eventTitle } from './event-text.ts';
import type { OpenCase } from './open-case.ts';
import { dueText, type WorkKey, type Words } from './words.ts';

/** Buttons that stand in the open; what comes after them in order is behind “more”. */
const mostInTheOpen = 5;

/** Some commands need something to act on: an open task, a running deadline. */
function hasObject(type: CommandType, { tasks, clocks, cycle }: CaseDetail['case']): boolean {
  if (type === 'complete-task') return tasks.some(({ doneAt }) => doneAt === undefined);
  if (type === 'extend') return clocks.some((clock) => clock.cycle === cycle && clock.metAt === undefined);
  return true;
}

/**
 * One case: what it is about, what has happened, and what this person may do now. Buttons come from the desk's list
 * of allowed and blocked commands alone. Internal to the inbox.
 *
 * @fires open-case - A related case was chosen.
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
  #watched: OpenCase | undefined;

  constructor() {
    super();
    this.staffList = [];
    this.now = 0;
    this.said = '';
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
    this.#watched = open;
    open?.addEventListener('change', this.#changed);
  }

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
      ${this.#header(detail, words)} ${this.#news(open, words)} ${this.#actions(detail, words)}
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

  #header({ case: it }: CaseDetail, words: Words): TemplateResult {
    const { vocabulary, formats } = words;
    const due = it.clocks
      .filter((clock) => clock.cycle === it.cycle && clock.metAt === undefined && clock.pausedAt === undefined)
      .map((clock) => clock.dueAt)
      .sort((a, b) => Date.parse(a) - Date.parse(b))[0];
    const left = dueText(due ?? null, this.now, words);
    return html`<header>
      <p class="kicker">
        <span dir="ltr" class="id">${it.number}</span>
        <span class="badge ${severityTone(it.severity)}">${vocabulary.code('severity', it.severity)}</span>
        <span class="badge accent">${vocabulary.code('state', it.state)}</span>
        ${it.cycle > 1 ? html`<span class="badge warning">${this.t('case.cycle', { count: it.cycle })}</span>` : nothing}
        ${
          due === undefined
            ? nothing
            : html`<span class="badge ${left.tone}" title=${formats.moment(due)}>${left.text}</span>`
        }
      </p>
      <h2 id="title" tabindex="-1" dir="auto">${it.complaint.title}</h2>
      <p class="muted">
        ${vocabulary.department(it.department)} · ${it.handler ? words.staffName(it.handler) : this.t('list.nobody')}
      </p>
      ${this.#waiting(it, words)}
    </header>`;
  }

  #waiting({ waiting }: CaseDetail['case'], { formats }: Words): TemplateResult | typeof nothing {
    if (!waiting) return nothing;
    return html`<div class="notice">
      <p>
        <strong>${this.t(`case.waiting.${waiting.for}`)}</strong>
        ${waiting.until ? this.t('case.waiting.until', { date: formats.moment(waiting.until) }) : nothing}
      </p>
      <p class="text" dir="auto">${waiting.question}</p>
    </div>`;
  }

  #news(open: OpenCase, words: Words): TemplateResult {
    return html`<div aria-live="polite">
      ${
        open.news.length
          ? html`<div class="notice warning news">
              <p><strong>${this.t('case.updated')}</strong></p>
              <ul>
                ${open.news.map((event) => html`<li>${actorName(event, words)}: ${eventTitle(event, words)}</li>`)}
              </ul>
              <div>
                <button
                  type="button"
                  class="small"
                  @click=${() => {
                    open.acknowledgeNews();
                  }}
                >
                  ${this.t('case.updated.seen')}
                </button>
              </div>
            </div>`
          : nothing
      }
      ${this.failure === undefined ? nothing : html`<p class="notice danger">${this.errorText(this.failure)}</p>`}
      <p class="sr">${this.said}</p>
    </div>`;
  }

  #actions(detail: CaseDetail, words: Words): TemplateResult {
    const allowed = inOrder(detail.allowed).filter((type) => hasObject(type, detail.case));
    const shown = allowed.slice(0, mostInTheOpen);
    const more = allowed.slice(mostInTheOpen);
    const blocked = detail.blocked.filter(({ command }) => inOrder([command]).length);
    const { action } = this;
    return html`<div class="actions" role="group" aria-label=${this.t('actions.label')}>
        ${shown.map((type, index) => this.#actionButton(type, index === 0))}
        ${blocked.map(({ command }) => this.#blockedButton(command))}
        ${
          more.length
            ? html`<details class="more" ?open=${action !== undefined && more.includes(action)}>
                <summary class="button small">${this.t('actions.more')}</summary>
                <div class="actions">${more.map((type) => this.#actionButton(type, false))}</div>
              </details>`
            : nothing
        }
        ${allowed.length || blocked.length ? nothing : html`<p class="muted">${this.t('actions.none')}</p>`}
      </div>
      ${this.#blockedReasons(blocked)}
      ${action ? this.#form(action, detail, words, false, allowed.includes(action)) : nothing}`;
  }

  #actionButton(type: CommandType, first: boolean): TemplateResult {
    const draft = this.drafts?.has(this.open?.number ?? '', type) && this.action !== type;
    const form = !immediate.includes(type);
    return html`<button
      type="button"
      class="small ${first ? 'primary' : ''}"
      data-command=${type}
      aria-expanded=${form ? String(this.action === type) : nothing}
      @click=${() => void this.#choose(type)}
    >
      ${this.t(`command.${type as 'assign'}`)}
      ${draft ? html`<span class="draft" title=${this.t('actions.draft')}>●<span class="sr">${this.t('actions.draft')}</span></span>` : nothing}
    </button>`;
  }

  #blockedButton(type: CommandType): TemplateResult {
    return html`<button
      type="button"
      class="small"
      aria-disabled="true"
      aria-describedby="blocked-${type}"
      data-command=${type}
    >
      ${this.t(`command.${type as 'assign'}`)}
    </button>`;
  }

  #blockedReasons(blocked: CaseDetail['blocked']): TemplateResult | typeof nothing {
    if (!blocked.length) return nothing;
    return html`<ul class="plain tight small muted">
      ${blocked.map(
        ({ command, refused }) =>
          html`<li id="blocked-${command}">
            ${this.t('actions.blocked', {
              action: this.t(`command.${command as 'assign'}`),
              reason: this.t(`refusal.${refused.code}`, refused.params),
            })}
          </li>`,
      )}
    </ul>`;
  }

  #form(type: CommandType, detail: CaseDetail, words: Words, permanent: boolean, possible: boolean): TemplateResult {
    return html`${keyed(
      type,
      html`<complaint-inbox-action
        class=${permanent ? 'composer' : 'action'}
        .type=${type}
        .open=${this.open}
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
        ${renderNotes(it, words)}
        ${allowed.includes('add-note') ? this.#form('add-note', detail, words, true, true) : nothing}
      </section>
      ${renderFollowUp(it, words)}
      <section aria-labelledby="timeline">
        <h3 id="timeline">${this.t('case.timeline')}</h3>
        ${renderTimeline(detail.events, words)}
      </section>`;
  }

  #side({ case: it, related }: CaseDetail, words: Words): TemplateResult {
    return html`${renderClocks(it, this.now, words)} ${renderFacts(it, words)} ${renderWhy(it.decision, words)}
    ${renderRelated(related, this, words)}`;
  }
}
