import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importFile, type ImportReport } from '../import/import-file.ts';
import { readMapping } from '../import/mappings.ts';
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
  const more = refused.length > mostShown ? `and ${refused.length - mostShown} more; --json lists all\n` : '';
  return [
    ...shown,
    more,
    `${rows} rows: ${created} imported, ${known} imported before, ${refused.length} refused\n`,
    stopped ? 'Stopped before the end; run it again to go on.\n' : '',
  ].join('');
}

const statusOf = ({ refused, stopped }: ImportReport) => (stopped ? 2 : refused.length ? 1 : 0);

async function run(
  file: string,
  mappingName: string,
  values: { data: string; database?: string | undefined; policy?: string | undefined },
  terminal: Terminal,
) {
  const { mapping, source } = await readMapping(mappingName);
  const bar = progressBar(terminal, 'importing');
  return withDesk(values, jsonLog(terminal.err), async ({ desk }) => {
    if (values.policy !== undefined) await publishFirst(desk, values.policy);
    try {
      return await importFile(desk, file, mapping, {
        source,
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
  usage: `import FILE --mapping NAME|FILE ${whereUsage} [--policy FILE] [--json]`,
  summary: 'import complaints of another system (.csv, .ndjson, also .gz); each row once, however often it is run',
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...whereOptions,
        mapping: { type: 'string' },
        policy: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError('one file to import');
    if (values.mapping === undefined) throw new UsageError('--mapping, a name or a file');
    if (!existsSync(file)) throw new UsageError(`cannot read ${file}: ENOENT`);
    const report = await run(file, values.mapping, values, terminal);
    terminal.out(values.json ? `${JSON.stringify(report)}\n` : readable(report));
    return statusOf(report);
  },
};
