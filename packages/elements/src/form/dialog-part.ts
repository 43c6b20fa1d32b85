import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { ComplaintCloseEvent } from '../events/complaint-close.ts';
import { dialog } from '../theme/dialog.ts';
import { adopt } from '../theme/adopt.ts';
import { buttonKinds } from '../theme/button-kinds.ts';
import { dialogPartStyles } from './dialog-part.styles.ts';

/** The form as a dialog over the page. */
export class DialogPart {
  readonly #form: LitElement;
  #open = false;

  constructor(form: LitElement) {
    this.#form = form;
    adopt(form, buttonKinds, dialog, dialogPartStyles);
  }

  get #element(): HTMLDialogElement | null {
    return this.#form.renderRoot.querySelector('dialog');
  }

  async show(): Promise<void> {
    this.#open = true;
    this.#form.requestUpdate();
    await this.#form.updateComplete;
    const element = this.#element;
    if (!element?.open) element?.showModal();
  }

  close(): void {
    this.#element?.close();
    this.#closed();
  }

  /** However it was closed: the browser closes it at Escape. */
  readonly #closed = (): void => {
    if (!this.#open) return;
    this.#open = false;
    this.#form.requestUpdate();
    this.#form.dispatchEvent(new ComplaintCloseEvent());
  };

  /** @param content is called only while the dialog is open. */
  render(content: () => TemplateResult, close: string): TemplateResult {
    const shut = () => {
      this.close();
    };
    return html`<dialog part="dialog" aria-labelledby="heading" @close=${this.#closed}>
      ${
        this.#open
          ? html`<button class="quiet icon shut" type="button" aria-label=${close} @click=${shut}>✕</button>
              ${content()}`
          : nothing
      }
    </dialog>`;
  }
}
