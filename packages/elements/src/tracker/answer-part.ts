import { html, nothing } from 'lit';
import { formatInstant } from '../base/intl.ts';
import type { TrackedCase } from './tracked-case.ts';

type Way = 'dispute' | 'withdraw' | 'reopen';

/** What a customer decides: about our proposal, to withdraw, to have the case opened again. */
export class AnswerPart {
  readonly #case: TrackedCase;
  /** What a reason is being written for. */
  #way: Way | undefined;
  /** Reasons as they are typed: a change of the case must not take them away. */
  readonly #reasons = new Map<Way, string>();
  #busy = false;
  #missing = false;
  #failure: unknown;

  constructor(it: TrackedCase) {
    this.#case = it;
  }

  async #do(command: Parameters<TrackedCase['act']>[0]): Promise<void> {
    const { host } = this.#case;
    if (this.#busy) return;
    this.#busy = true;
    this.#failure = undefined;
    host.requestUpdate();
    try {
      await this.#case.act(command);
      if (this.#way) this.#reasons.delete(this.#way);
      this.#way = undefined;
      void host.updateComplete.then(() => host.renderRoot.querySelector<HTMLElement>('h2')?.focus());
    } catch (error) {
      this.#failure = error;
    } finally {
      this.#busy = false;
      host.requestUpdate();
    }
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const way = this.#way;
    const reason = way && (this.#reasons.get(way) ?? '').trim();
    if (way === undefined || reason === undefined) return;
    this.#missing = way !== 'withdraw' && !reason;
    this.#case.host.requestUpdate();
    if (this.#missing) this.#focus('#reason');
    else if (way === 'withdraw') void this.#do({ type: way, ...(reason && { reason }) });
    else void this.#do({ type: way, reason });
  };

  #focus(selector: string): void {
    const { host } = this.#case;
    void host.updateComplete.then(() => host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  #choose(way: Way | undefined): void {
    const before = this.#way;
    this.#way = way;
    this.#missing = false;
    this.#failure = undefined;
    this.#case.host.requestUpdate();
    this.#focus(way ? '#reason' : `#do-${before ?? ''}`);
  }

  #button(way: Way, look: string) {
    const { locale } = this.#case.host;
    const choose = () => {
      this.#choose(way);
    };
    return html`<button
      type="button"
      id="do-${way}"
      class=${look}
      aria-expanded=${this.#way === way ? 'true' : 'false'}
      @click=${choose}
    >
      ${locale.t(way)}
    </button>`;
  }

  /** Asks why, and then does it. */
  #reason(...ways: readonly Way[]) {
    const way = this.#way;
    const { locale } = this.#case.host;
    if (way === undefined || !ways.includes(way) || !this.#case.view.actions.includes(way)) return nothing;
    const typed = ({ target }: Event) => {
      this.#reasons.set(way, (target as HTMLTextAreaElement).value);
    };
    const cancel = () => {
      this.#choose(undefined);
    };
    return html`<form class="reason" novalidate @submit=${this.#submit}>
      <div class="field" part="field">
        <label for="reason">${locale.t(`${way}.why`)}</label>
        <textarea
          id="reason"
          part="control"
          dir="auto"
          maxlength="5000"
          .value=${this.#reasons.get(way) ?? ''}
          @input=${typed}
          aria-invalid=${this.#missing ? 'true' : nothing}
          aria-describedby="reason-error"
        ></textarea>
        <div id="reason-error" role="alert">
          ${this.#missing ? html`<p class="error">${locale.t('needed')}</p>` : nothing}
        </div>
      </div>
      <div class="buttons">
        <button class="primary" type="submit" aria-disabled=${this.#busy ? 'true' : nothing}>
          ${locale.t('confirm')}
        </button>
        <button type="button" class="quiet" @click=${cancel}>${locale.t('cancel')}</button>
      </div>
    </form>`;
  }

  #failed() {
    const { host } = this.#case;
    return this.#failure === undefined
      ? nothing
      : html`<p class="error" role="alert">${host.errorText(this.#failure)}</p>`;
  }

  /** Our question, and our proposal with the customer's answer. */
  render(): unknown {
    const { view, host } = this.#case;
    const { locale } = host;
    const { question, offer, actions } = view;
    const when = (at: string) => formatInstant(at, locale.tag);
    return html`
      ${
        question
          ? html`<section class="panel call" part="panel" aria-labelledby="h-question">
              <h3 id="h-question">${locale.t('question')}</h3>
              <p class="text" dir="auto">${question.text}</p>
              ${question.until ? html`<p class="small muted">${locale.t('question.until', { when: when(question.until) })}</p>` : nothing}
            </section>`
          : nothing
      }
      ${
        offer
          ? html`<section
              class="panel ${actions.includes('accept') ? 'call' : ''}"
              part="panel"
              aria-labelledby="h-offer"
            >
              <h3 id="h-offer">${locale.t('offer')}</h3>
              <p>${locale.t(`outcome.${offer.outcome}`)}</p>
              <p class="text" dir="auto">${offer.plan}</p>
              ${offer.remedy.type === 'none' ? nothing : html`<p><strong>${this.#remedy(offer.remedy)}</strong></p>`}
              ${
                offer.acceptedAt
                  ? html`<p class="small muted">${locale.t('offer.accepted', { when: when(offer.acceptedAt) })}</p>`
                  : offer.until && actions.includes('accept')
                    ? html`<p class="small muted">${locale.t('offer.until', { when: when(offer.until) })}</p>`
                    : nothing
              }
              ${
                actions.includes('accept')
                  ? html`<div class="buttons">
                      <button
                        type="button"
                        class="primary"
                        aria-disabled=${this.#busy ? 'true' : nothing}
                        @click=${() => void this.#do({ type: 'accept' })}
                      >
                        ${locale.t('accept')}
                      </button>
                      ${actions.includes('dispute') ? this.#button('dispute', '') : nothing}
                    </div>`
                  : nothing
              }
              ${this.#reason('dispute')} ${this.#failed()}
            </section>`
          : nothing
      }
    `;
  }

  #remedy({ type, amount, currency }: NonNullable<TrackedCase['view']['offer']>['remedy']): string {
    const { locale } = this.#case.host;
    if (amount === undefined) return locale.t(`remedy.${type}`);
    const style = currency === undefined ? {} : ({ style: 'currency', currency } as const);
    return `${locale.t(`remedy.${type}`)}: ${new Intl.NumberFormat(locale.tag, style).format(amount)}`;
  }

  /** The ways out: withdraw, reopen. */
  ways(): unknown {
    const { actions } = this.#case.view;
    const open = (['reopen', 'withdraw'] as const).filter((way) => actions.includes(way));
    if (!open.length) return nothing;
    return html`<div class="reason">
      <div class="buttons">${open.map((way) => this.#button(way, way === 'reopen' ? '' : 'quiet'))}</div>
      ${this.#reason('withdraw', 'reopen')} ${this.#case.view.offer ? nothing : this.#failed()}
    </div>`;
  }
}
