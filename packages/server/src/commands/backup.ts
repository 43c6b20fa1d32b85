import { parseArgs } from 'node:util';
import { backupDesk } from '../archive/backup.ts';
import { UsageError, type CliCommand } from './command.ts';
import { copiedText, counting } from './copied.ts';
import { whereOf, whereOptions, whereUsage } from './where.ts';

/** Saves a whole desk into one file. */
export const backup: CliCommand = {
  usage: `backup FILE.tar.gz ${whereUsage} [--json]`,
  summary: 'save the whole desk, files included, as of one moment; also while the server runs',
  async run(args, terminal) {
    const options = { ...whereOptions, json: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError('one file to write');
    const progress = counting(terminal);
    const manifest = await backupDesk(whereOf(values), file, new Date().toISOString(), progress).finally(progress.end);
    terminal.out(values.json ? `${JSON.stringify(manifest)}\n` : copiedText(manifest));
    return manifest.missingFiles.length ? 1 : 0;
  },
};
