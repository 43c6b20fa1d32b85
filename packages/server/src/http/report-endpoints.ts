import { DeskError } from '@redress/desk';
import * as z from 'zod/mini';
import { type ReportLanguage, reportLanguageOf, reportLanguages } from '@redress/metrics/written';
import { directoryOf, reportFile, reportFormats } from '../report/report-file.ts';
import type { Endpoint, StaffRole } from './endpoint.ts';
import { download, parsed } from './reading.ts';

const managers: readonly StaffRole[] = ['supervisor', 'admin', 'auditor'];
const formatQuery = z._default(z.enum(reportFormats), 'json');

function languageOf(tag: string): ReportLanguage {
  const language = reportLanguageOf(tag);
  if (language) return language;
  const params = { lang: tag, known: reportLanguages };
  throw new DeskError('invalid-query', {}, [{ code: 'unknown-language', path: '/lang', params }]);
}

export const reportEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/reports/:month',
    access: managers,
    summary: 'The report of a month such as 2026-09, as data or as a file in a language',
    query: { format: formatQuery, lang: z.optional(z.string()) },
    response: z.looseObject({ format: z.string(), month: z.string() }),
    errors: ['invalid-query'],
    handle: async ({ c, services: { desk, auth } }) => {
      const { format } = parsed(z.object({ format: formatQuery }), { format: c.req.query('format') }, 'invalid-query');
      const language = languageOf(c.req.query('lang') ?? 'en');
      const report = await desk.report(c.req.param('month') ?? '');
      if (format === 'json') return c.json(report);
      const directory = directoryOf(await desk.form(), await auth.staff());
      const { name, type, bytes } = await reportFile(report, { format, language, directory });
      return download(name, type, bytes);
    },
  },
];
