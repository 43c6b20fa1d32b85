import type { CaseEvent, Issue } from '@redress/cases';
import { html, nothing, type TemplateResult } from 'lit';
import type { Params } from '../../base/messages.ts';
import { actorName, eventTitle } from '../event-text.ts';
import type { WorkKey, Words } from '../words.ts';

/** What there is to say above a form's fields. */
export interface FormReport {
  /** Faults of places that the form has no field for. */
  readonly loose: readonly Issue[];
  /** How many faults in all. */
  readonly issues: number;
  readonly failure: string | undefined;
  /** Steps that others took while the form was being filled in. */
  readonly news: readonly CaseEvent[] | undefined;
  readonly possible: boolean;
  readonly words: Words | undefined;
  readonly t: (key: WorkKey, params?: Params) => string;
}

export function renderNotices({ loose, issues, failure, news, possible, words, t }: FormReport): TemplateResult {
  return html`<div class="notices" aria-live="polite">
    ${news && words ? renderConflict(news, words) : nothing}
    ${possible ? nothing : html`<p class="notice warning">${t('actions.not-now')}</p>`}
    ${failure === undefined ? nothing : html`<p class="notice danger">${failure}</p>`}
    ${
      failure === undefined && issues
        ? html`<p class="notice danger">${t('actions.issues', { count: issues })}</p>`
        : nothing
    }
    ${loose.map(({ code, path }) => html`<p class="error">${path}: ${t('issue.other', { code })}</p>`)}
  </div>`;
}

/** Who was faster, and with what; what was typed stands where it was. */
function renderConflict(news: readonly CaseEvent[], words: Words): TemplateResult {
  const { t, formats } = words;
  const names = [...new Set(news.map((event) => actorName(event, words)))];
  return html`<div class="notice warning">
    <p>${names.length ? t('conflict.by', { names: formats.list(names) }) : t('actions.conflict')}</p>
    <ul>
      ${news.map((event) => html`<li>${actorName(event, words)}: ${eventTitle(event, words)}</li>`)}
    </ul>
  </div>`;
}
