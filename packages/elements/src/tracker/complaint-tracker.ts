import type { CustomerDesk } from '@redress/client';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CustomerElement } from '../base/customer-element.ts';
import { inAddress } from '../base/in-address.ts';
import { trackerMessages, type TrackerKey } from '../locales/tracker/catalogue.ts';
import { plainButton } from '../theme/plain-button.ts';
import { plainField } from '../theme/plain-field.ts';
import { tokens } from '../theme/tokens.ts';
import type { CasePart } from './case-part.ts';
import { trackerStyles } from './complaint-tracker.styles.ts';
import type { SurveyPart } from './survey-part.ts';

/**
 * Shows customers their complaint: where it stands and what is next, deadlines and how they were counted, messages,
 * our proposal with their answer to it, the survey. It keeps itself up to date.
 *
 * @element complaint-tracker
 * @fires {ComplaintTrackedEvent} complaint-tracked - A case is shown, or changed while it is shown; carries the view.
 * @fires {ComplaintActedEvent} complaint-acted - The customer did something; carries what.
 * @csspart case - All of a case.
 * @csspart state - Where it stands.
 * @csspart panel - A box: deadline, proposal, messages, steps.
 * @csspart field - A question.
 * @csspart control - What is filled in.
 * @cssprop --redress-padding - Space inside the element; 0.
 */
export class ComplaintTracker extends CustomerElement<TrackerKey> {
  static override properties: PropertyDeclarations = {
    receipt: {},
    typed: { state: true },
    current: { state: true },
    busy: { state: true },
    failure: { state: true },
  };
  static override styles = [tokens, plainButton, plainField, trackerStyles];
  static override catalogues = [trackerMessages];

  /**
   * The secret that opens the case; without it, the one in the page's `#receipt=`, else the customer is asked. A page
   * opened by the link to a survey, `#survey=`, shows the survey alone.
   */
  declare receipt: string | undefined;

  declare private typed: string;
  declare private current: CasePart | SurveyPart | undefined;
  declare private busy: boolean;
  declare private failure: unknown;

  /** Asked for before the desk was found. */
  #wanted: string | undefined;

  constructor() {
    super();
    this.typed = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#hashChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#hashChanged);
    this.current?.stop();
    this.current = undefined;
  }

  protected override async deskReady(): Promise<void> {
    await this.#follow(this.receipt ?? inAddress('receipt') ?? this.#wanted, this.#wanted !== undefined);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('receipt') && this.desk && this.hasUpdated) void this.#follow(this.receipt);
  }

  readonly #hashChanged = (): void => {
    if (this.receipt === undefined && this.desk) void this.#follow(inAddress('receipt'));
  };

  async #follow(receipt: string | undefined, focus = false): Promise<void> {
    this.current?.stop();
    this.current = undefined;
    this.failure = undefined;
    this.#wanted = this.desk ? undefined : receipt;
    const linked = inAddress('survey');
    if (!this.desk || !(receipt || linked)) return;
    this.typed = receipt ?? '';
    this.busy = true;
    try {
      this.current = await this.#load(this.desk, receipt, linked);
    } catch (error) {
      this.failure = error;
    } finally {
      this.busy = false;
    }
    if (!focus) return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(this.failure ? 'input' : 'h2')?.focus();
  }

  async #load(desk: CustomerDesk, receipt: string | undefined, token = ''): Promise<CasePart | SurveyPart> {
    if (!receipt) return new (await import('./survey-part.ts')).SurveyPart(this, desk, token);
    const { CasePart } = await import('./case-part.ts');
    return CasePart.open(this, desk, receipt);
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const typed = this.renderRoot.querySelector('input')?.value.trim();
    // A link may be pasted as well.
    void this.#follow(/receipt=([^&\s]+)/.exec(typed ?? '')?.[1] ?? typed, true);
  };

  override render(): TemplateResult {
    const { current, busy, failure, typed } = this;
    const again = () => {
      this.typed = '';
      if (this.receipt === undefined) history.replaceState(history.state, '', location.pathname + location.search);
      this.receipt = undefined;
      void this.#follow(undefined);
    };
    if (current) return current.render(again);
    const wrong = failure ?? this.deskError;
    return html`<form class="ask" novalidate @submit=${this.#submit}>
      <h2 tabindex="-1">${this.t('heading')}</h2>
      <div class="field" part="field">
        <label for="receipt">${this.t('receipt')}</label>
        <p class="help" id="help">${this.t('receipt.help')}</p>
        <input
          id="receipt"
          name="receipt"
          part="control"
          .value=${typed}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          aria-describedby="help wrong"
          aria-invalid=${failure ? 'true' : nothing}
        />
        <div id="wrong" role="alert">${wrong ? html`<p class="error">${this.errorText(wrong)}</p>` : nothing}</div>
      </div>
      <div class="buttons">
        <button class="primary" type="submit" aria-disabled=${busy ? 'true' : nothing}>
          ${this.t(busy ? 'loading' : 'open')}
        </button>
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'complaint-tracker': ComplaintTracker;
  }
}
