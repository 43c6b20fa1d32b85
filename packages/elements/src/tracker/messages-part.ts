import type { Attachment } from '@redress/cases';
import { newId, openDraft, type Draft } from '@redress/client/drafts';
import { html, nothing, type TemplateResult } from 'lit';
import { formatBytes, formatInstant } from '../base/intl.ts';
import { FilesPart } from '../form/files-part.ts';
import type { TrackedCase } from './tracked-case.ts';

/** A message as it was sent last: sent again just so, it goes by the same key, and is taken once. */
interface Tried {
  readonly text: string;
  /** Ids of its files. */
  readonly files: string;
  readonly key: string;
}

/** What is kept of a message. */
interface Kept {
  readonly text: string;
  readonly tried?: Tried | undefined;
}

/** Messages both ways, and the one being written, which is kept on the device until it is sent. */
export class MessagesPart {
  readonly #case: TrackedCase;
  #draft: Draft | undefined;
  #files: FilesPart | undefined;
  #text = '';
  #tried: Tried | undefined;
  #busy = false;
  #missing = false;
  #failure: unknown;
  #stopped = false;

  constructor(it: TrackedCase) {
    this.#case = it;
    if (it.view.actions.includes('send-message')) void this.#open();
  }

  stop(): void {
    this.#stopped = true;
    void this.#draft?.close();
  }

  async #open(): Promise<void> {
    const it = this.#case;
    const draft = await openDraft(`message:${it.view.number}`);
    const { text = '', tried } = (draft.content ?? {}) as Partial<Kept>;
    // What was sent while the draft was being opened keeps its key.
    this.#tried ??= tried;
    // What was typed meanwhile goes below what was kept.
    const typed = this.#text;
    this.#text = text && typed ? `${text}\n${typed}` : text || typed;
    if (typed) draft.set(this.#kept());
    if (this.#stopped) {
      await draft.close();
      return;
    }
    this.#draft = draft;
    const form = {
      locale: it.host.locale,
      renderRoot: it.host.renderRoot,
      get info() {
        return it.info;
      },
      get updateComplete() {
        return it.host.updateComplete;
      },
      announce: (text: string) => {
        it.host.announce(text);
      },
      requestUpdate: () => {
        it.host.requestUpdate();
      },
      focusOn: () => {
        this.#focus('#add-files');
      },
    };
    this.#files = new FilesPart(form, draft);
    draft.addEventListener('change', form.requestUpdate);
    form.requestUpdate();
  }

  #kept(): Kept {
    return { text: this.#text, tried: this.#tried };
  }

