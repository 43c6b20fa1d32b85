import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { matchLanguage, observeSurroundings, surroundings, type Language } from './language.ts';
import { format, messagesOf, type Catalogue, type Message, type Messages, type Params } from './messages.ts';

type Host = ReactiveControllerHost & Element & { readonly strings?: object | undefined };

/** A tag that Intl takes: the page's own where it is well-formed. */
const canonical = (lang: string): string | undefined => {
  try {
    return Intl.getCanonicalLocales(lang)[0];
  } catch {
    return undefined;
  }
};

/** Keeps an element's language and direction those of its surroundings, and its sentences at hand. */
export class LocaleController implements ReactiveController {
  /** What the sentences are in. */
  language: Language = 'en';
  /** What dates and numbers are written in, e.g. `en-GB`. */
  tag = 'en';
  dir: 'ltr' | 'rtl' = 'ltr';
  /** Until the first sentences are there; `undefined` once they are. */
  pending: Promise<void> | undefined;

  readonly #host: Host;
  readonly #catalogues: Catalogue[];
  #messages: readonly Messages[];
  #stop: (() => void) | undefined;

  constructor(host: Host, catalogues: readonly Catalogue[]) {
    this.#host = host;
    this.#catalogues = [...catalogues];
    this.#messages = catalogues.map(({ en }) => en);
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = observeSurroundings(this.#host, () => {
      this.#follow();
    });
    this.#follow();
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  /** Adds sentences that a lazily loaded part brings, and waits for them in the language at hand. */
  async add(catalogue: Catalogue): Promise<void> {
    if (this.#catalogues.includes(catalogue)) return;
    this.#catalogues.push(catalogue);
    this.#messages = [...this.#messages, catalogue.en];
    await this.#load(this.language);
  }

  has(key: string): boolean {
    return this.#find(key) !== undefined;
  }

  /** The sentence of a key; the key itself when there is none, so that a gap shows. */
  t(key: string, params: Params = {}): string {
    return format(this.#find(key) ?? key, params, this.tag);
  }

  #find(key: string): Message | undefined {
    const own = this.#host.strings as Readonly<Record<string, Message>> | undefined;
    return own?.[key] ?? this.#messages.find((messages) => Object.hasOwn(messages, key))?.[key];
  }

  #follow(): void {
    const { lang, dir } = surroundings(this.#host);
    const shipped = matchLanguage(lang);
    const language = shipped ?? 'en';
    // A site that brings its own sentences may do so in a language that does not ship.
    const tag = ((shipped ?? this.#host.strings) && canonical(lang)) || language;
    const changed = dir !== this.dir || tag !== this.tag;
    this.dir = dir;
    this.tag = tag;
    if (language !== this.language) {
      const loading = this.#load(language).finally(() => {
        if (this.pending === loading) this.pending = undefined;
        this.#host.requestUpdate();
      });
      this.pending = loading;
    } else if (changed) this.#host.requestUpdate();
  }

  async #load(language: Language): Promise<void> {
    this.language = language;
    if (language === 'en') {
      this.#messages = this.#catalogues.map(({ en }) => en);
      return;
    }
    try {
      const messages = await Promise.all(this.#catalogues.map((catalogue) => messagesOf(catalogue, language)));
      if (this.language === language) this.#messages = messages;
    } catch (cause) {
      // English is better than nothing; the next change of language tries again.
      console.warn(`redress: language-not-loaded (${language})`, cause);
      this.language = 'en';
      this.tag = 'en';
      this.dir = 'ltr';
    }
  }
}
