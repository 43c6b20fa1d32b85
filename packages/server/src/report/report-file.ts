import type { FormInfo, Staff } from '@redress/desk';
import type { MonthlyReport } from '@redress/metrics';
import { type Directory, type ReportLanguage, Words, reportContent, reportCsv } from '@redress/metrics/written';

export const reportFormats = ['json', 'csv', 'xlsx', 'pptx'] as const;
export type ReportFormat = (typeof reportFormats)[number];

const types: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

export interface ReportFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

async function bytesOf(
  report: MonthlyReport,
  format: ReportFormat,
  language: ReportLanguage,
  directory: Directory,
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'json') return new TextEncoder().encode(JSON.stringify(report));
  const words = await Words.of(language, report.timeZone);
  const content = reportContent(report, words, directory);
  switch (format) {
    case 'csv':
      return new TextEncoder().encode(reportCsv(content, words));
    // Loaded when asked for: a server that never writes one starts without them.
    case 'xlsx':
      return (await import('./xlsx.ts')).reportXlsx(content, words);
    case 'pptx':
      return (await import('./deck/deck.ts')).reportPptx(content, words);
  }
}

/** A month's report as a file. JSON is the report itself, in no language; the others are written in one. */
export async function reportFile(
  report: MonthlyReport,
  options: { readonly format: ReportFormat; readonly language: ReportLanguage; readonly directory: Directory },
): Promise<ReportFile> {
  const { format, language, directory } = options;
  const name = `complaints-${report.month}${format === 'json' ? '' : `-${language}`}.${format}`;
  return { name, type: types[format], bytes: await bytesOf(report, format, language, directory) };
}

/** The names that a desk has for what its figures are grouped by. */
export const directoryOf = (form: FormInfo, staff: readonly Staff[]): Directory => ({
  company: form.policy.name,
  form,
  staff,
});
