import type { Survey } from '@redress/cases';
import type { CustomerDesk } from '@redress/client';
import type { SurveyView } from '@redress/desk';
import { openDraft, type Draft } from '@redress/client/drafts';
import { html, nothing, type TemplateResult } from 'lit';
import { ComplaintSurveyAnsweredEvent } from '../events/complaint-survey-answered.ts';
import { ratedMessages } from '../locales/rated/catalogue.ts';
import { shared } from '../locales/shared/catalogue.ts';
import { adopt } from '../theme/adopt.ts';
import { buttonKinds } from '../theme/button-kinds.ts';
import { choice } from '../theme/choice.ts';
import { answeringStyles } from './answering.styles.ts';
import { moodOf, reasonsOf } from './reasons.ts';
import type { Secret, SurveyHost } from './survey-host.ts';

const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && !value.length);
const given = (answer: Survey): Survey =>
  Object.fromEntries(Object.entries(answer as Record<string, unknown>).filter(([, value]) => isGiven(value)));

/** What the survey needs once somebody answers it: the draft, reasons, the way to the desk, thanks, what went wrong. */
export class Answering {
  readonly #host: SurveyHost;
  #phase: 'asking' | 'sending' | 'done' = 'asking';
  #failure: unknown;
  #desk: CustomerDesk | undefined;
  #draft: Draft | undefined;
  /** Was asked to send before there was a desk. */
  #wanted = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Another object once the survey has gone or is about another complaint: what was being opened is not wanted then. */
  #visit = {};

  constructor(host: SurveyHost) {
    this.#host = host;
  }

  async open(): Promise<this> {
    const { locale } = this.#host;
    adopt(this.#host, buttonKinds, choice, answeringStyles);
    await Promise.all([locale.add(ratedMessages), locale.add(shared)]);
    return this;
  }

  /** Shows the case of the receipt, as `desk` has it unless it is there already. */
  async load(desk: CustomerDesk): Promise<void> {
    const host = this.#host;
    const visit = this.#visit;
    this.#desk = desk;
    this.#failure = undefined;
    if (host.secret === undefined) return;
    try {
      const view = host.view ?? (await this.#ask(desk, host.secret));
      if (visit !== this.#visit) return;
      host.view = view;
      this.#phase = view.survey ? 'done' : 'asking';
      host.answer = { ...view.survey, ...host.answer };
      if (view.actions.includes('answer-survey')) await this.#keep(view);
    } catch (error) {
      if (visit !== this.#visit) return;
      this.#failure = error;
    }
    host.requestUpdate();
    if (this.#wanted) await this.submit();
  }

  /** The survey as it stands, or once this answer is in. */
  #ask(desk: CustomerDesk, [scheme, secret]: Secret, survey?: Survey): Promise<SurveyView> {
    if (scheme === 'Survey') return desk.survey(secret, survey);
    return survey ? desk.act(secret, { type: 'answer-survey', survey }) : desk.track(secret);
  }

  /** What was answered is kept on the device until it is sent; an earlier visit's answers come back. */
  async #keep({ number, survey }: SurveyView): Promise<void> {
    const host = this.#host;
    const visit = this.#visit;
    const draft = this.#draft ?? (await openDraft(`survey:${number}`));
    const isOver = visit !== this.#visit;
    // The next visit keeps what is answered in it; of a survey that has gone, what was answered is kept here.
    if (isOver && (host.isConnected || host.view?.number !== number)) return draft.close();
    const kept = draft.content as Survey | undefined;
    const early = survey ? {} : host.answer;
    if (kept) {
      host.answer = { ...host.answer, ...kept, ...early };
      this.#phase = 'asking';
    }
    if (Object.keys(early).length) draft.set(host.answer);
    if (isOver) return draft.close();
    this.#draft = draft;
  }

  /** Something was answered. */
  changed({ name, type, value, checked }: HTMLInputElement): void {
    const host = this.#host;
    const { reasons = [] } = host.answer;
    const others = reasons.filter((id) => id !== value);
    const to =
      name === 'resolved'
        ? value === 'yes'
        : name === 'reasons'
          ? [...others, ...(checked ? [value] : [])]
          : type === 'radio'
            ? Number(value)
            : value;
    host.answer = { ...host.answer, [name]: to };
    this.#failure = undefined;
    this.#draft?.set(host.answer);
    host.requestUpdate();
  }

  /** There is no desk, for now. */
  lost(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#host.retryDesk();
    }, 10_000);
  }

  close(): void {
    this.#visit = {};
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#draft?.close();
    this.#draft = undefined;
  }

  async submit(): Promise<void> {
    const host = this.#host;
    const { secret } = host;
    this.#wanted = !this.#desk;
    if (!this.#desk || secret === undefined || this.#phase === 'sending') return;
    const survey = given(host.answer);
    if (!Object.keys(survey).length) {
      this.#failure = { code: 'needed' };
      host.requestUpdate();
      host.focusOn('input, textarea');
      return;
    }
    this.#phase = 'sending';
    host.requestUpdate();
    try {
      host.view = await this.#ask(this.#desk, secret, survey);
      this.#phase = 'done';
      await this.#draft?.discard();
      host.dispatchEvent(new ComplaintSurveyAnsweredEvent(survey));
      host.focusOn('.thanks');
    } catch (error) {
      this.#phase = 'asking';
      this.#failure = error;
    }
    host.requestUpdate();
  }

  /** What is shown in the questions' place, if anything. @param lost why there is no desk. */
  instead(lost: unknown): TemplateResult | undefined {
    const { view, secret, locale } = this.#host;
    const failure = this.#failure ?? lost;
    if (secret === undefined) return html`<p role="alert">${locale.t('no-receipt')}</p>`;
    if (!view)
      return failure === undefined
        ? undefined
        : html`<p class="error" role="alert">${this.#host.errorText(failure)}</p>`;
    if (this.#phase === 'done') return this.#done(view.actions.includes('answer-survey'));
    return view.actions.includes('answer-survey') ? undefined : html`<p class="muted">${locale.t('not-yet')}</p>`;
  }

  /** Between the questions and the button. */
  failure(): unknown {
    const failure = this.#failure as { readonly code?: string } | undefined;
    if (!failure) return nothing;
    const text = failure.code === 'needed' ? this.#host.locale.t('needed') : this.#host.errorText(failure);
    return html`<p class="error">${text}</p>`;
  }

  get busy(): boolean {
    return this.#phase === 'sending';
  }

  /** Chips that name what a low or a high score is for. */
  reasons(): unknown {
    const { answer, locale } = this.#host;
    const mood = moodOf(answer);
    if (!mood) return nothing;
    return html`<fieldset class="field" part="field">
      <legend>${locale.t(`reasons.${mood}`)}</legend>
      <div class="chips">
        ${reasonsOf[mood].map(
          (id) =>
            html`<label
              ><input type="checkbox" name="reasons" value=${id} .checked=${answer.reasons?.includes(id) ?? false} />
              <span>${locale.t(`reason.${id}`)}</span></label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  #done(changeable: boolean): TemplateResult {
    const host = this.#host;
    const change = () => {
      this.#phase = 'asking';
      host.requestUpdate();
      host.focusOn('input');
    };
    return html`<div class="done">
      <p class="thanks" role="status" tabindex="-1">${host.locale.t('thanks')}</p>
      ${
        changeable
          ? html`<div class="buttons">
              <button type="button" class="small" @click=${change}>${host.locale.t('change')}</button>
              <span class="small muted">${host.locale.t('change.until')}</span>
            </div>`
          : nothing
      }
    </div>`;
  }
}