  #focus(selector: string): void {
    const { host } = this.#case;
    void host.updateComplete.then(() => host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  readonly #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { host, desk } = this.#case;
    const text = this.#text.trim();
    this.#missing = !text;
    host.requestUpdate();
    if (this.#busy) return;
    if (!text) {
      this.#focus('#message');
      return;
    }
    this.#busy = true;
    this.#failure = undefined;
    try {
      const files = (this.#draft?.files ?? []).map(({ id }) => id).join();
      if (this.#tried?.text !== text || this.#tried.files !== files) this.#tried = { text, files, key: newId() };
      const { key } = this.#tried;
      // Kept before it is sent: if the answer is lost, a later visit knows that it is the same message.
      this.#draft?.set(this.#kept());
      await this.#draft?.flush();
      const attachments: Attachment[] = [];
      for (const { id } of this.#draft?.files ?? []) {
        const file = await this.#draft?.file(id);
        // The same id again is the same upload: a second try sends nothing twice.
        if (file) attachments.push(await desk.upload(file, { id }));
      }
      await this.#case.act({ type: 'send-message', message: { text, key, attachments } });
      // What was typed while it went is the next one.
      this.#text = this.#text.trim() === text ? '' : this.#text;
      this.#tried = undefined;
      await this.#draft?.discard();
      if (this.#text) this.#draft?.set(this.#kept());
      host.announce(host.locale.t('sent'));
    } catch (error) {
      this.#failure = error;
    } finally {
      this.#busy = false;
      host.requestUpdate();
    }
  };

  async #download(attachment: Attachment): Promise<void> {
    const { desk, receipt, host } = this.#case;
    try {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await desk.download(attachment, receipt));
      link.download = attachment.name;
      link.click();
      setTimeout(() => {
        URL.revokeObjectURL(link.href);
      }, 60_000);
    } catch (error) {
      this.#failure = error;
      host.requestUpdate();
    }
  }

  attachments(all: readonly Attachment[]): TemplateResult {
    const { locale } = this.#case.host;
    return html`<ul class="files">
      ${all.map(
        (it) =>
          html`<li>
            <button
              type="button"
              class="small"
              title=${locale.t('download', { name: it.name })}
              @click=${() => void this.#download(it)}
            >
              <bdi>${it.name}</bdi> <span class="muted">${formatBytes(it.size, locale.tag)}</span>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #writing() {
    const { host, view } = this.#case;
    const { locale } = host;
    const typed = ({ target }: Event) => {
      this.#text = (target as HTMLTextAreaElement).value;
      this.#draft?.set(this.#kept());
    };
    const picked = ({ target }: Event) => {
      const input = target as HTMLInputElement;
      void this.#files?.add([...(input.files ?? [])]);
      input.value = '';
    };
    const browse = () => host.renderRoot.querySelector<HTMLInputElement>('#picker')?.click();
    return html`<form class="write" novalidate @submit=${(event: Event) => void this.#send(event)}>
      <div class="field" part="field">
        <label for="message">${locale.t(view.question ? 'reply' : 'write')}</label>
        <textarea
          id="message"
          part="control"
          dir="auto"
          maxlength="20000"
          .value=${this.#text}
          @input=${typed}
          aria-invalid=${this.#missing ? 'true' : nothing}
          aria-describedby="message-error"
        ></textarea>
        <div id="message-error" role="alert">
          ${this.#missing ? html`<p class="error">${locale.t('needed')}</p>` : nothing}
          ${this.#failure === undefined ? nothing : html`<p class="error">${host.errorText(this.#failure)}</p>`}
        </div>
      </div>
      ${this.#files?.render()}
      <div class="buttons">
        <button class="primary" type="submit" aria-disabled=${this.#busy ? 'true' : nothing}>
          ${locale.t(this.#busy ? 'sending' : 'send')}
        </button>
        <button type="button" class="quiet" id="add-files" @click=${browse}>${locale.t('files.add')}</button>
        <input
          id="picker"
          type="file"
          multiple
          hidden
          tabindex="-1"
          aria-label=${locale.t('files.add')}
          accept=${this.#case.info?.attachments.types.join() ?? ''}
          @change=${picked}
        />
      </div>
    </form>`;
  }

  render(): unknown {
    const { view, host } = this.#case;
    const { locale } = host;
    const may = view.actions.includes('send-message');
    if (!may && !view.messages.length) return nothing;
    return html`<section class="panel" part="panel" aria-labelledby="h-messages">
      <h3 id="h-messages">${locale.t('messages')}</h3>
      ${
        view.messages.length
          ? html`<ol class="messages">
              ${view.messages.map(
                ({ at, from, name, text, attachments }) =>
                  html`<li class="message ${from === 'customer' ? 'mine' : ''}">
                    <p class="small muted">
                      <bdi>${from === 'customer' ? locale.t('you') : (name ?? locale.t('us'))}</bdi>,
                      <time datetime=${at}>${formatInstant(at, locale.tag, 'short')}</time>
                    </p>
                    <p class="text" dir="auto">${text}</p>
                    ${attachments.length ? this.attachments(attachments) : nothing}
                  </li>`,
              )}
            </ol>`
          : html`<p class="muted">${locale.t('messages.none')}</p>`
      }
      ${may ? this.#writing() : nothing}
    </section>`;
  }
}
