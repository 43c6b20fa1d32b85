import { readFileSync } from 'node:fs';
import type { ParseArgsConfig } from 'node:util';
import { openDesk, type OpenedDesk } from '../open-desk.ts';
import type { Log } from '../log.ts';
import { parseKeys, type EncryptionKeys } from '../store/encryption.ts';
import { StoreError } from '../store/store-error.ts';
import { UsageError } from './command.ts';

/** Options of every command that uses a desk's data. */
export const whereOptions = {
  data: { type: 'string', default: './data' },
  database: { type: 'string' },
  'listen-database': { type: 'string' },
  files: { type: 'string' },
  'encryption-key-file': { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

export const whereUsage =
  '[--data DIR] [--database postgres://… [--listen-database postgres://…]] [--files DIR|s3://…]';

interface Where {
  readonly data: string;
  readonly database?: string | undefined;
  readonly 'listen-database'?: string | undefined;
  readonly files?: string | undefined;
  readonly 'encryption-key-file'?: string | undefined;
}

/** The keys of `--encryption-key-file`, else of `REDRESS_ENCRYPTION_KEY`. @throws StoreError, UsageError */
function keysOf(values: Where): EncryptionKeys | undefined {
  const file = values['encryption-key-file'];
  try {
    const text = file === undefined ? process.env['REDRESS_ENCRYPTION_KEY'] : readFileSync(file, 'utf8');
    return text === undefined ? undefined : parseKeys(text);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new UsageError(`--encryption-key-file ${String(file)} cannot be read`, { cause: error });
  }
}

/** Where the desk is: the options, else `DATABASE_URL`, `LISTEN_DATABASE_URL` and `REDRESS_FILES`; `REDRESS_SECRET`. */
export const whereOf = (values: Where) => ({
  dataDir: values.data,
  databaseUrl: values.database ?? process.env['DATABASE_URL'],
  listenUrl: values['listen-database'] ?? process.env['LISTEN_DATABASE_URL'],
  files: values.files ?? process.env['REDRESS_FILES'],
  secret: process.env['REDRESS_SECRET'],
  encryptionKeys: keysOf(values),
});

/** Runs something on a desk that no server is needed for, and closes it whatever happens. */
export async function withDesk<T>(values: Where, log: Log, use: (opened: OpenedDesk) => Promise<T>): Promise<T> {
  const opened = await openDesk({ ...whereOf(values), log });
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}
