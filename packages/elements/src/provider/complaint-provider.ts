import type { DeskClient } from '@redress/client';
import type { DeskSource } from '../base/desk-source.ts';

type Callback = (source: DeskSource, unsubscribe?: () => void) => void;
/** What an element of any version asks with. */
type Request = Event & { readonly context?: unknown; readonly callback: Callback; readonly subscribe?: boolean };

/**
 * Tells the elements inside it where their desk is, so that a page says it once. Shows nothing of its own.
 *
 * @element complaint-provider
 * @attr {string} api - Base address of a server's API.
 * @attr {string} policy-src - For a desk in the page: the address of the policy it starts with.
 * @attr {string} name - For a desk in the page: the name of its database.
 */
export class ComplaintProvider extends HTMLElement {
  static readonly observedAttributes = ['api', 'policy-src', 'name'];

  readonly #subscribers = new Set<Callback>();
  #client: Partial<DeskClient> | undefined;

  constructor() {
    super();
    this.addEventListener('context-request', (event) => {
      const request = event as Request;
      if (request.context !== Symbol.for('redress-desk')) return;
      request.stopPropagation();
      this.#answer(request);
    });
  }

  connectedCallback(): void {
    // An own property from before the upgrade would hide the accessor.
    const early = Object.getOwnPropertyDescriptor(this, 'client')?.value as Partial<DeskClient> | undefined;
    if (!early) return;
    delete (this as { client?: unknown }).client;
    this.client = early;
  }

  attributeChangedCallback(): void {
    this.#tell();
  }

  /** A desk of the site's own making; it goes before `api`. */
  get client(): Partial<DeskClient> | undefined {
    return this.#client;
  }
  set client(client: Partial<DeskClient> | undefined) {
    this.#client = client;
    this.#tell();
  }

  #source(): DeskSource {
    return {
      client: this.#client,
      api: this.getAttribute('api') ?? undefined,
      policySrc: this.getAttribute('policy-src') ?? undefined,
      name: this.getAttribute('name') ?? undefined,
    };
  }

  #answer({ callback, subscribe }: Request): void {
    if (!subscribe) {
      callback(this.#source());
      return;
    }
    this.#subscribers.add(callback);
    callback(this.#source(), () => this.#subscribers.delete(callback));
  }

  #tell(): void {
    for (const callback of this.#subscribers) callback(this.#source(), () => this.#subscribers.delete(callback));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'complaint-provider': ComplaintProvider;
  }
}
