import type { StaffDesk } from '@redress/client';
import type { CaseQuery, FormInfo, Queue, Staff } from '@redress/desk';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { ComplaintCaseOpenedEvent } from '../events/complaint-case-opened.ts';
import { caseworkMessages } from '../locales/casework/catalogue.ts';
import { inboxMessages } from '../locales/inbox/catalogue.ts';
import { shared } from '../locales/shared/catalogue.ts';
import { spanMessages } from '../locales/spans/catalogue.ts';
import { staffMessages } from '../locales/staff/catalogue.ts';
import { signIn } from '../staff/sign-in.styles.ts';
import { SignedInElement, type CommonKey } from '../staff/signed-in-element.ts';
import { badge } from '../theme/badge.ts';
import { button } from '../theme/button.ts';
import { dialog } from '../theme/dialog.ts';
import { field } from '../theme/field.ts';
import { notice } from '../theme/notice.ts';
import { tokens } from '../theme/tokens.ts';
import { ActionDrafts } from './action-drafts.ts';
import { CaseListModel } from './case-list-model.ts';
import type { CaseList } from './case-list.ts';
import type { CaseView } from './case-view.ts';
import { complaintInboxStyles } from './complaint-inbox.styles.ts';
import { Following } from './following.ts';
import { renderBar, type BarActions } from './inbox-bar.ts';
import { mayTakeDown, showIntake } from './intake.ts';
import { handleKey } from './inbox-keys.ts';
import { renderKeys } from './keys.ts';
import { Later } from './later.ts';
import { renderFilters, renderQueues, type Filters } from './list-controls.ts';
import { renderListState } from './list-state.ts';
import { OpenCase } from './open-case.ts';
import { QueueCounts } from './queue-counts.ts';
import { SavedViews, type ViewQuery } from './saved-views.ts';
import { Selection } from './selection.ts';
import { wordsOf, type WorkKey, type Words } from './words.ts';

/** While somebody types, in milliseconds. */
const searchDelay = 250;

/**
 * The staff's inbox: queues, the list of cases, and one case with everything that can be done about it.
 * Follows changes live; what has been typed is never lost to them.
 *
 * @element complaint-inbox
 * @attr {string} api - Base address of a server's API; without it, the nearest provider's desk or the page's own.
 * @attr {string} case - Number of the case that is open.
 * @attr {string} queue - The queue shown: `all`, `open` (default), `mine`, `department`, `unassigned`, `due-soon`, `overdue`,
 *   `waiting`, `to-approve`, `to-call-back`, `ended`.
 * @fires {ComplaintCaseOpenedEvent} complaint-case-opened - A case was opened, or closed.
 * @csspart base - Everything inside the element.
 * @csspart sign-in - The form to sign in with.
 * @cssprop --redress-inbox-height - Height of the whole; the window's by default.
 */
export class ComplaintInbox extends SignedInElement<WorkKey | CommonKey> {
  static override styles = [tokens, button, field, badge, notice, dialog, signIn, complaintInboxStyles];
  static override catalogues = [inboxMessages, caseworkMessages, staffMessages, spanMessages, shared];
  static override properties: PropertyDeclarations = {
    case: { reflect: true },
    queue: { reflect: true },
    form: { state: true },
    filters: { state: true },
    view: { attribute: false },
    loadError: { state: true },
  };

  declare case: string;
  declare queue: Queue;
  declare private form: FormInfo | undefined;
  /** A list to show, such as the `query` of `complaint-figures-chosen`; what its own controls set comes after it. */
  declare view: ViewQuery | undefined;
  declare private filters: Filters;
  declare private loadError: unknown;

  #list: CaseListModel | undefined;
  #open: OpenCase | undefined;
  #drafts = new ActionDrafts('');
  #staffList: Awaited<ReturnType<StaffDesk['staff']>> = [];
  readonly #selection = new Selection();
  readonly #views = new SavedViews(this, (error) => this.errorText(error));
  readonly #counts = new QueueCounts();
  readonly #following = new Following(this);
  readonly #later = new Later();

