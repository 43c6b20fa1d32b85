import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { restoreDesk } from '../archive/restore.ts';
import { UsageError, type CliCommand } from './command.ts';
import { copiedText, counting } from './copied.ts';
import { whereOf, whereOptions, whereUsage } from './where.ts';

/** Brings a desk back from a file that `backup` wrote. */
export const restore: CliCommand = {
  usage: `restore FILE.tar.gz ${whereUsage} [--json]`,
  summary: 'bring a backup back into an empty place: all of it, or nothing',
  async run(args, terminal) {
    const options = { ...whereOptions, json: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError('one file to read');
    if (!existsSync(file)) throw new UsageError(`cannot read ${file}: ENOENT`);
    const progress = counting(terminal);
    const manifest = await restoreDesk(whereOf(values), file, progress).finally(progress.end);
    terminal.out(values.json ? `${JSON.stringify(manifest)}\n` : copiedText(manifest));
    return manifest.missingFiles.length ? 1 : 0;
  },
};
