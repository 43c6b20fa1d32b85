import type { BulkBar } from './bulk-bar.ts';
import type { CaseList } from './case-list.ts';
import type { CaseView } from './case-view.ts';
import { asksForAll, shortcutOf, type Shortcut } from './keys.ts';

/** What keys act on. */
export interface KeyTargets {
  readonly list: CaseList | null;
  readonly open: CaseView | null;
  /** While some cases are ticked. */
  readonly bulk: BulkBar | null;
  /** A dialog is open, which has keys of its own. */
  readonly inDialog: boolean;
  readonly search: () => void;
  readonly help: () => void;
  readonly takeDown: () => void;
  readonly print: () => void;
  readonly close: () => void;
}

/** Does what a key asks for. */
export function handleKey(event: KeyboardEvent, targets: KeyTargets): void {
  const { list, inDialog } = targets;
  if (inDialog) return;
  if (list && asksForAll(event) && event.composedPath().includes(list)) {
    list.tickAll();
    event.preventDefault();
    return;
  }
  const shortcut = shortcutOf(event);
  if (!shortcut) return;
  carryOut(shortcut, targets);
  event.preventDefault();
}

function carryOut(shortcut: Shortcut, { list, open, bulk, search, help, takeDown, print, close }: KeyTargets): void {
  switch (shortcut) {
    case 'next':
    case 'previous':
      list?.focusRow(list.focusedRow + (shortcut === 'next' ? 1 : -1));
      return;
    case 'search':
      search();
      return;
    case 'help':
      help();
      return;
    case 'select':
    case 'select-range':
      list?.tick(shortcut === 'select-range');
      return;
    case 'new':
      takeDown();
      return;
    case 'assign':
      if (bulk) void bulk.assign();
      else open?.act('assign');
      return;
    case 'message':
    case 'note':
      open?.write(shortcut === 'message' ? 'send-message' : 'add-note');
      return;
    case 'print':
      print();
      return;
    case 'back':
      if (!open?.closeAction()) close();
  }
}
