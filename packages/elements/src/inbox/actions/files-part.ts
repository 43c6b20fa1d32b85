import type { Attachment } from '@redress/cases';
import type { StaffDesk } from '@redress/client';
import type { FormInfo } from '@redress/desk';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { WorkKey } from '../words.ts';
import type { ActionField } from './action-fields.ts';
import type { ActionValues } from './build-command.ts';

/** What a part of the form knows of it. */
interface Setting {
  readonly id: string;
  readonly values: ActionValues;
  readonly change: (update: (values: ActionValues) => ActionValues) => void;
  readonly t: (key: WorkKey, params?: Readonly<Record<string, unknown>>) => string;
}

/** A message or a note carries no more. */
const most = 20;

/** Uploads the files of a message or a note as they are chosen; what is uploaded is kept with the draft. */
export class FilesPart {
  readonly #host: ReactiveControllerHost;
  readonly #desk: () => StaffDesk | undefined;
  readonly #reason: (error: unknown) => string;
  #sending: readonly string[] = [];
  #failures: readonly { readonly name: string; readonly reason: string }[] = [];

  constructor(host: ReactiveControllerHost, desk: () => StaffDesk | undefined, reason: (error: unknown) => string) {
    this.#host = host;
    this.#desk = desk;
    this.#reason = reason;
  }

  get busy(): boolean {
    return this.#sending.length > 0;
  }

  /** What the desk takes, for the file picker; the desk itself has the last word. */
  accept: FormInfo['attachments']['types'] = [];

  async #add(files: readonly File[], { values, change, t }: Setting): Promise<void> {
    const room = most - (values.files?.length ?? 0);
    this.#failures = files.slice(room).map(({ name }) => ({ name, reason: t('files.too-many', { count: most }) }));
    await Promise.all(files.slice(0, room).map((file) => this.#upload(file, change)));
  }

  async #upload(file: File, change: Setting['change']): Promise<void> {
    const desk = this.#desk();
    if (!desk) return;
    this.#sending = [...this.#sending, file.name];
    this.#host.requestUpdate();
    try {
      const attachment = await desk.upload(file);
      change((values) => ({ ...values, files: [...(values.files ?? []), attachment] }));
    } catch (error) {
      this.#failures = [...this.#failures, { name: file.name, reason: this.#reason(error) }];
    }
    const at = this.#sending.indexOf(file.name);
    this.#sending = this.#sending.filter((_, index) => index !== at);
    this.#host.requestUpdate();
  }

  render(_field: ActionField, setting: Setting): TemplateResult {
    const { id, values, t, change } = setting;
    const remove = ({ id: gone }: Attachment): void => {
      change((all) => ({ ...all, files: (all.files ?? []).filter((each) => each.id !== gone) }));
    };
    return html`<div class="field files">
      <input
        id=${id}
        type="file"
        multiple
        class="sr"
        accept=${this.accept.join(',') || nothing}
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const files = [...(input.files ?? [])];
          input.value = '';
          void this.#add(files, setting);
        }}
      />
      <label for=${id} class="button small quiet attach">+ ${t('files.add')}</label>
      <ul class="chips" aria-live="polite">
        ${(values.files ?? []).map(
          (file) =>
            html`<li>
              <bdi>${file.name}</bdi>
              <button
                type="button"
                class="quiet icon small"
                aria-label=${t('files.remove', { name: file.name })}
                @click=${() => {
                  remove(file);
                }}
              >
                ×
              </button>
            </li>`,
        )}
        ${this.#sending.map((name) => html`<li class="muted">${t('files.sending', { name })}</li>`)}
        ${this.#failures.map(({ name, reason }) => html`<li class="error">${t('files.failed', { name, reason })}</li>`)}
      </ul>
    </div>`;
  }
}
