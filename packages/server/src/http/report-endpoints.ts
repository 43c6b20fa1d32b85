import { DeskError, type ReportOptions } from '@redress/desk';
import * as z from 'zod/mini';
import { type ReportLanguage, reportLanguageOf, reportLanguages } from '@redress/metrics/written';
import { directoryOf, reportFile, reportFormats } from '../report/report-file.ts';
import type { Endpoint, StaffRole } from './endpoint.ts';
import { download, parsed } from './reading.ts';
import { reportSchema, reportVersionsSchema } from './schemas.ts';

const managers: readonly StaffRole[] = ['supervisor', 'admin', 'auditor'];
const editors: readonly StaffRole[] = ['supervisor', 'admin'];
const formatQuery = z._default(z.enum(reportFormats), 'json');

function languageOf(tag: string): ReportLanguage {
  const language = reportLanguageOf(tag);
  if (language) return language;
  const params = { lang: tag, known: reportLanguages };
  throw new DeskError('invalid-query', {}, [{ code: 'unknown-language', path: '/lang', params }]);
}

/** Which version of a month is asked for: the newest published unless told. */
const whichOf = ({ live, version }: Readonly<Record<string, string>>): ReportOptions => ({
  live: parsed(z.optional(z.literal('1')), live, 'invalid-query') === '1',
  ...(version !== undefined && { version: parsed(z.int(), Number(version), 'invalid-query') }),
});

export const reportEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/reports/:month',
    access: managers,
    summary: 'The report of a month such as 2026-09, as data or as a file in a language',
    query: {
      format: formatQuery,
      lang: z.optional(z.string()),
      live: z.optional(z.literal('1')),
      version: z.optional(z.int()),
    },
    response: reportSchema,
    errors: ['invalid-query'],
    handle: async ({ c, services: { desk, auth } }) => {
      const { format } = parsed(z.object({ format: formatQuery }), { format: c.req.query('format') }, 'invalid-query');
      const language = languageOf(c.req.query('lang') ?? 'en');
      const report = await desk.report(c.req.param('month') ?? '', whichOf(c.req.query()));
      if (format === 'json') return c.json(report);
      const directory = directoryOf(await desk.form(), await auth.staff());
      const { name, type, bytes } = await reportFile(report, { format, language, directory });
      return download(name, type, bytes);
    },
  },
  {
    method: 'get',
    path: '/reports/:month/versions',
    access: managers,
    summary: 'How a month was published, newest first',
    response: reportVersionsSchema,
    handle: async ({ c, services: { desk } }) => c.json(await desk.reportVersions(c.req.param('month') ?? '')),
  },
  {
    method: 'post',
    path: '/reports/:month/publish',
    access: editors,
    summary: 'Freeze the figures of a month that is over; publishing it again makes another version',
    response: reportSchema,
    errors: ['invalid-query', 'version-conflict'],
    handle: async ({ c, services: { desk, log }, staff }) => {
      const report = await desk.publishReport(c.req.param('month') ?? '', staff);
      const { month, published } = report;
      log('info', 'report-published', { requestId: c.get('requestId'), staff: staff.id, month, ...published });
      return c.json(report);
    },
  },
];
