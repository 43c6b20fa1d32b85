import { html, type TemplateResult } from 'lit';
import type { AccountKey } from '../../locales/account/catalogue.ts';
import { printAlone, type Paper } from '../record/print-alone.ts';

type T = (key: AccountKey, params?: Readonly<Record<string, unknown>>) => string;

/** The codes for the day an authenticator is lost: shown this once, to be copied or printed. */
export function renderRecoveryCodes(
  codes: readonly string[],
  t: T,
  on: { readonly copy: () => void; readonly print: () => void; readonly kept: () => void },
): TemplateResult {
  return html`<section aria-labelledby="codes">
    <h3 id="codes" tabindex="-1">${t('codes.title')}</h3>
    <p>${t('codes.lead')}</p>
    <ul class="codes" dir="ltr">
      ${codes.map((code) => html`<li><code>${code}</code></li>`)}
    </ul>
    <div class="line">
      <button type="button" class="small" @click=${on.copy}>${t('codes.copy')}</button>
      <button type="button" class="small" @click=${on.print}>${t('codes.print')}</button>
      <button type="button" class="primary small" @click=${on.kept}>${t('codes.kept')}</button>
    </div>
  </section>`;
}

/** Prints them, with whose they are. */
export function printRecoveryCodes(codes: readonly string[], name: string, t: T, paper: Paper): void {
  printAlone(
    html`<header><h1>${t('codes.of', { name })}</h1></header>
      <p>${t('codes.lead')}</p>
      <ul dir="ltr">
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ul>`,
    paper,
  );
}
