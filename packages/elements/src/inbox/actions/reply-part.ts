import type { FilledReply } from '@redress/desk';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Params } from '../../base/messages.ts';
import type { WorkKey, Words } from '../words.ts';
import { unfilledIn } from './build-command.ts';

/** The policy's ready-made answers for the open case, put where the cursor is. */
export class ReplyPart {
  readonly #host: ReactiveControllerHost;
  #replies: readonly FilledReply[] = [];
  #of: string | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Asks for a case's templates, once. */
  async load(number: string, ask: () => Promise<readonly FilledReply[]>): Promise<void> {
    if (this.#of === number) return;
    this.#of = number;
    this.#replies = [];
    const replies = await ask();
    if (this.#of !== number) return;
    this.#replies = replies;
    this.#host.requestUpdate();
  }

  /** @param insert puts a text where the cursor is. */
  render(
    { t, vocabulary }: Pick<Words, 't' | 'vocabulary'>,
    insert: (text: string) => void,
  ): TemplateResult | typeof nothing {
    if (!this.#replies.length) return nothing;
    return html`<select
      class="replies"
      aria-label=${t('replies.insert')}
      @change=${(event: Event) => {
        const select = event.target as HTMLSelectElement;
        const reply = this.#replies.find(({ id }) => id === select.value);
        select.value = '';
        if (reply) insert(reply.text);
      }}
    >
      <option value="">${t('replies.insert')}…</option>
      ${this.#replies.map(
        ({ id, label, language }) => html`<option value=${id}>${vocabulary.text(label, id)} (${language})</option>`,
      )}
    </select>`;
  }

  /** What must still be filled in by hand. */
  renderUnfilled(text: string, t: (key: WorkKey, params?: Params) => string): TemplateResult | typeof nothing {
    const fields = unfilledIn(text);
    if (!fields.length) return nothing;
    return html`<p class="notice warning small" role="status">
      ${t('replies.unfilled', { fields: fields.map((field) => `{{${field}}}`).join(', ') })}
    </p>`;
  }
}
