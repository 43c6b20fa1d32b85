import { html, nothing, type TemplateResult } from 'lit';
import type { PolicyEdit } from './policy-edit.ts';
import type { RulesWords } from './rules-words.ts';

/** Every published version, latest first. */
export function renderVersions(
  { versions, published }: PolicyEdit,
  { t, formats }: RulesWords,
  restore: (version: number) => void,
): TemplateResult {
  const latestFirst = [...versions].sort((a, b) => b.version - a.version);
  return html`<p class="small muted">${t('versions.lead')}</p>
    <ol class="plain versions" reversed>
      ${latestFirst.map(
        ({ version, publishedAt, publishedBy, note }, index) =>
          html`<li class="problem">
            <div class="split">
              <strong>${t('versions.version', { version })}</strong>
              ${index === 0 ? html`<span class="badge success">${t('versions.current')}</span>` : nothing}
            </div>
            <p class="small muted">${t('versions.by', { name: publishedBy, date: formats.moment(publishedAt) })}</p>
            ${note ? html`<p class="text" dir="auto">${note}</p>` : nothing}
            ${
              version === published?.version
                ? nothing
                : html`<div>
                    <button
                      type="button"
                      class="small"
                      @click=${() => {
                        restore(version);
                      }}
                    >
                      ${t('versions.restore', { version })}
                    </button>
                  </div>`
            }
          </li>`,
      )}
    </ol>`;
}
