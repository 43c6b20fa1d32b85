import type { Submitted } from '@redress/desk';
import { forget, remember } from '@redress/client/outbox';
import { html, nothing, type TemplateResult } from 'lit';
import { formatInstant } from '../base/intl.ts';
import { calendarFile } from './calendar-file.ts';
import type { LaterForm } from './later-form.ts';
import { trackerLink } from './tracker-link.ts';

/** The page that a customer takes away: number, receipt, what was promised, what comes next. */
export class ReceiptPart {
  readonly #host: LaterForm;
  readonly #submitted: Submitted;
  #leaving = false;

  constructor(host: LaterForm, submitted: Submitted) {
    this.#host = host;
    this.#submitted = submitted;
  }

  get #link(): string | undefined {
    return trackerLink(this.#host.trackerHref, this.#submitted.receipt);
  }

  readonly #remember = ({ target }: Event): void => {
    const { checked } = target as HTMLInputElement;
    const desk = this.#host.connectedDesk()?.api ?? '';
    void (checked ? remember(desk, this.#submitted) : forget(desk, this.#submitted.number));
  };

  async #copy(): Promise<void> {
    const { host } = this.#parts;
    const { number, receipt } = this.#submitted;
    const text = [number, receipt, this.#link].filter(Boolean).join('\n');
    try {
      await navigator.clipboard.writeText(text);
      host.announce(host.locale.t('copied'));
    } catch {
      // Not permitted in this frame or context: the person can do it.
      const secret = host.renderRoot.querySelector('.secret');
      if (secret) getSelection()?.selectAllChildren(secret);
      host.announce(host.locale.t('copy.failed'));
    }
  }

  #calendar(): void {
    const { number, case: it } = this.#submitted;
    const due = it.clocks.find(({ kind }) => kind === 'resolve') ?? it.clocks.at(-1);
    if (!due) return;
    const summary = `${this.#host.locale.t('promise.resolve')}: ${number}`;
    const link = document.createElement('a');
    // Calendars are shared with others: the receipt stays out.
    const url = this.#link?.split('#')[0];
    link.href = URL.createObjectURL(calendarFile({ uid: number, at: due.dueAt, summary, url, now: new Date() }));
    link.download = `${number}.ics`;
    link.click();
    setTimeout(() => {
      URL.revokeObjectURL(link.href);
    }, 60_000);
  }

  get #parts() {
    return { host: this.#host, t: (key: string) => this.#host.locale.t(key) };
  }

  #promises(): TemplateResult[] {
    const { t, host } = this.#parts;
    return this.#submitted.case.clocks
      .filter(({ kind, metAt }) => ['respond', 'resolve'].includes(kind) && metAt === undefined)
      .map(
        ({ kind, dueAt }) =>
          html`<dt>${t(`promise.${kind}`)}</dt>
            <dd><time datetime=${dueAt}>${formatInstant(dueAt, host.locale.tag)}</time></dd>`,
      );
  }

  #leave(again: () => void) {
    const { t, host } = this.#parts;
    const set = (leaving: boolean) => () => {
      this.#leaving = leaving;
      host.requestUpdate();
    };
    return this.#leaving
      ? html`<div class="notice warning">
          <p>${t('again.sure')}</p>
          <div class="buttons">
            <button type="button" class="small" @click=${again}>${t('again.yes')}</button>
            <button type="button" class="small quiet" @click=${set(false)}>${t('cancel')}</button>
          </div>
        </div>`
      : html`<div class="buttons">
          <button type="button" class="quiet" @click=${set(true)}>${t('again')}</button>
        </div>`;
  }

  /** @param again takes the receipt as kept, and begins another complaint. */
  render(again: () => void): TemplateResult {
    const { t, host } = this.#parts;
    const { number, receipt, case: it } = this.#submitted;
    return html`<div class="sent" part="receipt">
      <div class="notice success">
        <h2 id="heading" tabindex="-1">${t('sent')}</h2>
        <p>${t('sent.text')}</p>
      </div>
      <div class="receipt">
        <dl>
          <dt>${t('number')}</dt>
          <dd class="number" part="number">${number}</dd>
          <dt>${t('receipt')}</dt>
          <dd class="secret" part="secret" translate="no">${receipt}</dd>
          ${this.#promises()}
        </dl>
        <div class="buttons">
          ${this.#link ? html`<a class="button primary" href=${this.#link}>${t('track')}</a>` : nothing}
          <button type="button" @click=${() => void this.#copy()}>${t('copy')}</button>
          <button
            type="button"
            @click=${() => {
              print();
            }}
          >
            ${t('print')}
          </button>
          ${
            it.clocks.length
              ? html`<button
                  type="button"
                  @click=${() => {
                    this.#calendar();
                  }}
                >
                  ${t('calendar')}
                </button>`
              : nothing
          }
        </div>
      </div>
      ${
        host.onBehalf === undefined
          ? html`<div class="field">
              <label class="choice">
                <input type="checkbox" aria-describedby="remember-help" @change=${this.#remember} />
                <span>${t('remember')}</span>
              </label>
              <p class="help" id="remember-help">${t('remember.help')}</p>
            </div>`
          : nothing
      }
      <h3>${t('next.title')}</h3>
      <ol class="next">
        <li>${t('next.assigned')}</li>
        <li>${t('next.answer')}</li>
        <li>${t('next.decide')}</li>
      </ol>
      ${this.#leave(again)}
    </div>`;
  }
}
