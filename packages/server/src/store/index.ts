import type { EncryptionKeys } from './encryption.ts';
import { openPostgres } from './postgres.ts';
import { SqlStore } from './sql-store.ts';
import { openSqlite } from './sqlite.ts';

/**
 * Opens the store of a server: a PostgreSQL database by its URL, else SQLite in a folder of this process's own.
 * @param keys encrypt what is personal.
 * @throws StoreError
 */
export async function openStore(
  where: { readonly dir: string } | { readonly url: string },
  keys?: EncryptionKeys,
): Promise<SqlStore> {
  return new SqlStore('url' in where ? await openPostgres(where.url, keys) : await openSqlite(where.dir, keys));
}
