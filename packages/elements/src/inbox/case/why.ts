import type { Decision, Match } from '@redress/cases';
import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../words.ts';

/** A value of a condition, as JSON writes it; long texts are cut, for they stand above in full. */
export function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? '–' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

const renderMatch = ({ fact, path, operator, value, actual }: Match, { t }: Pick<Words, 't'>): TemplateResult =>
  html`<li>
    <code dir="ltr">${fact}${path ?? ''} ${operator} ${valueText(value)}</code>
    ${
      actual === undefined || fact === 'text'
        ? nothing
        : html`<span class="muted">(${t('case.why.actual', { actual: valueText(actual) })})</span>`
    }
  </li>`;

/** The rules that decided, each with the conditions of it that held. */
export function renderReasons(decision: Decision, { t }: Pick<Words, 't'>): TemplateResult {
  return html`${
    decision.reasons.length
      ? html`<ul class="plain">
          ${decision.reasons.map(
            ({ stage, rule, matched }) =>
              html`<li class="reason">
                <span class="muted small">${t(`case.why.stage.${stage}`)}</span> <strong>${rule}</strong>
                <ul class="matches small">
                  ${matched.map((match) => renderMatch(match, { t }))}
                </ul>
              </li>`,
          )}
        </ul>`
      : html`<p>${t('case.why.default')}</p>`
  }
  ${
    decision.missing.length
      ? html`<p class="small muted">${t('case.why.missing', { facts: decision.missing.join(', ') })}</p>`
      : nothing
  }`;
}

/** Why the case has its severity, department and deadlines. */
export function renderWhy(decision: Decision | undefined, { t }: Words): TemplateResult | typeof nothing {
  if (!decision) return nothing;
  const { name, version } = decision.policy;
  return html`<details class="section">
    <summary><h3>${t('case.why')}</h3></summary>
    ${renderReasons(decision, { t })}
    <p class="small muted">${t('case.why.policy', { name, version })}</p>
  </details>`;
}
