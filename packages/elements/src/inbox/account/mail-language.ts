import type { AccountDesk } from '@redress/client';
import { html, nothing, type TemplateResult } from 'lit';
import { languages } from '../../base/language.ts';
import type { AccountKey } from '../../locales/account/catalogue.ts';
import { Formats } from '../../staff/formats.ts';

/** The language of mail to somebody, as it is kept and changed. Dispatches `change`. */
export class MailLanguage extends EventTarget {
  /** Of the desk's own where it is empty; `undefined` until it is known. */
  chosen: string | undefined;
  state: 'idle' | 'busy' | 'kept' = 'idle';
  error: unknown;

  readonly #account: AccountDesk;

  constructor(account: AccountDesk) {
    super();
    this.#account = account;
  }

  load(): Promise<void> {
    return this.#run('idle', async () => (await this.#account.language()) ?? '');
  }

  choose(language: string): Promise<void> {
    return this.#run('kept', async () => {
      await this.#account.setLanguage(language || undefined);
      return language;
    });
  }

  async #run(then: 'idle' | 'kept', act: () => Promise<string>): Promise<void> {
    if (this.state === 'busy') return;
    this.state = 'busy';
    this.error = undefined;
    this.dispatchEvent(new Event('change'));
    try {
      this.chosen = await act();
      this.state = then;
    } catch (error) {
      this.error = error;
      this.state = 'idle';
    }
    this.dispatchEvent(new Event('change'));
  }
}

interface Speech {
  readonly t: (key: AccountKey) => string;
  readonly fault: (error: unknown) => string;
  /** Of the reader's language. */
  readonly tag: string;
}

/** Each language is named in itself and in the reader's: who reads only one of them finds it. */
function nameOf(language: string, tag: string): string {
  const own = new Formats(language).language(language);
  const read = new Formats(tag).language(language);
  return own === read ? own : `${own} (${read})`;
}

export function renderMailLanguage(language: MailLanguage, { t, fault, tag }: Speech): TemplateResult {
  const { chosen, state, error } = language;
  return html`<form
    class="mail-language"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const value = new FormData(event.target as HTMLFormElement).get('language');
      if (typeof value === 'string') void language.choose(value);
    }}
  >
    ${error === undefined ? nothing : html`<div class="notice danger" role="alert">${fault(error)}</div>`}
    <div class="field">
      <label for="mail-language">${t('mail.language')}</label>
      <select id="mail-language" name="language" ?disabled=${chosen === undefined}>
        <option value="" ?selected=${chosen === ''}>${t('mail.language.desk')}</option>
        ${languages.map(
          (each) => html`<option value=${each} ?selected=${chosen === each}>${nameOf(each, tag)}</option>`,
        )}
      </select>
    </div>
    <button class="small" aria-disabled=${String(state === 'busy')} ?disabled=${chosen === undefined}>
      ${t('mail.language.save')}
    </button>
    <p role="status">${state === 'kept' ? t('mail.language.kept') : ''}</p>
  </form>`;
}
