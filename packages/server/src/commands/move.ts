import { parseArgs } from 'node:util';
import { moveDesk } from '../archive/move.ts';
import { UsageError, type CliCommand } from './command.ts';
import { copiedText, counting } from './copied.ts';
import { whereOf, whereOptions, whereUsage } from './where.ts';

/** Copies a desk to another database. */
export const move: CliCommand = {
  usage: `move ${whereUsage} [--to-data DIR] [--to-database postgres://…] [--to-files DIR|s3://…] [--json]`,
  summary: 'copy the desk to another database, compared by count and hash; stop the server first',
  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: {
        ...whereOptions,
        'to-data': { type: 'string' },
        'to-database': { type: 'string' },
        'to-files': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const database = values['to-database'];
    if (values['to-data'] === undefined && database === undefined) throw new UsageError('--to-data or --to-database');
    const from = whereOf(values);
    // Without a folder of its own the new desk keeps files and secret where the old one has them.
    const to = {
      dataDir: values['to-data'] ?? from.dataDir,
      databaseUrl: database,
      files: values['to-files'] ?? (values['to-data'] === undefined ? from.files : undefined),
      secret: from.secret,
    };
    const progress = counting(terminal);
    const copied = await moveDesk(from, to, progress).finally(progress.end);
    terminal.out(values.json ? `${JSON.stringify(copied)}\n` : copiedText(copied));
    return copied.missingFiles.length ? 1 : 0;
  },
};
