import type { Language } from '../base/language.ts';
import { messagesOf, type Catalogue } from '../base/messages.ts';
import { limitsMessages } from '../locales/limits/catalogue.ts';
import { sentMessages } from '../locales/sent/catalogue.ts';
import { shared } from '../locales/shared/catalogue.ts';

/** The sentences of what the form loads later, before it does. */
export const laterCatalogues: readonly Catalogue[] = [limitsMessages, sentMessages, shared];

/** Fetches them in a language other than English, which comes with them. A failure shows when they are used. */
export const laterWords = (language: Exclude<Language, 'en'>): Promise<unknown> =>
  Promise.allSettled(laterCatalogues.map((catalogue) => messagesOf(catalogue, language)));
