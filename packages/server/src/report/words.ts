import type { KpiUnit } from '@redress/metrics';
import { isRightToLeft, type ReportLanguage } from './languages.ts';
import type { TextKey } from './locales/en.ts';
import type { NameKey } from './locales/names/en.ts';

/** Units of figures: the KPIs', and counts of other things, and days. */
export type Unit = KpiUnit | 'count' | 'day';

type Texts = Readonly<Record<TextKey | NameKey, string>>;
type Params = Readonly<Record<string, string | number>>;

/** Digits are 0 to 9 in every language, as charts have them. */
const localeOf = (language: ReportLanguage): string => `${language}-u-nu-latn`;

async function textsOf(language: ReportLanguage): Promise<Texts> {
  switch (language) {
    case 'en':
      return { ...(await import('./locales/names/en.ts')).default, ...(await import('./locales/en.ts')).default };
    case 'de':
      return { ...(await import('./locales/names/de.ts')).default, ...(await import('./locales/de.ts')).default };
    case 'fr':
      return { ...(await import('./locales/names/fr.ts')).default, ...(await import('./locales/fr.ts')).default };
    case 'es':
      return { ...(await import('./locales/names/es.ts')).default, ...(await import('./locales/es.ts')).default };
    case 'zh-Hans':
      return {
        ...(await import('./locales/names/zh-Hans.ts')).default,
        ...(await import('./locales/zh-Hans.ts')).default,
      };
    case 'zh-Hant':
      return {
        ...(await import('./locales/names/zh-Hant.ts')).default,
        ...(await import('./locales/zh-Hant.ts')).default,
      };
    case 'ja':
      return { ...(await import('./locales/names/ja.ts')).default, ...(await import('./locales/ja.ts')).default };
    case 'ar':
      return { ...(await import('./locales/names/ar.ts')).default, ...(await import('./locales/ar.ts')).default };
  }
}

/** Words, numbers and dates of one language. */
export class Words {
  readonly language: ReportLanguage;
  readonly rightToLeft: boolean;
  readonly #texts: Texts;
  readonly #locale: string;
  readonly #timeZone: string;

  /** @param timeZone the company's, in which moments are told. */
  static async of(language: ReportLanguage, timeZone: string): Promise<Words> {
    return new Words(language, timeZone, await textsOf(language));
  }

  constructor(language: ReportLanguage, timeZone: string, texts: Texts) {
    this.language = language;
    this.rightToLeft = isRightToLeft(language);
    this.#texts = texts;
    this.#locale = localeOf(language);
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
