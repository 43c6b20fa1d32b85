import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from './store-error.ts';

const sqliteBusy = 5;
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === sqliteBusy;

/**
 * Takes a data folder for this process alone, until `release` or the end of the process, however it ends: an open
 * exclusive transaction holds a lock of the operating system on a file of its own, which nobody needs to read.
 * @throws StoreError `data-dir-in-use` when another process has it.
 */
export function lockDataDir(dir: string): { release(): void } {
  const lock = new DatabaseSync(join(dir, 'redress.lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode=DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new StoreError('data-dir-in-use', { dir }, error) : error;
  }
  return {
    release: () => {
      lock.close();
    },
  };
}
