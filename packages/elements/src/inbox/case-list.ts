import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { RedressElement } from '../base/redress-element.ts';
import { caseworkMessages } from '../locales/casework/catalogue.ts';
import { inboxMessages } from '../locales/inbox/catalogue.ts';
import { shared } from '../locales/shared/catalogue.ts';
import { staffMessages } from '../locales/staff/catalogue.ts';
import { severityTone } from '../staff/severity.ts';
import { badge } from '../theme/badge.ts';
import { button } from '../theme/button.ts';
import { notice } from '../theme/notice.ts';
import { tokens } from '../theme/tokens.ts';
import type { CaseListModel, ListRow } from './case-list-model.ts';
import { caseListStyles } from './case-list.styles.ts';
import { mostSelected, type Selection } from './selection.ts';
import { MoreRequest, OpenCaseRequest } from './inbox-events.ts';
import { RowSlots } from './row-slots.ts';
import { virtualWindow } from './virtual-window.ts';
import { dueText, workingTimeText, type WorkKey, type Words } from './words.ts';

/** Rows from the end at which the next page is asked for. */
const ahead = 20;

/**
 * The list of cases: only rows near the screen are in the document, however long it is. Internal to the inbox.
 *
 * @fires open-case - A row was chosen.
 * @fires more - The end comes near.
 */
export class CaseList extends RedressElement<WorkKey> {
  static override styles = [tokens, button, badge, notice, caseListStyles];
  static override catalogues = [inboxMessages, caseworkMessages, staffMessages, shared];
  static override properties: PropertyDeclarations = {
    model: { attribute: false },
    words: { attribute: false },
    selected: {},
    selection: { attribute: false },
    now: { type: Number },
    top: { state: true },
    height: { state: true },
  };

  static {
    // How many rows fit is known only after some have been drawn.
    this.disableWarning?.('change-in-update');
  }

  declare model: CaseListModel | undefined;
  declare words: Words | undefined;
  /** What is ticked; without it nothing can be. */
  declare selection: Selection | undefined;
  /** Number of the case that is open. */
  declare selected: string;
  /** Milliseconds since 1970. */
  declare now: number;
  declare private top: number;
  declare private height: number;

