import type { Attachment } from '@redress/cases';
import type { StaffDesk } from '@redress/client';
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { RedressElement } from '../base/redress-element.ts';
import { caseworkMessages } from '../locales/casework/catalogue.ts';
import { inboxMessages } from '../locales/inbox/catalogue.ts';
import { shared } from '../locales/shared/catalogue.ts';
import { Formats } from '../staff/formats.ts';
import { button } from '../theme/button.ts';
import { dialog } from '../theme/dialog.ts';
import { tokens } from '../theme/tokens.ts';
import type { WorkKey } from './words.ts';

/** Kinds that a browser shows without running anything that is in them. */
const shown = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];
const largestPreview = 8 * 1024 * 1024;

/** A file of a case: its picture where it is one, its name and size, and a download. Internal to the inbox. */
export class CaseAttachment extends RedressElement<WorkKey> {
  static override styles = [
    tokens,
    button,
    dialog,
    css`
      .base {
        container-type: normal;
        background: none;
      }
      button {
        justify-content: start;
        max-inline-size: 100%;
        font-weight: 400;
        text-align: start;
      }
      img {
        inline-size: 4.5rem;
        block-size: 4.5rem;
        border-radius: calc(var(--_radius) / 2);
        object-fit: cover;
        background: var(--_sunken);
      }
      dialog {
        inline-size: max-content;
        max-inline-size: calc(100vi - 2rem);
        padding: calc(var(--_s) * 4);
      }
      dialog:not([open]) {
        display: none;
      }
      .large {
        display: block;
        inline-size: auto;
        block-size: auto;
        max-inline-size: 100%;
        max-block-size: calc(100dvb - 10rem);
        margin-block-end: calc(var(--_s) * 4);
        object-fit: contain;
      }
      .buttons {
        display: flex;
        gap: calc(var(--_s) * 2);
      }
      .name {
        overflow-wrap: anywhere;
      }
      .error {
        color: var(--_danger);
      }
    `,
  ];
  static override catalogues = [inboxMessages, caseworkMessages, shared];
  static override properties: PropertyDeclarations = {
    desk: { attribute: false },
    number: {},
    file: { attribute: false },
    preview: { state: true },
    failure: { state: true },
  };

  declare desk: StaffDesk | undefined;
  /** The case's. */
  declare number: string;
  declare file: Attachment | undefined;
  declare private preview: string | undefined;
  declare private failure: unknown;
  #blob: Promise<Blob> | undefined;
  #shownId: string | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
  }

  protected override willUpdate(): void {
    const { file } = this;
    if (!file || file.id === this.#shownId) return;
    this.#forget();
    this.#shownId = file.id;
    if (shown.includes(file.type) && file.size <= largestPreview) void this.#show(file.id);
  }

  #forget(): void {
    if (this.preview) URL.revokeObjectURL(this.preview);
    this.preview = undefined;
    this.#blob = undefined;
    this.#shownId = undefined;
  }

  #load(): Promise<Blob> {
    const { desk, file } = this;
    if (!desk || !file) throw new Error('An attachment needs its desk and file.');
    this.#blob ??= desk.attachment(this.number, file);
    return this.#blob;
  }

  async #show(id: string): Promise<void> {
    try {
      const blob = await this.#load();
      if (this.#shownId === id) this.preview = URL.createObjectURL(blob);
    } catch (error) {
      this.failure = error;
    }
  }

  async #download(): Promise<void> {
    const { file } = this;
    if (!file) return;
    try {
      const url = URL.createObjectURL(await this.#load());
      const link = document.createElement('a');
      link.href = url;
      link.download = file.name;
      link.click();
      setTimeout(() => {
        URL.revokeObjectURL(url);
      }, 60_000);
      this.failure = undefined;
    } catch (error) {
      this.#blob = undefined;
      this.failure = error;
    }
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override render(): TemplateResult | typeof nothing {
    const { file, preview } = this;
    if (!file) return nothing;
    const press = () => {
      if (preview) this.#dialog?.showModal();
      else void this.#download();
    };
    const label = this.t(preview ? 'case.attachment.preview' : 'case.attachment.download', { name: file.name });
    return html`<button type="button" class="small" aria-haspopup=${preview ? 'dialog' : nothing} @click=${press}>
        ${preview ? html`<img src=${preview} alt="" />` : nothing}
        <span
          ><span class="name">${label}</span><br /><span class="muted small"
            >${new Formats(this.locale.tag).bytes(file.size)}</span
          ></span
        >
      </button>
      ${preview ? this.#large(preview, file) : nothing}
      <span role="status" class="error small"
        >${this.failure === undefined ? nothing : this.t('case.attachment.failed', { name: file.name })}</span
      >`;
  }

  /** The picture as large as the window allows. */
  #large(preview: string, file: Attachment): TemplateResult {
    return html`<dialog aria-label=${this.t('case.attachment.preview', { name: file.name })}>
      <img class="large" src=${preview} alt=${file.name} />
      <form method="dialog" class="buttons">
        <button class="primary small">${this.t('preview.close')}</button>
        <button type="button" class="small" @click=${() => void this.#download()}>${this.t('preview.save')}</button>
      </form>
    </dialog>`;
  }
}
