import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CustomerElement } from '../base/customer-element.ts';
import { ComplaintCloseEvent } from '../events/complaint-close.ts';
import type { FormKey } from '../locales/form/catalogue.ts';

/** An element whose content stands in the page, or in a dialog that a button or the page's own code opens. */
export abstract class DialogElement extends CustomerElement<FormKey> {
  static override properties: PropertyDeclarations = {
    launcher: { type: Boolean },
    dialog: { type: Boolean },
    opened: { state: true },
  };

  /** Shows only a button, which opens the content as a dialog. */
  declare launcher: boolean;
  /** Shows nothing until `show()` opens the content as a dialog. */
  declare dialog: boolean;
  /** @internal */
  declare protected opened: boolean;

  protected abstract content(): TemplateResult;

  /** Opens the content as a dialog. */
  async show(): Promise<void> {
    this.dialog ||= !this.launcher;
    this.opened = true;
    await this.updateComplete;
    const dialog = this.#element;
    if (!dialog?.open) dialog?.showModal();
  }

  /** Closes the dialog; what was typed is kept. */
  close(): void {
    this.#element?.close();
  }

  override render(): TemplateResult {
    if (!this.launcher && !this.dialog) return this.content();
    const open = () => void this.show();
    const close = () => {
      this.close();
    };
    return html`
      ${
        this.launcher
          ? html`<button class="primary" part="launcher" aria-haspopup="dialog" @click=${open}>
              ${this.t('open')}
            </button>`
          : nothing
      }
      <dialog part="dialog" aria-labelledby="heading" @close=${this.#closed}>
        ${
          this.opened
            ? html`<button class="quiet icon shut" type="button" aria-label=${this.t('close')} @click=${close}>
                  ✕
                </button>
                ${this.content()}`
            : nothing
        }
      </dialog>
    `;
  }

  get #element(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  readonly #closed = (): void => {
    this.opened = false;
    this.emit(new ComplaintCloseEvent());
  };
}
