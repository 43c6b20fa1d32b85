import { html, type TemplateResult } from 'lit';
import type { WorkKey } from './words.ts';

export type Shortcut =
  | 'next'
  | 'previous'
  | 'search'
  | 'help'
  | 'back'
  | 'select'
  | 'select-range'
  | 'new'
  | 'message'
  | 'note'
  | 'assign'
  | 'print';

const shortcuts: Readonly<Record<string, Shortcut>> = {
  j: 'next',
  k: 'previous',
  '/': 'search',
  '?': 'help',
  Escape: 'back',
  x: 'select',
  X: 'select-range',
  c: 'new',
  m: 'message',
  n: 'note',
  a: 'assign',
  p: 'print',
};

const typesText = (target: EventTarget | undefined): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type)));

/** What a key asks for; nothing while someone types, but for Escape. */
export function shortcutOf(event: KeyboardEvent): Shortcut | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return undefined;
  const shortcut = Object.hasOwn(shortcuts, event.key) ? shortcuts[event.key] : undefined;
  return shortcut !== 'back' && typesText(event.composedPath()[0]) ? undefined : shortcut;
}

/** Ctrl or Cmd with A. */
export const asksForAll = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a' && !typesText(event.composedPath()[0]);

const lines: readonly (readonly [string, WorkKey])[] = [
  ['j', 'keys.next'],
  ['k', 'keys.previous'],
  ['Enter', 'keys.open'],
  ['/', 'keys.search'],
  ['x', 'keys.select'],
  ['Shift x', 'keys.select-range'],
  ['Ctrl A', 'keys.select-all'],
  ['a', 'keys.assign'],
  ['m', 'keys.message'],
  ['n', 'keys.note'],
  ['c', 'keys.new'],
  ['p', 'keys.print'],
  ['Esc', 'keys.back'],
  ['?', 'keys.help'],
];

/** The list of shortcuts, shown as a dialog. */
export function renderKeys(t: (key: WorkKey) => string, close: string): TemplateResult {
  return html`<dialog class="help" aria-labelledby="keys-title">
    <form method="dialog">
      <h2 id="keys-title">${t('keys.title')}</h2>
      <dl class="keys">
        ${lines.map(
          ([key, name]) =>
            html`<dt><kbd>${key}</kbd></dt>
              <dd>${t(name)}</dd>`,
        )}
      </dl>
      <button class="primary">${close}</button>
    </form>
  </dialog>`;
}
