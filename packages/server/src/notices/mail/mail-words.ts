import type { CaseLabelKey } from '@redress/cases/labels/en';
import { isRightToLeft, reportLanguageOf, type ReportLanguage } from '@redress/metrics/written';
import type { MailTextKey } from './locales/en.ts';

type Texts = Readonly<Record<MailTextKey, string>>;
type Labels = Readonly<Record<CaseLabelKey, string>>;

const texts: Readonly<Record<ReportLanguage, () => Promise<{ readonly default: Texts }>>> = {
  en: () => import('./locales/en.ts'),
  de: () => import('./locales/de.ts'),
  fr: () => import('./locales/fr.ts'),
  es: () => import('./locales/es.ts'),
  'zh-Hans': () => import('./locales/zh-Hans.ts'),
  'zh-Hant': () => import('./locales/zh-Hant.ts'),
  ja: () => import('./locales/ja.ts'),
  ar: () => import('./locales/ar.ts'),
};
const labels: Readonly<Record<ReportLanguage, () => Promise<{ readonly default: Labels }>>> = {
  en: () => import('@redress/cases/labels/en'),
  de: () => import('@redress/cases/labels/de'),
  fr: () => import('@redress/cases/labels/fr'),
  es: () => import('@redress/cases/labels/es'),
  'zh-Hans': () => import('@redress/cases/labels/zh-Hans'),
  'zh-Hant': () => import('@redress/cases/labels/zh-Hant'),
  ja: () => import('@redress/cases/labels/ja'),
  ar: () => import('@redress/cases/labels/ar'),
};

/** Languages that mails can be written in. */
export type MailLanguage = ReportLanguage;

/** The language for a BCP 47 tag; `otherwise` where there is none or no mails are written in it. */
export const mailLanguageOf = (tag: string | undefined, otherwise: MailLanguage): MailLanguage =>
  (tag === undefined ? undefined : reportLanguageOf(tag)) ?? otherwise;

/** What mails say in one language. */
export class MailWords {
  readonly language: MailLanguage;
  readonly #texts: Texts;
  readonly #labels: Labels;

  constructor(language: MailLanguage, { texts, labels }: { readonly texts: Texts; readonly labels: Labels }) {
    this.language = language;
    this.#texts = texts;
    this.#labels = labels;
  }

  get rightToLeft(): boolean {
    return isRightToLeft(this.language);
  }

  text(key: MailTextKey, values: Readonly<Record<string, string>> = {}): string {
    return this.#texts[key].replaceAll(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
  }

  /** A text that may not be there, such as the name of a clock that is the policy's own. */
  find(key: string): string | undefined {
    return Object.hasOwn(this.#texts, key) ? this.#texts[key as MailTextKey] : undefined;
  }

  label(key: string): string | undefined {
    return Object.hasOwn(this.#labels, key) ? this.#labels[key as CaseLabelKey] : undefined;
  }

  /** An instant in a time zone, with the zone. */
  when(instant: string, timeZone: string): string {
    return new Intl.DateTimeFormat(this.language, {
      timeZone,
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    }).format(Date.parse(instant));
  }

  money(amount: number, currency: string | undefined): string {
    const style = currency === undefined ? {} : ({ style: 'currency', currency } as const);
    return new Intl.NumberFormat(this.language, style).format(amount);
  }
}

const loaded = new Map<MailLanguage, Promise<MailWords>>();

/** The words of a language, loaded when first asked for. */
export function mailWords(language: MailLanguage): Promise<MailWords> {
  const words =
    loaded.get(language) ??
    Promise.all([texts[language](), labels[language]()]).then(
      ([{ default: own }, { default: shared }]) => new MailWords(language, { texts: own, labels: shared }),
    );
  loaded.set(language, words);
  return words;
}

/** Every language's text of a key: what a mail of ours may say, whoever got it. */
export async function inEveryLanguage(key: MailTextKey): Promise<string[]> {
  const all = await Promise.all(Object.values(texts).map((load) => load()));
  return all.map((each) => each.default[key]);
}