  constructor() {
    super();
    this.case = '';
    this.queue = 'open';
    this.filters = { sort: 'due' };
    this.#selection.addEventListener('change', () => {
      this.requestUpdate();
      this.#listElement?.requestUpdate();
    });
  }

  /** Opens a case; `''` goes back to the list. */
  openCase(number: string): void {
    this.case = number;
  }

  protected override signedIn(desk: StaffDesk, staff: Staff): void {
    this.#list = new CaseListModel(desk);
    this.#list.addEventListener('change', () => {
      this.requestUpdate();
      // The list reads its model, which is the same object as before.
      this.#listElement?.requestUpdate();
    });
    this.#drafts = new ActionDrafts(`redress-drafts-${staff.id}`, sessionStorage);
    this.#following.start(desk, {
      changed: (number, version) => {
        if (number === this.#open?.number) void this.#open.moved(version);
      },
      refresh: () => void this.#refresh(),
    });
    addEventListener('keydown', this.#pageKey);
    void this.#start(desk);
  }

  protected override signedOut(): void {
    this.#following.stop();
    this.#later.clear();
    removeEventListener('keydown', this.#pageKey);
    this.#list = undefined;
    this.#open = undefined;
    this.#selection.retain([]);
    void this.#views.use(undefined);
    this.form = undefined;
  }

  async #start(desk: StaffDesk): Promise<void> {
    this.loadError = undefined;
    try {
      const [form, staffList] = await Promise.all([desk.form(), desk.staff(), this.#views.use(desk)]);
      this.form = form;
      this.#staffList = staffList;
    } catch (error) {
      this.loadError = error;
      // Nothing else can be done here before.
      if ((error as { code?: unknown }).code === 'totp-enrolment-required') await this.#showAccount();
    }
    await Promise.all([this.#show(), this.#count()]);
  }

  get #query(): CaseQuery {
    const { search, ...filters } = this.filters;
    return { ...filters, queue: this.queue, ...(search?.trim() && { search: search.trim() }) };
  }

  async #show(): Promise<void> {
    await this.#list?.show(this.#query);
  }

  async #refresh(): Promise<void> {
    await Promise.all([this.#list?.refresh(), this.#count()]);
  }

  async #count(): Promise<void> {
    const { desk, staff } = this;
    if (!desk || !staff) return;
    await this.#counts.count(desk, staff, () => this.#views.count());
    this.requestUpdate();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('view') && this.view) this.#showView(this.view);
    const { desk, staff } = this;
    if (!desk || !staff) return;
    if (changed.has('queue') && changed.get('queue') !== undefined) void this.#show();
    if (this.case === (this.#open?.number ?? '')) return;
    this.#open = this.case ? new OpenCase(desk, this.case) : undefined;
    void this.#open?.load();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    if (!changed.has('case') || !this.staff) return;
    const before = changed.get('case') as string | undefined;
    if (before === undefined) return;
    if (this.case) this.#caseElement?.focus();
    else this.#listElement?.focusRow(this.#list?.rows.findIndex(({ number }) => number === before) ?? 0);
    this.emit(new ComplaintCaseOpenedEvent(this.case));
  }

  get #listElement(): CaseList | null {
    return this.renderRoot.querySelector('complaint-inbox-list');
  }

  get #caseElement(): CaseView | null {
    return this.renderRoot.querySelector('complaint-inbox-case');
  }

  #speak(): Words {
    return wordsOf(this.locale, this.form, this.#staffList);
  }

  #choose(queue: Queue): void {
    // A view's filters go with it.
    if (this.#views.isShown(this.#query)) this.filters = { sort: 'due' };
    if (this.queue === queue) void this.#show();
    this.queue = queue;
  }

  #showView({ queue = 'all', ...filters }: ViewQuery): void {
    this.filters = filters;
    if (this.queue === queue) void this.#show();
    this.queue = queue;
  }

  #setFilters(filters: Filters): void {
    const typing = filters.search !== this.filters.search;
    this.filters = filters;
    this.#later.run('search', typing ? searchDelay : 0, () => void this.#show());
  }

  readonly #key = (event: KeyboardEvent): void => {
    const { staff } = this;
    if (!staff) return;
    handleKey(event, {
      list: this.#listElement,
      open: this.#caseElement,
      bulk: this.#selection.size ? this.renderRoot.querySelector('complaint-inbox-bulk') : null,
      inDialog: this.renderRoot.querySelector('dialog[open]') !== null,
      search: () => this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')?.focus(),
      help: () => this.#keysDialog?.showModal(),
      takeDown: () => {
        if (mayTakeDown(staff)) this.#takeDown(staff);
      },
      print: () => void this.#print(),
      close: () => {
        this.case = '';
      },
    });
  };

  /** Keys work as well while nothing on the page has the focus. */
  readonly #pageKey = (event: KeyboardEvent): void => {
    if (event.target === document.body && this.checkVisibility()) this.#key(event);
  };

  get #keysDialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog.help');
  }

  protected override renderSignedIn(desk: StaffDesk, staff: Staff): TemplateResult {
    const words = this.#speak();
    const error = this.loadError ?? this.#list?.error;
    return html`<div class="inbox ${this.case ? 'with-case' : ''}" @keydown=${this.#key} tabindex="-1">
      ${this.#bar(staff, words)}
      ${renderQueues(
        staff,
        this.#views.isShown(this.#query) ? undefined : this.queue,
        this.#counts.all,
        words,
        (queue) => {
          this.#choose(queue);
        },
        this.#views.renderItems(this.#query, words, (query) => {
          this.#showView(query);
        }),
      )}
      <section class="list" aria-label=${this.t('list.label')}>
        ${renderFilters(this.filters, this.#list?.rows ?? [], words, {
          change: (filters) => {
            this.#setFilters(filters);
          },
          save: () => void this.#views.edit(this.#query),
        })}
        ${renderListState(this.#list, words, {
          fault: error === undefined ? undefined : this.failure(error),
          isFiltered: Boolean(this.#query.search) || Object.keys(this.filters).length > 1,
          retry: () => void this.#start(desk),
        })}
        <complaint-inbox-bulk
          .desk=${desk}
          .selection=${this.#selection}
          .size=${this.#selection.size}
          .model=${this.#list}
          .words=${words}
          .strings=${this.strings}
          .staffList=${this.#staffList}
        ></complaint-inbox-bulk>
        <complaint-inbox-list
          .model=${this.#list}
          .words=${words}
          .strings=${this.strings}
          .now=${this.#following.now}
          .selected=${this.case}
          .selection=${mayTakeDown(staff) ? this.#selection : undefined}
          @open-case=${(event: Event) => {
            this.case = (event as Event & { number: string }).number;
          }}
          @more=${() => void this.#list?.more()}
        ></complaint-inbox-list>
      </section>
      <div class="case" tabindex=${this.case ? nothing : '-1'}>${this.#case(desk, words)}</div>
      ${renderKeys((key) => this.t(key), this.t('close'))}
      ${this.#views.renderDialog(this.#query, words, this.t('cancel'))}
      <div class="intake"></div>
      <div class="account"></div>
    </div>`;
  }

  #bar(staff: Staff, words: Words): TemplateResult {
    const actions: BarActions = {
      takeDown: mayTakeDown(staff)
        ? () => {
            this.#takeDown(staff);
          }
        : undefined,
      showKeys: () => this.#keysDialog?.showModal(),
      account: this.desk?.secondFactor && (() => void this.#showAccount()),
      signOut: () => void this.signOut(),
    };
    return renderBar(staff, this.#following.live, actions, words);
  }

  /** What came in otherwise than through the form: staff fill it in, and the case opens. */
  #takeDown(staff: Staff): void {
    const { client, api } = this;
    void showIntake(this.renderRoot.querySelector('.intake') as HTMLElement, {
      client,
      api,
      staff,
      heading: this.t('intake.title'),
      submitted: (number) => {
        this.case = number;
        void this.#refresh();
      },
    });
  }

  /** What staff set for themselves, where there are passwords. */
  async #showAccount(): Promise<void> {
    const { desk, staff, strings } = this;
    if (!desk?.secondFactor || !staff) return;
    const { showAccount } = await import('./account/show-account.ts');
    await this.updateComplete;
    const place = this.renderRoot.querySelector<HTMLElement>('.account');
    const closed = (): void => {
      if (this.loadError !== undefined) void this.#start(desk);
    };
    if (place) await showAccount(place, desk.secondFactor, { staff, account: desk.account, strings, closed });
  }

  async #print(): Promise<void> {
    const detail = this.#open?.detail;
    const { staff } = this;
    if (!detail || !staff) return;
    const { printRecord } = await import('./record/print-record.ts');
    const { tag: lang, dir } = this.locale;
    printRecord(detail, this.#speak(), { lang, dir, by: staff.name, at: new Date().toISOString() });
  }

  #case(desk: StaffDesk, words: Words): TemplateResult {
    if (!this.#open) return html`<p class="nothing muted">${this.t('inbox.nothing-open')}</p>`;
    return html`<div class="back">
        <button type="button" class="quiet small" @click=${() => (this.case = '')}>${this.t('inbox.back')}</button>
      </div>
      <complaint-inbox-case
        aria-label=${this.t('case.label', { number: this.#open.number })}
        role="region"
        .open=${this.#open}
        .desk=${desk}
        .words=${words}
        .drafts=${this.#drafts}
        .strings=${this.strings}
        .staffList=${this.#staffList}
        .now=${this.#following.now}
        @open-case=${(event: Event) => {
          this.case = (event as Event & { number: string }).number;
        }}
        @print-record=${() => void this.#print()}
      ></complaint-inbox-case>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'complaint-inbox': ComplaintInbox;
  }
}
