import type { AccountDesk, SecondFactorDesk } from '@redress/client';
import type { Staff } from '@redress/desk';
import { define } from '../../define/define.ts';
import { AccountPanel } from './account-panel.ts';

define('complaint-inbox-account', AccountPanel);

interface Shown {
  readonly staff: Staff;
  readonly account?: AccountDesk | undefined;
  readonly strings: AccountPanel['strings'];
  readonly closed: () => void;
}

/** Shows the account's dialog in a place, and takes it away once it is closed. */
export async function showAccount(
  place: HTMLElement,
  desk: SecondFactorDesk,
  { staff, account, strings, closed }: Shown,
): Promise<void> {
  const panel = document.createElement('complaint-inbox-account');
  panel.desk = desk;
  panel.account = account;
  panel.staff = staff;
  panel.strings = strings;
  panel.addEventListener('close', () => {
    panel.remove();
    closed();
  });
  place.replaceChildren(panel);
  await panel.show();
}

declare global {
  interface HTMLElementTagNameMap {
    'complaint-inbox-account': AccountPanel;
  }
}
