import type { CustomerView } from '@redress/cases';
import { html, nothing, type TemplateResult } from 'lit';
import { formatInstant } from '../base/intl.ts';
import type { LocaleController } from '../base/locale-controller.ts';

/** The public steps of a case, the latest first. */
export const renderTimeline = ({ timeline }: CustomerView, locale: LocaleController): TemplateResult =>
  html`<ol class="steps" reversed>
    ${timeline.toReversed().map(
      ({ at, code, text }) =>
        html`<li>
          <strong>${locale.t(`step.${code}`)}</strong>
          <time class="small muted" datetime=${at}>${formatInstant(at, locale.tag, 'short')}</time>
          ${text ? html`<p class="text small" dir="auto">${text}</p>` : nothing}
        </li>`,
    )}
  </ol>`;
