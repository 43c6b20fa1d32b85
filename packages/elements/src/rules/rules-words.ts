import type { Params } from '../base/messages.ts';
import type { RulesKey } from '../locales/rules/catalogue.ts';
import type { CommonKey } from '../staff/signed-in-element.ts';
import type { Formats } from '../staff/formats.ts';
import type { Vocabulary } from '../staff/vocabulary.ts';
import type { Problem } from './problem.ts';

/** How the parts of the rules page speak. */
export interface RulesWords {
  readonly t: (key: RulesKey | CommonKey, params?: Params) => string;
  readonly has: (key: string) => boolean;
  readonly formats: Formats;
  readonly vocabulary: Vocabulary;
}

/** A list of values as the sentence takes it. */
const plain = (params: Params): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );

/** What is wrong, as a sentence. */
export function problemText({ code, params, blocks }: Problem, { t, has }: RulesWords): string {
  const key = `${blocks ? 'issue' : 'finding'}.${code}`;
  return has(key) ? t(key as RulesKey, plain(params)) : t('issue.other', { code });
}
