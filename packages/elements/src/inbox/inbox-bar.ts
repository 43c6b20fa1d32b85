import type { LiveStatus } from '@redress/client';
import type { Staff } from '@redress/desk';
import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from './words.ts';

/** What the buttons above the list and the case do. */
export interface BarActions {
  readonly takeDown: (() => void) | undefined;
  readonly showKeys: () => void;
  /** Where there are passwords. */
  readonly account: (() => void) | undefined;
  readonly signOut: () => void;
}

/** Title, whether changes come in live, and who is signed in. */
export function renderBar(
  staff: Staff,
  live: LiveStatus,
  { takeDown, showKeys, account, signOut }: BarActions,
  { t }: Words,
): TemplateResult {
  return html`<header class="bar">
    <h1>${t('inbox.title')}</h1>
    <span class="live small ${live}" role="status">${t(`inbox.live.${live}`)}</span>
    ${
      takeDown
        ? html`<button type="button" class="primary small" aria-haspopup="dialog" @click=${takeDown}>
            + ${t('intake.new')}
          </button>`
        : nothing
    }
    <button type="button" class="quiet small" aria-haspopup="dialog" @click=${showKeys}>${t('inbox.keys')}</button>
    <span class="small muted who">${t('signed-in', { name: staff.name })}</span>
    ${
      account
        ? html`<button type="button" class="quiet small" aria-haspopup="dialog" @click=${account}>
            ${t('inbox.account')}
          </button>`
        : nothing
    }
    <button type="button" class="small" @click=${signOut}>${t('sign-out')}</button>
  </header>`;
}
