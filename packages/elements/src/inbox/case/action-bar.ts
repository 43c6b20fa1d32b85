import type { CommandType } from '@redress/cases';
import type { CaseDetail } from '@redress/desk';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { immediate, inOrder } from '../actions/action-order.ts';
import type { Words } from '../words.ts';

/** Buttons that stand in the open; what comes after them in order is behind “more”. */
const mostInTheOpen = 5;

/** How the bar stands. */
export interface ActionBar {
  /** The action whose form is open. */
  readonly action: CommandType | undefined;
  readonly hasDraft: (type: CommandType) => boolean;
  readonly choose: (type: CommandType) => void;
}

/** Some commands need something to act on: an open task, a running deadline. */
function hasObject(type: CommandType, { tasks, clocks, cycle }: CaseDetail['case']): boolean {
  if (type === 'complete-task') return tasks.some(({ doneAt }) => doneAt === undefined);
  if (type === 'extend') return clocks.some((clock) => clock.cycle === cycle && clock.metAt === undefined);
  return true;
}

/** The commands to show as buttons, in order. */
export const offeredActions = (detail: CaseDetail): CommandType[] =>
  inOrder(detail.allowed).filter((type) => hasObject(type, detail.case));

/** What may be done now, and what only a missing condition keeps from being done. */
export function renderActionBar(detail: CaseDetail, bar: ActionBar, { t }: Words): TemplateResult {
  const allowed = offeredActions(detail);
  const more = allowed.slice(mostInTheOpen);
  const blocked = detail.blocked.filter(({ command }) => inOrder([command]).length);
  // What somebody is about to press must not become another command under the finger.
  const buttons = (types: readonly CommandType[]) =>
    repeat(
      types,
      (type) => type,
      (type) => renderButton(type, type === allowed[0], bar, t),
    );
  return html`<div class="actions" role="group" aria-label=${t('actions.label')}>
      ${buttons(allowed.slice(0, mostInTheOpen))} ${blocked.map(({ command }) => renderBlocked(command, t))}
      ${
        more.length
          ? html`<details class="more" ?open=${bar.action !== undefined && more.includes(bar.action)}>
              <summary class="button small">${t('actions.more')}</summary>
              <div class="actions">${buttons(more)}</div>
            </details>`
          : nothing
      }
      ${allowed.length || blocked.length ? nothing : html`<p class="muted">${t('actions.none')}</p>`}
    </div>
    ${blocked.length ? renderReasons(blocked, t) : nothing}`;
}

function renderButton(type: CommandType, first: boolean, bar: ActionBar, t: Words['t']): TemplateResult {
  const isOpen = bar.action === type;
  const form = !immediate.includes(type);
  return html`<button
    type="button"
    class="small ${first ? 'primary' : ''}"
    data-command=${type}
    aria-expanded=${form ? String(isOpen) : nothing}
    @click=${() => {
      bar.choose(type);
    }}
  >
    ${t(`command.${type as 'assign'}`)}
    ${
      bar.hasDraft(type) && !isOpen
        ? html`<span class="draft" title=${t('actions.draft')}>●<span class="sr">${t('actions.draft')}</span></span>`
        : nothing
    }
  </button>`;
}

const renderBlocked = (type: CommandType, t: Words['t']): TemplateResult =>
  html`<button type="button" class="small" aria-disabled="true" aria-describedby="blocked-${type}" data-command=${type}>
    ${t(`command.${type as 'assign'}`)}
  </button>`;

const renderReasons = (blocked: CaseDetail['blocked'], t: Words['t']): TemplateResult =>
  html`<ul class="plain tight small muted">
    ${blocked.map(
      ({ command, refused }) =>
        html`<li id="blocked-${command}">
          ${t('actions.blocked', {
            action: t(`command.${command as 'assign'}`),
            reason: t(`refusal.${refused.code}`, refused.params),
          })}
        </li>`,
    )}
  </ul>`;
