import type { ReportLanguage } from '@redress/metrics/written';

/** Inches; the slide is 16:9. */
export const slideSize = { width: 13.333, height: 7.5 } as const;
export const margin = 0.55;
/** Where a slide's body begins and ends. */
export const body = { top: 1.3, bottom: 6.95 } as const;

/** Blues and an orange that those who see no red or green tell apart; text has at least 4.5:1 on white. */
export const colors = {
  ink: '1B2733',
  quiet: '5B6770',
  line: 'D5DCE3',
  paper: 'FFFFFF',
  band: 'F3F6F9',
  accent: '1F4E79',
  series: ['1F5FA8', 'A9C4E4', 'D9730D', '5B6770'],
  better: '1F5FA8',
  worse: 'B2500A',
} as const;

/** Of a line of table text, in inches; letters of other scripts stand taller than Latin ones. */
export function lineHeightOf(language: ReportLanguage): number {
  return ['en', 'de', 'fr', 'es'].includes(language) ? 0.185 : 0.225;
}

/** A typeface with the script's letters that office programs bring along. */
export function fontOf(language: ReportLanguage): string {
  switch (language) {
    case 'zh-Hans':
      return 'Microsoft YaHei';
    case 'zh-Hant':
      return 'Microsoft JhengHei';
    case 'ja':
      return 'Yu Gothic';
    case 'ar':
      return 'Arial';
    default:
      return 'Calibri';
  }
}
