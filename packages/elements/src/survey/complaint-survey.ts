import type { CustomerView, Survey } from '@redress/cases';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CustomerElement } from '../base/customer-element.ts';
import { receiptInAddress } from '../base/receipt-in-address.ts';
import { ComplaintSurveyAnsweredEvent } from '../events/complaint-survey-answered.ts';
import { surveyMessages, type SurveyKey } from '../locales/survey/catalogue.ts';
import { button } from '../theme/button.ts';
import { field } from '../theme/field.ts';
import { tokens } from '../theme/tokens.ts';
import { surveyStyles } from './complaint-survey.styles.ts';
import { renderScale, scales, type ScaleName } from './scale.ts';

const isScale = (name: string): name is ScaleName => Object.hasOwn(scales, name);

/**
 * Asks a customer how the complaint was handled: once a case, and the answer can be changed for a day.
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
    ask: {},
    bare: { type: Boolean },
    view: { state: true },
    answer: { state: true },
    phase: { state: true },
    failure: { state: true },
  };
  static override styles = [tokens, button, field, surveyStyles];
  static override catalogues = [surveyMessages];

  /** The secret that opens the case; without it, the one in the page's `#receipt=`. */
  declare receipt: string | undefined;
  /** What is asked, in this order; `resolved overall attitude timeliness clarity fairness ces nps comment`. */
  declare ask: string;
  /** Without a heading of its own. */
  declare bare: boolean;

  declare private view: CustomerView | undefined;
  declare private answer: Survey;
  declare private phase: 'asking' | 'sending' | 'done';
  /** A coded error; `needed` when nothing was answered. */
  declare private failure: unknown;

  constructor() {
    super();
    this.ask = 'resolved overall attitude timeliness clarity fairness ces nps comment';
    this.answer = {};
    this.phase = 'asking';
  }

  protected override async deskReady(): Promise<void> {
    await this.#load();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('receipt') && this.hasUpdated) void this.#load();
  }

  get #receipt(): string | undefined {
    return this.receipt ?? receiptInAddress();
  }

  async #load(): Promise<void> {
    const receipt = this.#receipt;
    if (!this.desk || !receipt) return;
    try {
      this.view = await this.desk.track(receipt);
      this.answer = this.view.survey ?? {};
      this.phase = this.view.survey ? 'done' : 'asking';
    } catch (error) {
      this.failure = error;
    }
  }

  readonly #changed = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    if (isScale(name)) this.answer = { ...this.answer, [name]: Number(value) };
    else if (name === 'resolved') this.answer = { ...this.answer, resolved: value === 'yes' };
    else if (name === 'comment') {
      const { comment: _, ...rest } = this.answer;
      this.answer = value ? { ...rest, comment: value } : rest;
    }
    this.failure = undefined;
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const receipt = this.#receipt;
    if (!this.desk || !receipt || this.phase === 'sending') return;
    if (!Object.keys(this.answer).length) {
      this.failure = 'needed';
      await this.#focus('input, textarea');
      return;
    }
    this.phase = 'sending';
    try {
      this.view = await this.desk.act(receipt, { type: 'answer-survey', survey: this.answer });
      this.phase = 'done';
      this.emit(new ComplaintSurveyAnsweredEvent(this.answer));
      await this.#focus('.thanks');
    } catch (error) {
      this.phase = 'asking';
      this.failure = error;
    }
  };

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  override render(): TemplateResult {
    const heading = this.bare ? nothing : html`<h2 tabindex="-1">${this.t('heading')}</h2>`;
    return html`${heading} ${this.#body()}`;
  }

  #body(): TemplateResult {
    const { view, phase } = this;
    const failure = this.failure ?? this.deskError;
    if (!this.#receipt) return html`<p role="alert">${this.t('no-receipt')}</p>`;
    if (!view) {
      return failure === undefined
        ? html`<p class="muted" role="status">${this.t('loading')}</p>`
        : html`<p class="error" role="alert">${this.errorText(failure)}</p>`;
    }
    if (phase === 'done') return this.#done(view);
    if (!view.actions.includes('answer-survey')) return html`<p class="muted">${this.t('not-yet')}</p>`;
    return html`<form novalidate @change=${this.#changed} @submit=${(event: Event) => void this.#submit(event)}>
      ${this.ask.split(/\s+/).map((name) => this.#question(name))}
      <div role="alert">
        ${
          failure === undefined
            ? nothing
            : html`<p class="error">${failure === 'needed' ? this.t('needed') : this.errorText(failure)}</p>`
        }
      </div>
      <div class="buttons">
        <button class="primary" type="submit" aria-disabled=${phase === 'sending' ? 'true' : nothing}>
          ${this.t('send')}
        </button>
      </div>
    </form>`;
  }

  #done(view: CustomerView): TemplateResult {
    const change = () => {
      this.phase = 'asking';
      void this.#focus('input');
    };
    return html`<div class="done">
      <p class="thanks" role="status" tabindex="-1">${this.t('thanks')}</p>
      ${
        view.actions.includes('answer-survey')
          ? html`<div class="buttons">
              <button type="button" class="small" @click=${change}>${this.t('change')}</button>
              <span class="small muted">${this.t('change.until')}</span>
            </div>`
          : nothing
      }
    </div>`;
  }

  #question(name: string): unknown {
    const { answer, locale } = this;
    if (isScale(name)) {
      const kind = name === 'ces' || name === 'nps' ? name : 'rating';
      return renderScale(name, answer[name], {
        legend: this.t(`ask.${name}`),
        low: this.t(`low.${kind}`),
        high: this.t(`high.${kind}`),
        tag: locale.tag,
      });
    }
    if (name === 'resolved') {
      return html`<fieldset class="field" part="field">
        <legend>${this.t('ask.resolved')}</legend>
        <div class="scale">
          ${(['yes', 'no'] as const).map(
            (it) =>
              html`<label>
                <input type="radio" name="resolved" value=${it} .checked=${answer.resolved === (it === 'yes')} />
                <span>${this.t(it)}</span>
              </label>`,
          )}
        </div>
      </fieldset>`;
    }
    if (name !== 'comment') return nothing;
    return html`<div class="field" part="field">
      <label for="comment">${this.t('comment')} <span class="optional">${this.t('optional')}</span></label>
      <textarea
        id="comment"
        name="comment"
        part="control"
        dir="auto"
        maxlength="5000"
        .value=${answer.comment ?? ''}
      ></textarea>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'complaint-survey': ComplaintSurvey;
  }
}