  #rowHeight = 88;
  /** Until the size of things changes. */
  #isMeasured = false;
  #pendingFocus: number | undefined;
  readonly #slots = new RowSlots();
  readonly #resized = new ResizeObserver(() => {
    this.#measure();
  });

  constructor() {
    super();
    this.selected = '';
    this.now = 0;
    this.top = 0;
    this.height = 800;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => {
      if (!this.isConnected) return;
      this.#resized.observe(this.#scroller);
      this.#measure();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  /** Ticks the row that has the focus, or all from the one ticked last. */
  tick(range: boolean): void {
    const row = this.model?.rows[this.focusedRow];
    if (!row || !this.selection) return;
    if (range) this.selection.extend(this.model?.rows ?? [], row.number);
    else this.selection.toggle(row.number);
  }

  /** Ticks what is loaded, as far as can be done at once. */
  tickAll(): void {
    this.selection?.all(this.model?.rows.slice(0, mostSelected) ?? []);
  }

  /** Puts the focus on a row, by its place in the list. */
  focusRow(index: number): void {
    const last = (this.model?.rows.length ?? 0) - 1;
    if (last < 0) return;
    const at = Math.min(Math.max(0, index), last);
    const scroller = this.#scroller;
    const top = at * this.#rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + this.#rowHeight > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = top + this.#rowHeight - scroller.clientHeight;
    }
    this.top = scroller.scrollTop;
    this.#pendingFocus = at;
    this.requestUpdate();
  }

  /** The row that has the focus, else the one that is open, else -1. */
  get focusedRow(): number {
    const focused = (this.shadowRoot?.activeElement as HTMLElement | null)?.dataset['index'];
    if (focused !== undefined) return Number(focused);
    return this.model?.rows.findIndex(({ number }) => number === this.selected) ?? -1;
  }

  get #scroller(): HTMLElement {
    return this.renderRoot.querySelector('.scroller') as HTMLElement;
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    const focused = this.#focusedNumber;
    super.update(changed);
    // The row was scrolled away, and what showed it shows another, which nobody chose.
    if (this.#focusedNumber !== focused) (this.shadowRoot?.activeElement as HTMLElement | null)?.blur();
  }

  get #focusedNumber(): string | undefined {
    return this.shadowRoot?.activeElement?.closest('li')?.dataset['number'];
  }

  protected override updated(): void {
    const { before, after } = this.#window();
    this.#space('.before', before);
    this.#space('.after', after);
    // Asked for once: a question at each update would have the page laid out twice.
    if (!this.#isMeasured) this.#measureRow();
    if (this.#pendingFocus !== undefined) {
      const index = this.#pendingFocus;
      this.#pendingFocus = undefined;
      this.renderRoot.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
    }
    this.#askForMore();
  }

  #space(selector: string, height: number): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.style.setProperty('block-size', `${height}px`);
  }

  #measureRow(): void {
    const height = this.renderRoot.querySelector<HTMLElement>('li')?.offsetHeight;
    if (!height) return;
    this.#isMeasured = true;
    if (height === this.#rowHeight) return;
    this.#rowHeight = height;
    this.requestUpdate();
  }

  #measure(): void {
    this.#isMeasured = false;
    this.requestUpdate();
    this.height = this.#scroller.clientHeight || this.height;
    this.top = this.#scroller.scrollTop;
  }

  #window(): ReturnType<typeof virtualWindow> {
    return virtualWindow(this.model?.rows.length ?? 0, this.#rowHeight, { top: this.top, height: this.height });
  }

  #askForMore(): void {
    const { model } = this;
    if (!model || model.complete || model.state !== 'idle' || model.error !== undefined) return;
    if (this.#window().end + ahead > model.rows.length && model.rows.length) this.dispatchEvent(new MoreRequest());
  }

  protected override render(): TemplateResult {
    const { model, words } = this;
    const { first, end } = this.#window();
    const rows = model?.rows.slice(first, end) ?? [];
    const slots = this.#slots.assign(rows.map(({ number }) => number));
    return html`<div class="scroller" @scroll=${() => (this.top = this.#scroller.scrollTop)}>
      <div class="before"></div>
      <ul aria-label=${this.t('list.label')} aria-busy=${String(model?.state === 'loading')}>
        ${
          words && model
            ? repeat(
                rows,
                (_, index) => slots[index],
                (row, index) => this.#row(row, first + index, model, words),
              )
            : nothing
        }
      </ul>
      <div class="after"></div>
      ${
        model && !model.complete && model.rows.length
          ? html`<div class="more">
              <button type="button" class="quiet small" @click=${() => this.dispatchEvent(new MoreRequest())}>
                ${this.t(model.state === 'more' ? 'list.more.loading' : 'list.more')}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }

  #box({ number }: ListRow, selection: Selection, model: CaseListModel): TemplateResult {
    return html`<label class="pick"
      ><input
        type="checkbox"
        aria-label=${this.t('select.row', { number })}
        .checked=${live(selection.has(number))}
        @click=${(event: MouseEvent) => {
          if (event.shiftKey) selection.extend(model.rows, number);
          else selection.toggle(number);
        }}
    /></label>`;
  }

  #row(row: ListRow, index: number, model: CaseListModel, words: Words): TemplateResult {
    const due = dueText(row.dueAt, this.now, words);
    const { vocabulary } = words;
    const facts = [
      workingTimeText(row, this.now, words),
      vocabulary.code('state', row.state),
      vocabulary.department(row.department),
      row.customerName ?? this.t('list.no-customer'),
    ].filter((fact) => fact !== undefined);
    const isOpen = row.number === this.selected;
    return html`<li
      class="${this.selection ? 'pickable' : ''} ${isOpen ? 'open' : ''}"
      data-number=${row.number}
      aria-setsize=${model.complete ? model.rows.length : -1}
      aria-posinset=${index + 1}
    >
      ${this.selection ? this.#box(row, this.selection, model) : nothing}
      <button
        type="button"
        class="row"
        data-index=${index}
        aria-current=${String(isOpen)}
        @click=${() => this.dispatchEvent(new OpenCaseRequest(row.number))}
      >
        <span class="line">
          <span class="id" dir="ltr">${row.number}</span>
          <span class="badge ${severityTone(row.severity)}">${vocabulary.code('severity', row.severity)}</span>
          ${
            row.repeatCount > 0
              ? html`<span class="repeat" title=${this.t('list.repeat', { count: row.repeatCount })}
                  >×${row.repeatCount + 1}<span class="sr"
                    >${this.t('list.repeat', { count: row.repeatCount })}</span
                  ></span
                >`
              : nothing
          }
          <span class="due ${due.tone}" title=${row.dueAt ? words.formats.moment(row.dueAt) : ''}>${due.text}</span>
        </span>
        <span class="title" dir="auto">${row.title}</span>
        <span class="line facts"> ${facts.map((fact) => html`<span><bdi>${fact}</bdi></span>`)} </span>
      </button>
    </li>`;
  }
}
