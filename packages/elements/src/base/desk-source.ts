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

const pageDesks = new Map<string, Promise<DeskClient>>();

/** The page's own desk, one a database and policy; everything it needs is loaded only here. */
export function pageDesk({ name, policySrc }: DeskSource = {}): Promise<DeskClient> {
  const key = JSON.stringify([name, policySrc]);
  const known = pageDesks.get(key);
  if (known) return known;
  const made = (async () => {
    const [{ createPageDesk }, policy] = await Promise.all([
      import('@redress/client/page'),
      policySrc === undefined
        ? undefined
        : fetch(policySrc).then((response) => {
            if (!response.ok) throw new Error(`policy-not-loaded: ${policySrc} (${response.status})`);
            return response.text();
          }),
    ]);
    return createPageDesk({ ...(name !== undefined && { name }), ...(policy !== undefined && { policy }) });
  })();
  pageDesks.set(key, made);
  made.catch(() => pageDesks.delete(key));
  return made;
}
