import { readFile, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import type { MonthlyReport } from '@redress/metrics';
import type { ReportOptions } from '@redress/desk';
import {
  type Directory,
  type ReportLanguage,
  Words,
  reportContent,
  reportLanguageOf,
  reportLanguages,
} from '@redress/metrics/written';
import { jsonLog } from '../log.ts';
import { directoryOf, reportFile, reportFormats, type ReportFormat } from '../report/report-file.ts';
import { parseActions, parsePurchases } from '../report/report-input.ts';
import { UsageError, type CliCommand } from './command.ts';
import { whereOptions, whereUsage, withDesk } from './where.ts';

function languageOf(tag: string): ReportLanguage {
  const language = reportLanguageOf(tag);
  if (!language) throw new UsageError(`--lang, one of ${reportLanguages.join(', ')}`);
  return language;
}

/** The format that a file's name asks for. */
function formatOf(file: string): ReportFormat {
  const found = reportFormats.find((format) => extname(file).toLowerCase() === `.${format}`);
  if (!found) throw new UsageError(`--out, a file that ends in ${reportFormats.map((it) => `.${it}`).join(', ')}`);
  return found;
}

async function optionsOf(files: {
  actions?: string | undefined;
  purchases?: string | undefined;
}): Promise<ReportOptions> {
  const { actions, purchases } = files;
  return {
    ...(actions !== undefined && { actions: parseActions(await readFile(actions, 'utf8')) }),
    ...(purchases !== undefined && { purchases: parsePurchases(await readFile(purchases, 'utf8')) }),
  };
}

/** The figures that a meeting starts with, for a terminal. */
async function summary(report: MonthlyReport, language: ReportLanguage, directory: Directory): Promise<string> {
  const words = await Words.of(language, report.timeZone);
  const { title, month, asOf, headlines } = reportContent(report, words, directory);
  const lines = headlines.rows.map(({ name, cells: [cell] }) => {
    if (cell?.kind !== 'figure') return name.text;
    const value = cell.value === null ? (cell.reason ?? '–') : words.figure(cell.unit, cell.value, cell.currency);
    return `  ${name.text}: ${value}`;
  });
  return [`${title}, ${month}`, asOf, ...lines, ''].join('\n');
}

/** The monthly report, as a file or in short. */
export const report: CliCommand = {
  usage: `report MONTH [--out FILE.pptx|.xlsx|.csv|.json] [--lang ${reportLanguages.join('|')}] [--live] [--actions FILE.json] [--purchases FILE.csv] ${whereUsage} [--json]`,
  summary: 'the report of a month such as 2026-09: a presentation, a workbook, CSV or JSON',
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...whereOptions,
        out: { type: 'string' },
        lang: { type: 'string', default: 'en' },
        actions: { type: 'string' },
        purchases: { type: 'string' },
        live: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const [month, ...more] = positionals;
    if (month === undefined || more.length) throw new UsageError('one month, such as 2026-09');
    const { out, json } = values;
    const language = languageOf(values.lang);
    const format = out === undefined ? undefined : formatOf(out);
    const options = { ...(await optionsOf(values)), live: values.live };
    const { made, directory } = await withDesk(values, jsonLog(terminal.err), async (opened) => {
      const accounts = await opened.auth({ url: 'http://localhost', basePath: '/api' });
      const made = await opened.desk.report(month, options);
      return { made, directory: directoryOf(await opened.desk.form(), await accounts.staff()) };
    });
    if (out !== undefined && format) {
      const { bytes } = await reportFile(made, { format, language, directory });
      await writeFile(out, bytes);
      terminal.err(`${out}: ${bytes.length} bytes\n`);
    }
    if (json) terminal.out(`${JSON.stringify(made)}\n`);
    else if (out === undefined) terminal.out(await summary(made, language, directory));
    return 0;
  },
};
