import type { Complaint } from '@redress/cases';
import type { Draft } from '@redress/client/drafts';
import { newId, openOutbox, OutboxEvent, type Outbox, type OutboxEntry } from '@redress/client/outbox';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDistance } from '../base/intl.ts';
import { ComplaintSubmitEvent } from '../events/complaint-submit.ts';
import { ComplaintSubmittedEvent } from '../events/complaint-submitted.ts';
import type { LaterForm } from './later-form.ts';
import { ReceiptPart } from './receipt-part.ts';

/** A complaint's way to the desk, as the person sees it: waiting, sending, sent with its receipt, or sent back. */
export class SendingPart {
  /** What is on its way or waits for its receipt to be taken over; nothing while the form is being filled in. */
  current: OutboxEntry | undefined;
  /** Being handed to the outbox. */
  busy = false;
  readonly #form: LaterForm;
  #outbox: Outbox | undefined;
  #draft: Draft | undefined;
  #refused: OutboxEntry | undefined;
  #receipt: ReceiptPart | undefined;
  /** Of the complaint that is being written: what it takes to submit it can be prepared. */
  #key = newId();

  /** Resolves once there is a desk: somebody may be faster. */
  readonly #found: Promise<void>;
  #find: () => void = () => undefined;

  constructor(form: LaterForm) {
    this.#form = form;
    this.#found = new Promise((resolve) => (this.#find = resolve));
  }

  /** Sends and shows what an earlier visit left in the outbox; what the desk refuses of it comes back into `draft`. */
  async resume(draft: Draft): Promise<void> {
    this.#draft = draft;
    const outbox = await this.#open();
    const left = (await outbox?.entries())?.filter(({ form }) => form === this.#form.draftKey);
    this.#show(left?.at(-1));
  }

  /** The desk has been found. */
  connected(): void {
    // Nobody is taken from what they write: what was left is sent now, and shown at the next visit.
    if (this.busy || this.#form.matches(':focus-within')) void this.#open();
    else if (this.#draft && !this.#outbox) void this.resume(this.#draft);
    this.#find();
  }

  stop(): void {
    this.#outbox?.removeEventListener('entry', this.#follow);
    this.#outbox = undefined;
  }

  /** Somebody writes: what the desk will ask of a submit is begun with. */
  prepare(): void {
    const { info, onBehalf } = this.#form;
    if (info?.proofOfWork && onBehalf === undefined) this.#form.connectedDesk()?.prepare?.(this.#key);
  }

  /** What people neither see nor hear of, and robots fill in. */
  trap(): TemplateResult {
    return html`<div class="sr" aria-hidden="true">
      <input type="text" name="homepage" tabindex="-1" autocomplete="off" />
    </div>`;
  }

  get isReady(): boolean {
    return this.#outbox !== undefined;
  }

  /** Resolves once something can be sent: `true` for who asked first, for others there is nothing left to do. */
  async ready(): Promise<boolean> {
    if (this.busy) return false;
    this.#be(true);
    try {
      if (!this.#form.connectedDesk()) await this.#found;
      return !!(await this.#open());
    } finally {
      this.#be(false);
    }
  }

  #be(busy: boolean): void {
    this.busy = busy;
    this.#form.requestUpdate();
  }

  async submit(draft: Draft, complaint: Complaint): Promise<void> {
    const form = this.#form;
    const outbox = this.#outbox;
    if (this.busy || !outbox || !form.dispatchEvent(new ComplaintSubmitEvent(complaint))) return;
    this.#draft = draft;
    this.#be(true);
    try {
      this.#refused = undefined;
      const trap = form.renderRoot.querySelector<HTMLInputElement>('[name=homepage]');
      const trapped = !!trap?.value;
      const key = this.#key;
      this.#key = newId();
      this.#show(await outbox.submit(draft, complaint, { key, trapped }));
    } finally {
      this.#be(false);
    }
  }

  async #open(): Promise<Outbox | undefined> {
    const desk = this.#form.connectedDesk();
    if (this.#outbox || !desk) return this.#outbox;
    const outbox = await openOutbox(desk);
    this.#outbox ??= outbox;
    outbox.addEventListener('entry', this.#follow);
    return outbox;
  }

  readonly #follow = (event: Event): void => {
    if (!(event instanceof OutboxEvent)) return;
    const { entry } = event;
    if (entry.key !== this.current?.key) return;
    if (entry.state === 'refused') void this.#back(entry);
    else this.#show(entry);
  };

  /** The desk does not take it: it is a draft again, with what is wrong. */
  async #back(entry: OutboxEntry): Promise<void> {
    const form = this.#form;
    this.current = undefined;
    this.#refused = entry;
    if (entry.draft !== undefined) await this.#draft?.resume(entry.draft);
    form.requestUpdate();
    form.focusOn('.refused');
  }

  #show(entry: OutboxEntry | undefined): void {
    const form = this.#form;
    const arrived = entry?.state === 'sent' && this.current && this.current.state !== 'sent';
    this.current = entry;
    if (entry?.submitted && !this.#receipt) this.#receipt = new ReceiptPart(form, entry.submitted);
    form.requestUpdate();
    if (!arrived || !entry.submitted) return;
    const { number, receipt } = entry.submitted;
    form.dispatchEvent(new ComplaintSubmittedEvent(number, receipt));
    form.focusOn('h2');
  }

  async #again(): Promise<void> {
    const form = this.#form;
    if (this.current) await this.#outbox?.acknowledge(this.current.key);
    this.current = undefined;
    this.#receipt = undefined;
    form.requestUpdate();
    form.focusOn('h2');
  }

  /** Why the last try came back; above the form. */
  notice(): unknown {
    if (!this.#refused?.reason) return nothing;
    return html`<p class="notice danger refused" role="alert" tabindex="-1">
      ${this.#form.errorText(this.#refused.reason)}
    </p>`;
  }

  render(): TemplateResult {
    const { current: entry } = this;
    if (entry?.state === 'sent' && this.#receipt) return this.#receipt.render(() => void this.#again());
    return html`<div class="sent" role="status">
      ${entry?.state === 'waiting' ? this.#waiting(entry) : this.#sending(entry)}
    </div>`;
  }

  #sending(entry: OutboxEntry | undefined) {
    const { locale } = this.#form;
    const { progress = 0 } = entry ?? {};
    return html`<h2 id="heading" tabindex="-1">${locale.t('sending')}</h2>
      <p>${locale.t(entry?.kept === false ? 'waiting.open' : 'sending.text')}</p>
      ${progress > 0 ? html`<progress value=${progress} max="1" aria-label=${locale.t('sending')}></progress>` : nothing}`;
  }

  #waiting({ reason, nextAt, kept }: OutboxEntry) {
    const { locale } = this.#form;
    const when = nextAt === undefined ? undefined : formatDistance(nextAt, Date.now(), locale.tag);
    const retry = () => void this.#outbox?.retry();
    return html`<h2 id="heading" tabindex="-1">${locale.t('waiting.title')}</h2>
      <div class="notice warning">
        ${reason ? html`<p><strong>${this.#form.errorText(reason)}</strong></p>` : nothing}
        <p>${locale.t(kept ? 'waiting.text' : 'waiting.open')}</p>
        ${when ? html`<p class="muted small">${locale.t('waiting.next', { when })}</p>` : nothing}
      </div>
      <div class="buttons">
        <button type="button" class="primary" @click=${retry}>${locale.t('waiting.now')}</button>
      </div>`;
  }
}
