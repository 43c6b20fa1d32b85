import { parseArgs } from 'node:util';
import { reprotect } from '../store/reprotect.ts';
import { UsageError, type CliCommand } from './command.ts';
import { whereOf, whereOptions, whereUsage } from './where.ts';

/** Encrypts what is personal by the newest key. */
export const privacyEncrypt: CliCommand = {
  usage: `privacy encrypt [--encryption-key-file FILE] ${whereUsage}`,
  summary:
    'encrypt what is personal by the newest key, after turning encryption on or changing keys; stop servers first',
  async run(args, terminal) {
    const { values } = parseArgs({ args, options: { ...whereOptions } });
    const { dataDir, databaseUrl, encryptionKeys } = whereOf(values);
    if (!encryptionKeys) throw new UsageError('REDRESS_ENCRYPTION_KEY or --encryption-key-file, a key');
    await reprotect(databaseUrl === undefined ? { dir: dataDir } : { url: databaseUrl }, encryptionKeys);
    terminal.out('What is personal is encrypted by the newest key. Backups made before are not.\n');
    return 0;
  },
};
