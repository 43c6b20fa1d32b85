import type { Language } from './language.ts';

/** A sentence with `{name}` placeholders, or one a plural category chosen by `count`. */
export type Message =
  string | ({ readonly [category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string } & { readonly other: string });
export type Messages<Key extends string = string> = Readonly<Record<Key, Message>>;
export type Params = Readonly<Record<string, unknown>>;

/** One part of the product's sentences: English at hand, each other language loaded when asked for. */
export interface Catalogue<Key extends string = string> {
  readonly en: Messages<Key>;
  readonly load: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ readonly default: Messages<Key> }>>>;
}

/** The keys of some catalogues. */
export type KeysOf<C extends Catalogue> = keyof C['en'] & string;

const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();
const cached = <T>(cache: Map<string, T>, tag: string, make: () => T): T => {
  const value = cache.get(tag) ?? make();
  cache.set(tag, value);
  return value;
};

/** A sentence with its placeholders filled; numbers are written as the language does. */
export function format(message: Message, params: Params, tag: string): string {
  const text =
    typeof message === 'string'
      ? message
      : (message[cached(plurals, tag, () => new Intl.PluralRules(tag)).select(Number(params['count']))] ??
        message.other);
  // Most sentences have none: a first look needs no regular expression at all.
  if (!text.includes('{')) return text;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return typeof value === 'number'
      ? cached(numbers, tag, () => new Intl.NumberFormat(tag)).format(value)
      : typeof value === 'string'
        ? value
        : '';
  });
}

const loaded = new WeakMap<Catalogue, Map<Language, Promise<Messages>>>();

/** A catalogue in one language, loaded once. */
export function messagesOf(catalogue: Catalogue, language: Exclude<Language, 'en'>): Promise<Messages> {
  const known = loaded.get(catalogue) ?? new Map<Language, Promise<Messages>>();
  loaded.set(catalogue, known);
  const found = known.get(language) ?? catalogue.load[language]().then((module) => module.default);
  known.set(language, found);
  // A failed load may be tried again.
  found.catch(() => known.delete(language));
  return found;
}
