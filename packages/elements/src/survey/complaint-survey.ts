import type { Survey } from '@redress/cases';
import type { CustomerDesk } from '@redress/client';
import type { SurveyView } from '@redress/desk';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CustomerElement } from '../base/customer-element.ts';
import type { DeskSource } from '../base/desk-source.ts';
import { idle } from '../base/idle.ts';
import { inAddress } from '../base/in-address.ts';
import { untilLoaded } from '../base/until-loaded.ts';
import { surveyMessages, type SurveyKey } from '../locales/survey/catalogue.ts';
import { plainButton } from '../theme/plain-button.ts';
import { plainField } from '../theme/plain-field.ts';
import { tokens } from '../theme/tokens.ts';
import type { Answering } from './answering.ts';
import type { Secret } from './survey-host.ts';
import { surveyStyles } from './complaint-survey.styles.ts';
import { quickView } from './quick-view.ts';
import { choice, isScale, renderScale } from './scale.ts';

/**
 * Asks a customer how the complaint was handled: once a case, and the answer can be changed for a day. What is
 * answered is kept on the device until it is sent.
 *
 * @element complaint-survey
 * @fires {ComplaintSurveyAnsweredEvent} complaint-survey-answered - The desk has the answer; carries it.
 * @csspart field - A question.
 * @csspart control - What is filled in.
 * @cssprop --redress-padding - Space inside the element; 0.
 */
export class ComplaintSurvey extends CustomerElement<SurveyKey> {
  static override properties: PropertyDeclarations = {
    receipt: {},
    token: {},
    ask: {},
    bare: { type: Boolean },
    view: { state: true },
    answer: { state: true },
  };
  static override styles = [tokens, plainButton, plainField, surveyStyles];
  static override catalogues = [surveyMessages];

  /** The secret that opens the case; without it, the one in the page's `#receipt=`. */
  declare receipt: string | undefined;
  /** Of a link that opens the survey alone; without it and a receipt, the one in the page's `#survey=`. */
  declare token: string | undefined;
  /**
   * What is asked, in this order; `resolved overall reasons attitude timeliness clarity fairness ces nps comment`.
   * Reasons are asked once a score is low or high.
   */
  declare ask: string;
  /** Without a heading of its own. */
  declare bare: boolean;

  /** @internal */
  declare view: SurveyView | undefined;
  /** @internal */
  declare answer: Survey;

  #later: Answering | undefined;
  #opening: Promise<Answering> | undefined;

  constructor() {
    super();
    this.ask = 'resolved overall reasons attitude timeliness clarity fairness ces nps comment';
    this.answer = {};
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#later?.close();
  }

  /** @internal */
  get secret(): Secret | undefined {
    const { receipt = inAddress('receipt'), token = this.receipt === undefined ? inAddress('survey') : undefined } =
      this;
    return token ? ['Survey', token] : receipt ? ['Receipt', receipt] : undefined;
  }

  protected override async connect(source: DeskSource): Promise<CustomerDesk> {
    const { client, api } = source;
    const { secret } = this;
    if (!client && api !== undefined && secret !== undefined) {
      this.view ??= await quickView(api, ...secret);
      // It can be answered now; what writes to the desk may take its time.
      if (this.view) await idle();
    }
    return super.connect(source);
  }

  protected override async deskReady(desk: CustomerDesk): Promise<void> {
    await (await this.#open()).load(desk);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if ((changed.has('receipt') || changed.has('token')) && this.hasUpdated) {
      this.view = undefined;
      this.answer = {};
      this.#later?.close();
      if (this.desk) void this.deskReady(this.desk);
    }
    if (this.deskError)
      void this.#open().then((later) => {
        later.lost();
      });
  }

  /** Loads what comes after the first look. What is done meanwhile waits for it, one thing after the other. */
  #open(): Promise<Answering> {
    this.#opening ??= untilLoaded(() => import('./answering.ts')).then(async ({ Answering }) => {
      this.#later = await new Answering(this).open();
      this.requestUpdate();
      return this.#later;
    });
    return this.#opening;
  }

  readonly #changed = ({ target }: Event): void => {
    void this.#open().then((later) => {
      later.changed(target as HTMLInputElement);
    });
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#open().then((later) => later.submit());
  };

  /** @internal */
  focusOn(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  override render(): TemplateResult {
    return html`${this.bare ? nothing : html`<h2 tabindex="-1">${this.t('heading')}</h2>`}
    ${this.#later?.instead(this.deskError) ?? this.#questions()}`;
  }

  #questions(): TemplateResult {
    const later = this.#later;
    if (!this.view?.actions.includes('answer-survey') || (this.view.survey && !later))
      return html`<p class="muted" role="status">${this.t('loading')}</p>`;
    return html`<form novalidate @input=${this.#changed} @submit=${this.#submit}>
      ${this.ask.split(/\s+/).map((name) => this.#question(name))}
      <div role="alert">${later?.failure()}</div>
      <div class="buttons">
        <button class="primary" type="submit" aria-disabled=${later?.busy ? 'true' : nothing}>${this.t('send')}</button>
      </div>
    </form>`;
  }

  #question(name: string): unknown {
    const { answer, locale } = this;
    if (isScale(name)) {
      const kind = name === 'ces' || name === 'nps' ? name : 'rating';
      const texts = { low: this.t(`low.${kind}`), high: this.t(`high.${kind}`), tag: locale.tag };
      return renderScale(name, answer[name], { legend: this.t(`ask.${name}`), ...texts });
    }
    switch (name) {
      case 'resolved':
        return html`<fieldset class="field" part="field">
          <legend>${this.t('ask.resolved')}</legend>
          <div class="scale">
            ${(['yes', 'no'] as const).map((it) => choice(name, it, answer.resolved === (it === 'yes'), this.t(it)))}
          </div>
        </fieldset>`;
      case 'reasons':
        return this.#later?.reasons();
      case 'comment':
        return html`<div class="field" part="field">
          <label for="comment">${this.t('comment')} <span class="optional">${this.t('optional')}</span></label>
          <textarea
            id="comment"
            name=${name}
            part="control"
            dir="auto"
            maxlength="5000"
            .value=${answer.comment ?? ''}
          ></textarea>
        </div>`;
      default:
        return nothing;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'complaint-survey': ComplaintSurvey;
  }
}
