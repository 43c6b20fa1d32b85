import type { AccountDesk, Enrolment, SecondFactorDesk } from '@redress/client';
import type { Staff } from '@redress/desk';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { RedressElement } from '../../base/redress-element.ts';
import { accountMessages, type AccountKey } from '../../locales/account/catalogue.ts';
import { shared } from '../../locales/shared/catalogue.ts';
import { staffMessages } from '../../locales/staff/catalogue.ts';
import { button } from '../../theme/button.ts';
import { dialog } from '../../theme/dialog.ts';
import { field } from '../../theme/field.ts';
import { notice } from '../../theme/notice.ts';
import { tokens } from '../../theme/tokens.ts';
import { accountPanelStyles } from './account-panel.styles.ts';
import { MailLanguage, renderMailLanguage } from './mail-language.ts';
import { renderQrCode } from './qr-code.ts';
import { printRecoveryCodes, renderRecoveryCodes } from './recovery-codes.ts';
import { SecondFactorSteps, type Step } from './second-factor-steps.ts';

const textIn = (data: FormData, name: string): string => {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** A key that is typed by hand is read four letters at a time. Apps take it with the gaps. */
const inFours = (key: string): string => key.replace(/.{4}(?=.)/g, '$& ');

/**
 * A dialog in which staff turn the second step of signing in on and off, and choose the language of mail to them.
 * Internal to the inbox.
 *
 * @fires close - The dialog was closed.
 */
export class AccountPanel extends RedressElement<AccountKey | 'loading' | 'retry' | 'close' | 'back'> {
  static override styles = [tokens, button, field, notice, dialog, accountPanelStyles];
  static override catalogues = [accountMessages, staffMessages, shared];
  static override properties: PropertyDeclarations = {
    desk: { attribute: false },
    account: { attribute: false },
    staff: { attribute: false },
  };

  declare desk: SecondFactorDesk | undefined;
  /** Without it no language is offered. */
  declare account: AccountDesk | undefined;
  declare staff: Staff | undefined;
  #steps: SecondFactorSteps | undefined;
  #language: MailLanguage | undefined;
  #shown: Step['name'] | undefined;

  /** Opens it, at how things stand now. */
  async show(): Promise<void> {
    const { desk } = this;
    if (!desk) return;
    this.#steps = new SecondFactorSteps(desk);
    this.#steps.addEventListener('change', () => {
      this.requestUpdate();
    });
    this.#language = this.account && new MailLanguage(this.account);
    this.#language?.addEventListener('change', () => {
      this.requestUpdate();
    });
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
    await Promise.all([this.#steps.load(), this.#language?.load()]);
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    const name = this.#steps?.step.name;
    if (name === this.#shown) return;
    this.#shown = name;
    // Each step begins where one goes on from: its first field, its heading, or the first thing to press.
    this.renderRoot.querySelector<HTMLElement>('input, h3[tabindex], section button')?.focus();
  }

  protected override render(): TemplateResult {
    const steps = this.#steps;
    return html`<dialog
      aria-labelledby="title"
      @close=${() => this.dispatchEvent(new Event('close'))}
      @keydown=${(event: Event) => {
        event.stopPropagation();
      }}
    >
      <div class="head">
        <h2 id="title">${this.t('account.title')}</h2>
        <button type="button" class="quiet small" @click=${() => this.renderRoot.querySelector('dialog')?.close()}>
          ${this.t('close')}
        </button>
      </div>
      ${steps ? this.#step(steps, steps.step) : nothing}
    </dialog>`;
  }

  #step(steps: SecondFactorSteps, step: Step): TemplateResult {
    switch (step.name) {
      case 'loading':
        return this.#loading(steps);
      case 'overview':
        return this.#overview(steps, step);
      case 'password':
        return this.#form(
          steps,
          { lead: 'totp.password.lead', submit: 'totp.continue' },
          this.#passwordField(),
          (data) => steps.password(step.before, textIn(data, 'password')),
        );
      case 'scan':
        return this.#scan(steps, step.enrolment);
      case 'codes':
        return renderRecoveryCodes(step.codes, (key, params) => this.t(key, params), {
          copy: () => void this.#copy(step.codes),
          print: () => {
            this.#print(step.codes);
          },
          kept: () => void steps.load(true),
        });
      case 'turn-off':
        return this.#form(
          steps,
          { lead: 'totp.off.lead', submit: 'totp.off.submit' },
          html`${this.#passwordField()} ${this.#codeField('totp.code.any')}`,
          (data) => steps.turnOff(textIn(data, 'password'), textIn(data, 'code')),
        );
    }
  }

  #loading(steps: SecondFactorSteps): TemplateResult {
    if (steps.error === undefined) return html`<p role="status">${this.t('loading')}</p>`;
    return html`<section>
      ${this.#fault(steps)}
      <button type="button" class="small" @click=${() => void steps.load()}>${this.t('retry')}</button>
    </section>`;
  }

  #overview(steps: SecondFactorSteps, { isOn, changed }: Step & { name: 'overview' }): TemplateResult {
    const state = this.t(isOn ? 'totp.is-on' : 'totp.is-off');
    const go = (step: Step) => (): void => {
      steps.go(step);
    };
    return html`<section>
        <h3>${this.t('totp.title')}</h3>
        ${changed ? html`<p class="notice success" role="status">${state}</p>` : html`<p>${state}</p>`}
        <div class="line">
          ${
            isOn
              ? html`<button type="button" class="small" @click=${go({ name: 'password', before: 'codes' })}>
                    ${this.t('codes.new')}
                  </button>
                  <button type="button" class="small" @click=${go({ name: 'turn-off' })}>
                    ${this.t('totp.turn-off')}
                  </button>`
              : html`<button type="button" class="primary" @click=${go({ name: 'password', before: 'enrol' })}>
                  ${this.t('totp.turn-on')}
                </button>`
          }
        </div>
      </section>
      ${
        this.#language &&
        renderMailLanguage(this.#language, {
          t: (key) => this.t(key),
          fault: (error) => this.errorText(error),
          tag: this.locale.tag,
        })
      }`;
  }

  #scan(steps: SecondFactorSteps, enrolment: Enrolment): TemplateResult {
    return this.#form(
      steps,
      { lead: 'totp.scan', submit: 'totp.on.submit' },
      html`${renderQrCode(enrolment.uri, this.t('totp.qr'))}
        <p>${this.t('totp.secret')} <code dir="ltr">${inFours(enrolment.secret)}</code></p>
        ${this.#codeField('totp.code')}`,
      (data) => steps.confirm(enrolment, textIn(data, 'code')),
    );
  }

  #form(
    steps: SecondFactorSteps,
    { lead, submit }: { readonly lead: AccountKey; readonly submit: AccountKey },
    fields: TemplateResult,
    send: (data: FormData) => Promise<void>,
  ): TemplateResult {
    return html`<form
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void send(new FormData(event.target as HTMLFormElement));
      }}
    >
      <p>${this.t(lead)}</p>
      ${this.#fault(steps)} ${fields}
      <div class="line">
        <button class="primary" aria-disabled=${String(steps.busy)}>${this.t(submit)}</button>
        <button type="button" class="quiet" @click=${() => void steps.load()}>${this.t('back')}</button>
      </div>
    </form>`;
  }

  #passwordField(): TemplateResult {
    return html`<div class="field">
      <label for="password">${this.t('totp.password')}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required dir="ltr" />
    </div>`;
  }

  #codeField(label: AccountKey): TemplateResult {
    return html`<div class="field">
      <label for="code">${this.t(label)}</label>
      <input id="code" name="code" autocomplete="one-time-code" required dir="ltr" />
    </div>`;
  }

  #fault({ error }: SecondFactorSteps): TemplateResult | typeof nothing {
    return error === undefined ? nothing : html`<div class="notice danger" role="alert">${this.errorText(error)}</div>`;
  }

  async #copy(codes: readonly string[]): Promise<void> {
    try {
      await navigator.clipboard.writeText(codes.join('\n'));
      this.announce(this.t('codes.copied'));
    } catch {
      // Pages that are not served securely have no clipboard: the codes are marked, to be copied by hand.
      const list = this.renderRoot.querySelector('.codes');
      if (list) getSelection()?.selectAllChildren(list);
    }
  }

  #print(codes: readonly string[]): void {
    const { tag: lang, dir } = this.locale;
    printRecoveryCodes(codes, this.staff?.name ?? '', (key, params) => this.t(key, params), { lang, dir });
  }
}
