import type { Decision, Match } from '@redress/cases';
import { html, nothing, type TemplateResult } from 'lit';
import type { Params } from '../base/messages.ts';
import type { StaffKey } from '../locales/staff/catalogue.ts';

/** How reasons speak. */
export interface ReasonWords {
  readonly t: (key: StaffKey, params?: Params) => string;
}

/** A value of a condition, as JSON writes it; long texts are cut, for they stand above in full. */
export function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? '–' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

const renderMatch = ({ fact, path, operator, value, actual }: Match, { t }: ReasonWords): TemplateResult =>
  html`<li>
    <code dir="ltr">${fact}${path ?? ''} ${operator} ${valueText(value)}</code>
    ${
      actual === undefined || fact === 'text'
        ? nothing
        : html`<span class="muted">(${t('why.actual', { actual: valueText(actual) })})</span>`
    }
  </li>`;

/** The rules that decided, each with the conditions of it that held. */
export function renderReasons(decision: Decision, { t }: ReasonWords): TemplateResult {
  return html`${
    decision.reasons.length
      ? html`<ul class="plain">
          ${decision.reasons.map(
            ({ stage, rule, matched }) =>
              html`<li class="reason">
                <span class="muted small">${t(`why.stage.${stage}`)}</span> <strong>${rule}</strong>
                <ul class="matches small">
                  ${matched.map((match) => renderMatch(match, { t }))}
                </ul>
              </li>`,
          )}
        </ul>`
      : html`<p>${t('why.default')}</p>`
  }
  ${
    decision.missing.length
      ? html`<p class="small muted">${t('why.missing', { facts: decision.missing.join(', ') })}</p>`
      : nothing
  }`;
}
