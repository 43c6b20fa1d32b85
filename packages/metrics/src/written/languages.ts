/** Languages that a report can be written in. */
export const reportLanguages = ['en', 'de', 'fr', 'es', 'zh-Hans', 'zh-Hant', 'ja', 'ar'] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

export const isRightToLeft = (language: ReportLanguage): boolean => language === 'ar';

const script = ({ language, script: written }: Intl.Locale): string =>
  language === 'zh' ? `zh-${written === 'Hant' ? 'Hant' : 'Hans'}` : language;

/** The language for a BCP 47 tag such as `de-AT` or `zh-TW`; `undefined` where there is none, or it is no tag. */
export function reportLanguageOf(tag: string): ReportLanguage | undefined {
  try {
    const wanted = script(new Intl.Locale(tag).maximize());
    return reportLanguages.find((language) => language === wanted);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
