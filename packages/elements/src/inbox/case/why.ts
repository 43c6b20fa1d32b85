import type { Decision } from '@redress/cases';
import { html, nothing, type TemplateResult } from 'lit';
import { renderReasons } from '../../staff/reasons.ts';
import type { Words } from '../words.ts';

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
