import { html, type TemplateResult } from 'lit';
import type { CaseListModel } from './case-list-model.ts';
import type { Words } from './words.ts';

interface ListState {
  /** Why it could not be loaded. */
  readonly fault: string | undefined;
  readonly isFiltered: boolean;
  readonly retry: () => void;
}

/** How many cases are listed, or why none are. */
export const renderListState = (list: CaseListModel | undefined, words: Words, state: ListState): TemplateResult =>
  html`<div class="state small" role="status">
    ${state.fault === undefined ? renderCount(list, state.isFiltered, words) : renderFault(state.fault, state.retry, words)}
  </div>`;

const renderFault = (fault: string, retry: () => void, { t }: Words): TemplateResult =>
  html`<div class="notice danger">
    <p>${fault}</p>
    <div><button type="button" class="small" @click=${retry}>${t('retry')}</button></div>
  </div>`;

function renderCount(list: CaseListModel | undefined, isFiltered: boolean, { t }: Words): TemplateResult {
  if (list?.state === 'loading') return html`<p class="muted">${t('loading')}</p>`;
  const count = list?.total ?? 0;
  if (count === 0) return html`<p class="empty">${t(isFiltered ? 'list.empty.search' : 'list.empty')}</p>`;
  return html`<p class="muted">
    ${list?.isCapped ? t('queue.many', { count: count - 1 }) : t('queue.count', { count })}
  </p>`;
}
