import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Desk } from '@redress/desk';
import { writeFile } from 'node:fs/promises';
import { importFile } from '../import/import-file.ts';
import { importPurchases } from '../import/import-purchases.ts';
import { refusedCsv, type ImportOptions, type ImportReport } from '../import/import-report.ts';
import { readMapping, readPurchaseMapping } from '../import/mappings.ts';
import { jsonLog } from '../log.ts';
import { UsageError, issueLine, progressBar, type CliCommand, type Terminal } from './command.ts';
import { publishFirst } from './policy-start.ts';
import { whereOptions, whereUsage, withDesk } from './where.ts';

/** Refused rows that are named on a terminal; `--json` names them all. */
const mostShown = 50;

function readable(report: ImportReport): string {
  const { rows, created, known, refused, stopped } = report;
  const shown = refused
    .slice(0, mostShown)
    .flatMap(({ line, issues }) => issues.map((issue) => `line ${line}  ${issueLine(issue)}\n`));
  const more =
    refused.length > mostShown ? `and ${refused.length - mostShown} more; --refused FILE.csv lists all\n` : '';
  return [
    ...shown,
    more,
    `${rows} rows: ${created} imported, ${known} imported before, ${refused.length} refused\n`,
    stopped ? 'Stopped before the end; run it again to go on.\n' : '',
  ].join('');
}

const statusOf = ({ refused, stopped }: ImportReport) => (stopped ? 2 : refused.length ? 1 : 0);

type Import = (desk: Desk, options: Omit<ImportOptions, 'source'>) => Promise<ImportReport>;

/** What to import, once its mapping is known to be good. */
async function importOf(file: string, mappingName: string, purchases: boolean): Promise<Import> {
  if (purchases) {
    const { mapping, source } = await readPurchaseMapping(mappingName);
    return (desk, options) => importPurchases(desk, file, mapping, { source, ...options });
  }
  const { mapping, source } = await readMapping(mappingName);
  return (desk, options) => importFile(desk, file, mapping, { source, ...options });
}

async function run(
  imports: Import,
  values: Parameters<typeof withDesk>[0] & { policy?: string | undefined },
  terminal: Terminal,
): Promise<ImportReport> {
  const bar = progressBar(terminal, 'importing');
  return withDesk(values, jsonLog(terminal.err), async ({ desk }) => {
    if (values.policy !== undefined) await publishFirst(desk, values.policy);
    try {
      return await imports(desk, {
        signal: terminal.signal,
        onProgress: ({ rows, fraction }) => {
          bar.draw(fraction, `${rows} rows`);
        },
      });
    } finally {
      bar.end();
    }
  });
}

/** Imports another system's complaints. */
export const importCommand: CliCommand = {
  usage: `import FILE --mapping NAME|FILE [--purchases] [--refused FILE.csv] ${whereUsage} [--policy FILE] [--json]`,
  summary:
    'import complaints of another system, or purchases (.csv, .ndjson, .json, also .gz); each row once, however often it is run',
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...whereOptions,
        mapping: { type: 'string' },
        purchases: { type: 'boolean', default: false },
        refused: { type: 'string' },
        policy: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError('one file to import');
    if (values.mapping === undefined) throw new UsageError('--mapping, a name or a file');
    if (!existsSync(file)) throw new UsageError(`cannot read ${file}: ENOENT`);
    const imports = await importOf(file, values.mapping, values.purchases);
    const report = await run(imports, values, terminal);
    if (values.refused !== undefined) await writeFile(values.refused, refusedCsv(report.refused));
    terminal.out(values.json ? `${JSON.stringify(report)}\n` : readable(report));
    return statusOf(report);
  },
};
