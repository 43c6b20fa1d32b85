import type { CaseLabelKey } from '@redress/cases/labels/en';
import type { KpiUnit } from '../kpi.ts';
import type { KpiLabelKey } from '../labels/en.ts';
import { isRightToLeft, type ReportLanguage } from './languages.ts';
import type { TextKey } from './locales/en.ts';

/** Units of figures: the KPIs', and counts of other things, and days. */
export type Unit = KpiUnit | 'count' | 'day';

/** Names of figures, values and reasons: the same words as on screen. */
export type NameKey = CaseLabelKey | KpiLabelKey;
type Texts = Readonly<Record<TextKey | NameKey, string>>;
type Params = Readonly<Record<string, string | number>>;

/** Digits are 0 to 9 in every language, as charts have them. */
const localeOf = (tag: string): string => new Intl.Locale(tag, { numberingSystem: 'latn' }).toString();

type Module<Key extends string> = Promise<{ readonly default: Readonly<Record<Key, string>> }>;

const modules: Readonly<Record<ReportLanguage, () => [Module<TextKey>, Module<CaseLabelKey>, Module<KpiLabelKey>]>> = {
  en: () => [import('./locales/en.ts'), import('@redress/cases/labels/en'), import('../labels/en.ts')],
  de: () => [import('./locales/de.ts'), import('@redress/cases/labels/de'), import('../labels/de.ts')],
  fr: () => [import('./locales/fr.ts'), import('@redress/cases/labels/fr'), import('../labels/fr.ts')],
  es: () => [import('./locales/es.ts'), import('@redress/cases/labels/es'), import('../labels/es.ts')],
  'zh-Hans': () => [
    import('./locales/zh-Hans.ts'),
    import('@redress/cases/labels/zh-Hans'),
    import('../labels/zh-Hans.ts'),
  ],
  'zh-Hant': () => [
    import('./locales/zh-Hant.ts'),
    import('@redress/cases/labels/zh-Hant'),
    import('../labels/zh-Hant.ts'),
  ],
  ja: () => [import('./locales/ja.ts'), import('@redress/cases/labels/ja'), import('../labels/ja.ts')],
  ar: () => [import('./locales/ar.ts'), import('@redress/cases/labels/ar'), import('../labels/ar.ts')],
};

async function textsOf(language: ReportLanguage): Promise<Texts> {
  const [texts, cases, figures] = await Promise.all(modules[language]());
  return { ...cases.default, ...figures.default, ...texts.default };
}

/** Words, numbers and dates of one language. */
export class Words {
  readonly language: ReportLanguage;
  readonly rightToLeft: boolean;
  readonly #texts: Texts;
  readonly #locale: string;
  readonly #timeZone: string;

  /**
   * @param timeZone the company's, in which moments are told.
   * @param tag how dates and numbers are written, e.g. `en-GB`; the language's usual way unless given.
   */
  static async of(language: ReportLanguage, timeZone: string, tag: string = language): Promise<Words> {
    return new Words(language, timeZone, await textsOf(language), tag);
  }

  private constructor(language: ReportLanguage, timeZone: string, texts: Texts, tag: string) {
    this.language = language;
    this.rightToLeft = isRightToLeft(language);
    this.#texts = texts;
    this.#locale = localeOf(tag);
    this.#timeZone = timeZone;
  }

  readonly text = (key: TextKey | NameKey, params: Params = {}): string =>
    this.#texts[key].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

  /** A word that may not be among ours, such as a severity of the policy's own. */
  known(key: string): string | undefined {
    return Object.hasOwn(this.#texts, key) ? this.#texts[key as NameKey] : undefined;
  }

  number(value: number, digits = 0, options: Intl.NumberFormatOptions = {}): string {
    return new Intl.NumberFormat(this.#locale, {
      maximumFractionDigits: digits,
      ...options,
    }).format(value);
  }

  /** A figure as a person reads it. */
  figure(unit: Unit, value: number, currency?: string): string {
    switch (unit) {
      case 'case':
      case 'count':
      case 'day':
      case 'point':
        return this.number(value);
      case 'ratio':
        return this.number(value, 1, { style: 'percent' });
      case 'score':
        return this.number(value, 2, { minimumFractionDigits: 2 });
      case 'hour':
        return this.number(value, value < 100 ? 1 : 0, { style: 'unit', unit: 'hour', unitDisplay: 'short' });
      case 'currency':
        return /^[A-Z]{3}$/.test(currency ?? '')
          ? this.number(value, 2, { style: 'currency', currency })
          : this.number(value, 2);
    }
  }

  /** The size of a difference; of shares in percentage points. */
  difference(unit: Unit, delta: number, currency?: string): string {
    const size = Math.abs(delta);
    if (unit === 'ratio') return this.text('points', { value: this.number(size * 100, 1) });
    return this.figure(unit, size, currency);
  }

  /** `2026-09` in words. */
  month(month: string): string {
    return this.#date(`${month}-01T00:00:00Z`, { month: 'long', year: 'numeric' }, 'UTC');
  }

  /** `2026-09` for a chart's axis. */
  shortMonth(month: string): string {
    return this.#date(`${month}-01T00:00:00Z`, { month: 'short', year: '2-digit' }, 'UTC');
  }

  /** A day such as `2026-09-01`. */
  day(day: string): string {
    return this.#date(`${day}T00:00:00Z`, { dateStyle: 'medium' }, 'UTC');
  }

  /** The company's day of an instant. */
  dayOf(at: string): string {
    return this.#date(at, { dateStyle: 'medium' }, this.#timeZone);
  }

  /** An instant, on the company's clocks. */
  moment(at: string): string {
    return this.#date(at, { dateStyle: 'medium', timeStyle: 'short' }, this.#timeZone);
  }

  list(items: readonly string[]): string {
    return items.join(this.text('separator'));
  }

  #date(at: string, options: Intl.DateTimeFormatOptions, timeZone: string): string {
    return new Intl.DateTimeFormat(this.#locale, { ...options, timeZone }).format(new Date(at));
  }
}
