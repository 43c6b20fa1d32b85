import type { DeskClient } from '@redress/client';
import type { PropertyDeclarations } from 'lit';
import { DeskRequestEvent, type DeskSource } from './desk-source.ts';
import { hostOf } from './language.ts';
import { RedressElement } from './redress-element.ts';

const undefinedProvider = (element: Element): boolean => {
  for (let at: Element | null = element; at; at = hostOf(at))
    if (at.closest('complaint-provider:not(:defined)')) return true;
  return false;
};

/**
 * An element that works with a desk: the `client` property, else the nearest `<complaint-provider>`, else the `api`
 * attribute, else the page's own desk in IndexedDB.
 */
export abstract class DeskElement<Desk, Key extends string = string> extends RedressElement<Key> {
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    api: {},
    desk: { state: true },
    deskError: { state: true },
  };

  /** A desk of the site's own making, or one that several elements share. */
  declare client: Partial<DeskClient> | undefined;
  /** Base address of a server's API, e.g. `https://desk.example.com/api`. */
  declare api: string | undefined;
  /** @internal The desk once it is found. */
  declare protected desk: Desk | undefined;
  /** @internal Why there is none. */
  declare protected deskError: unknown;

  #provided: DeskSource | undefined;
  #unsubscribe: (() => void) | undefined;
  #asked = 0;

  /** How this kind of element reaches a source. */
  protected abstract connect(source: DeskSource): Promise<Desk>;
  /** Called with each desk that is found, also when a connection to the page is made again. */
  protected deskReady?(desk: Desk): void | Promise<void>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#askProvider();
    if (undefinedProvider(this)) {
      void customElements.whenDefined('complaint-provider').then(() => {
        this.#askProvider();
        this.#resolve();
      });
    } else if (this.hasUpdated) this.#resolve();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#asked++;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if ((!this.hasUpdated && !undefinedProvider(this)) || changed.has('client') || changed.has('api')) this.#resolve();
  }

  /** @internal Looks for the desk again, e.g. after an error. */
  retryDesk(): void {
    this.#resolve();
  }

  #askProvider(): void {
    this.dispatchEvent(
      new DeskRequestEvent(this, (source, unsubscribe) => {
        const first = this.#unsubscribe === undefined;
        this.#unsubscribe = unsubscribe;
        this.#provided = source;
        if (!first && this.hasUpdated) this.#resolve();
      }),
    );
  }

  #resolve(): void {
    const asked = ++this.#asked;
    this.deskError = undefined;
    const source: DeskSource = this.client
      ? { client: this.client }
      : (this.#provided ?? { api: this.api ?? undefined });
    this.connect(source)
      .then(async (desk) => {
        if (asked !== this.#asked || !this.isConnected) return;
        this.desk = desk;
        await this.deskReady?.(desk);
      })
      .catch((error: unknown) => {
        if (asked === this.#asked) this.deskError = error;
      });
  }
}
