import { html, type TemplateResult } from 'lit';
import type { CaseListModel } from './case-list-model.ts';
import type { Words } from './words.ts';

/** How many cases are listed, or why none are. */
export function renderListState(list: CaseListModel | undefined, isFiltered: boolean, { t }: Words): TemplateResult {
  if (list?.state === 'loading') return html`<p class="muted">${t('loading')}</p>`;
  const count = list?.total ?? 0;
  if (count === 0) return html`<p class="empty">${t(isFiltered ? 'list.empty.search' : 'list.empty')}</p>`;
  return html`<p class="muted">
    ${count > 10_000 ? t('queue.many', { count: 10_000 }) : t('queue.count', { count })}
  </p>`;
}
