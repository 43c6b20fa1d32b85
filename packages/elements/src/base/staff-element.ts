import type { StaffDesk } from '@redress/client';
import { connectStaff } from '@redress/client/staff';
import { DeskElement } from './desk-element.ts';
import type { DeskSource } from './desk-source.ts';

/** An element for staff. */
export abstract class StaffElement<Key extends string = string> extends DeskElement<StaffDesk, Key> {
  protected override async connect(source: DeskSource): Promise<StaffDesk> {
    const { client, api } = source;
    if (client) return client as StaffDesk;
    return api === undefined ? (await import('./page-desk.ts')).pageDesk(source) : connectStaff({ api });
  }

  /** Dispatches an event of the element's own. @returns `false` when it was prevented. */
  protected emit(event: Event): boolean {
    return this.dispatchEvent(event);
  }
}
