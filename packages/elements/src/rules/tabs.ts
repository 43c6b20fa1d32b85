import { html, nothing, type TemplateResult } from 'lit';
import type { PolicyEdit } from './policy-edit.ts';
import type { RulesWords } from './rules-words.ts';

const tabs = ['problems', 'try', 'backtest', 'versions'] as const;
export type Tab = (typeof tabs)[number];

/** The tools' tabs; arrow keys move between them. */
export function tabList(
  chosen: Tab,
  { t, formats }: RulesWords,
  { problems }: PolicyEdit,
  choose: (tab: Tab) => void,
): TemplateResult {
  const move = (event: KeyboardEvent): void => {
    const rtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(chosen) + step + tabs.length) % tabs.length] ?? chosen;
    choose(next);
    (event.currentTarget as Element).querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  const worst = problems[0]?.level;
  return html`<div class="tabs" role="tablist" @keydown=${move}>
    ${tabs.map(
      (tab) =>
        html`<button
          type="button"
          role="tab"
          class="quiet small"
          id="tab-${tab}"
          aria-controls="panel"
          aria-selected=${String(tab === chosen)}
          tabindex=${tab === chosen ? 0 : -1}
          @click=${() => {
            choose(tab);
          }}
        >
          ${t(`tab.${tab}`)}
          ${
            tab === 'problems' && problems.length
              ? html`<span class="badge ${worst === 'error' ? 'danger' : worst === 'warning' ? 'warning' : ''}"
                  >${formats.number(problems.length)}</span
                >`
              : nothing
          }
        </button>`,
    )}
  </div>`;
}
