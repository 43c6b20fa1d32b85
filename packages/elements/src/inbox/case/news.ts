import type { Present } from '@redress/desk';
import { html, nothing, type TemplateResult } from 'lit';
import { actorName, eventTitle } from '../event-text.ts';
import type { OpenCase } from '../open-case.ts';
import type { Words } from '../words.ts';

/** Who else has the case open, and who of them writes. */
export function renderPresent(present: readonly Present[], { t, formats }: Words): TemplateResult | typeof nothing {
  if (!present.length) return nothing;
  const names = (people: readonly Present[]): string => formats.list(people.map(({ name }) => name));
  const writing = present.filter((each) => each.writing);
  return html`<p class="present small">
    ${t('present.open', { names: names(present) })}${
      writing.length ? html` · <strong>${t('present.writing', { names: names(writing) })}</strong>` : nothing
    }
  </p>`;
}

/** Steps that are told one by one; the timeline has them all. */
const mostTold = 6;

/** What others did with the case while it was open here. */
export function renderNews(open: OpenCase, words: Words): TemplateResult | typeof nothing {
  if (!open.news.length) return nothing;
  const { t } = words;
  return html`<div class="notice warning news">
    <p><strong>${t('case.updated')}</strong></p>
    <ul>
      ${open.news.slice(-mostTold).map((event) => html`<li>${actorName(event, words)}: ${eventTitle(event, words)}</li>`)}
    </ul>
    <div>
      <button
        type="button"
        class="small"
        @click=${() => {
          open.acknowledgeNews();
        }}
      >
        ${t('case.updated.seen')}
      </button>
    </div>
  </div>`;
}
