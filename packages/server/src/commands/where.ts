import type { ParseArgsConfig } from 'node:util';
import { openDesk, type OpenedDesk } from '../open-desk.ts';
import type { Log } from '../http/endpoint.ts';

/** Options of every command that uses a desk's data. */
export const whereOptions = {
  data: { type: 'string', default: './data' },
  database: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

export const whereUsage = '[--data DIR] [--database postgres://…]';

/** Where the desk is: `--data`, `--database` or `DATABASE_URL`, and `REDRESS_SECRET`. */
export const whereOf = (values: { readonly data: string; readonly database?: string | undefined }) => ({
  dataDir: values.data,
  databaseUrl: values.database ?? process.env['DATABASE_URL'],
  secret: process.env['REDRESS_SECRET'],
});

/** Runs something on a desk that no server is needed for, and closes it whatever happens. */
export async function withDesk<T>(
  values: Parameters<typeof whereOf>[0],
  log: Log,
  use: (opened: OpenedDesk) => Promise<T>,
): Promise<T> {
  const opened = await openDesk({ ...whereOf(values), log });
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}
