import { LitElement, type CSSResultGroup, type PropertyDeclarations } from 'lit';
import { LocaleController } from './locale-controller.ts';
import type { Catalogue, Message, Params } from './messages.ts';

/**
 * What all elements share: the language and direction of their surroundings, sentences, theme.
 * Content is rendered into one `base` part that carries `lang` and `dir`.
 *
 * @csspart base - Everything inside the element.
 * @cssprop --redress-accent - Colour of what can be pressed and of what is chosen.
 * @cssprop --redress-on-accent - Text on the accent.
 * @cssprop --redress-surface - Background.
 * @cssprop --redress-surface-sunken - Background of what stands back.
 * @cssprop --redress-text - Text.
 * @cssprop --redress-text-muted - Text of second rank.
 * @cssprop --redress-border - Lines between things.
 * @cssprop --redress-border-control - Outline of what can be filled in.
 * @cssprop --redress-danger - Errors, and what is overdue.
 * @cssprop --redress-success - What went well.
 * @cssprop --redress-warning - What will be due soon.
 * @cssprop --redress-radius - Corners; 8px.
 * @cssprop --redress-space - The unit all spacing is a multiple of; 4px.
 * @cssprop --redress-font - Font family.
 * @cssprop --redress-font-size - Size of running text; the page's by default.
 * @cssprop --redress-focus - Colour of the focus ring; the accent.
 */
export class RedressElement<Key extends string = string> extends LitElement {
  static override properties: PropertyDeclarations = {
    strings: { attribute: false },
    theme: { reflect: true },
  };
  static override styles: CSSResultGroup = [];
  /** The sentences that the element needs from the start. */
  static catalogues: readonly Catalogue[] = [];

  /** The site's own sentences, by key; they replace the shipped ones in every language. */
  declare strings: Partial<Readonly<Record<Key, Message>>> | undefined;
  /** `light`, `dark`, or `auto` for the reader's preference; without it, the page's `color-scheme`. */
  declare theme: string | undefined;

  /** @internal */
  readonly locale = new LocaleController(this, (this.constructor as typeof RedressElement).catalogues);

  readonly #live = document.createElement('div');

  /** @internal Says something to those who do not see it. */
  announce(text: string): void {
    this.#live.textContent = text;
  }

  protected override createRenderRoot(): HTMLElement {
    const base = document.createElement('div');
    base.className = 'base';
    base.setAttribute('part', 'base');
    this.#live.className = 'sr';
    this.#live.setAttribute('role', 'status');
    super.createRenderRoot().append(base, this.#live);
    return base;
  }

  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const { pending } = this.locale;
    // No flash of English: the first sentence shown is in the page's language.
    if (pending) return pending.then(() => super.scheduleUpdate());
    void super.scheduleUpdate();
    return undefined;
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    super.update(changed);
    const { tag: lang, dir } = this.locale;
    // Set again to the same, they would have all that is in them styled and laid out anew.
    for (const part of [this.renderRoot as HTMLElement, this.#live])
      if (part.lang + part.dir !== lang + dir) Object.assign(part, { lang, dir });
  }

  /** The sentence of a key, its `{placeholders}` filled; `count` chooses the plural form. */
  protected t(key: Key, params?: Params): string {
    return this.locale.t(key, params);
  }

  /** @internal The sentence of a coded error; a general one when the code has none. */
  errorText(error: unknown): string {
    const { code = '', params } = error as { code?: string; params?: Params };
    const key = `error.${code}`;
    if (this.locale.has(key))
      return this.locale.t(key, { count: params?.['retryAfter'] ?? params?.['count'], ...params });
    // A fault of our own: say so to the customer, and the whole of it to the developer.
    console.error(error);
    return this.locale.t('error.unknown', { code });
  }
}
