import type { AbsorbedCase } from '@redress/desk';
import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../words.ts';
import { renderTimeline } from './history.ts';

/** The cases that were merged into the open one, each with its own words and history. */
export function renderAbsorbed(absorbed: readonly AbsorbedCase[], words: Words): TemplateResult | typeof nothing {
  if (!absorbed.length) return nothing;
  const { t, formats } = words;
  return html`<section aria-labelledby="absorbed">
    <h3 id="absorbed">${t('absorbed.title')} (${formats.number(absorbed.length)})</h3>
    ${absorbed.map(
      ({ number, complaint, events }) =>
        html`<details class="absorbed">
          <summary><span dir="ltr" class="id">${number}</span> <bdi>${complaint.title}</bdi></summary>
          <p class="text" dir="auto">${complaint.description}</p>
          ${renderTimeline(events, words)}
        </details>`,
    )}
  </section>`;
}
