import type { DeskClient } from '@redress/client';

/** Where a page's elements find their desk: a client of the site's own, an address, or the page itself. */
export interface DeskSource {
  readonly client?: Partial<DeskClient> | undefined;
  /** Base address of a server's API, e.g. `https://desk.example.com/api`. */
  readonly api?: string | undefined;
  /** For a desk in the page: the address of its policy, and its database's name. */
  readonly policySrc?: string | undefined;
  readonly name?: string | undefined;
}

/** An element asks for the nearest provider's source (the community's context protocol). */
export class DeskRequestEvent extends Event {
  readonly context = Symbol.for('redress-desk');
  readonly callback: (source: DeskSource, unsubscribe?: () => void) => void;
  readonly contextTarget: Element;
  readonly subscribe = true;

  constructor(target: Element, callback: (source: DeskSource, unsubscribe?: () => void) => void) {
    super('context-request', { bubbles: true, composed: true });
    this.contextTarget = target;
    this.callback = callback;
  }
}
