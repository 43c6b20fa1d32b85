import type { Issue } from '@redress/cases';
import { DeskError } from '@redress/desk';
import { ArchiveError, type ArchiveErrorCode } from '../archive/archive-error.ts';
import { StoreError, type StoreErrorCode } from '../store/store-error.ts';

const fileSentences: Readonly<Record<string, string>> = {
  'not-an-s3-url': '--files is not a folder, nor an address such as s3://bucket/prefix?endpoint=https://…&region=….',
  'no-bucket': '--files names no bucket: s3://bucket/prefix?endpoint=https://…&region=….',
  'no-credentials': '--files on S3 needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment.',
  'bad-endpoint': 'The endpoint in --files is not an address that begins with https:// or http://.',
};

const storeSentences: Readonly<Record<StoreErrorCode, (params: Readonly<Record<string, unknown>>) => string>> = {
  'data-dir-in-use': ({ dir }) =>
    `Another process uses the data folder ${String(dir)}. Stop it, or choose another with --data.`,
  'data-dir-unusable': ({ dir }) => `The data folder ${String(dir)} cannot be made or written.`,
  'database-too-old': ({ version }) => `The PostgreSQL server is too old (${String(version)}); 15 or later is needed.`,
  'database-unreachable': () => 'The database cannot be reached. Is its address right, and does it run?',
  'layout-behind': ({ steps }) =>
    `The database was left by an older version: run redress migrate first (${(steps as string[]).join(', ')}).`,
  'personal-unreadable': ({ place }) => `What is kept at ${String(place)} cannot be decrypted.`,
  'encryption-key-invalid': () =>
    'The encryption key is not base64 of 32 bytes (openssl rand -base64 32 makes one); several stand on lines of their own, the newest first.',
  'encryption-key-missing': () =>
    'What is personal in this database is encrypted: its key is needed, in REDRESS_ENCRYPTION_KEY or --encryption-key-file.',
  'encryption-key-wrong': () => 'None of the encryption keys fits this database.',
  'encryption-not-set-up': () =>
    'This database was kept without encryption. Stop its servers and run redress privacy encrypt with the key first.',
  'files-unusable': ({ why }) => fileSentences[String(why)] ?? 'Attachments cannot be kept where --files says.',
};

const archiveSentences: Readonly<Record<ArchiveErrorCode, (params: Readonly<Record<string, unknown>>) => string>> = {
  'target-in-use': ({ table }) => `The place is not empty: its table ${String(table)} has rows. Nothing was written.`,
  'not-a-backup': () => 'The file is no backup of a desk.',
  'backup-incomplete': () => 'The backup is cut short or damaged. Nothing was kept of it.',
  'backup-altered': ({ file }) => `The file ${String(file)} in the backup is not what it was. Nothing was kept of it.`,
  'layout-unknown': ({ layout }) =>
    `The data was written by a newer Redress (${String(layout)}). Update this one first.`,
  'layout-newer': ({ layout }) =>
    `The place was made by a newer Redress than the data (${String(layout)}). Choose an empty one.`,
  'copy-differs': ({ table }) => `The copy of ${String(table)} is not like the original. Nothing was kept of it.`,
  'same-place': ({ place }) => `The desk is at ${String(place)} already.`,
};

const causeOf = (error: Error): string => (error.cause instanceof Error ? ` (${error.cause.message})` : '');

/** Why a command could not run, in a sentence. */
export function explain(error: unknown): string {
  if (error instanceof StoreError) return storeSentences[error.code](error.params) + causeOf(error);
  if (error instanceof ArchiveError) return archiveSentences[error.code](error.params);
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? String(error.port) : '';
    return `Port ${port} is in use. Stop what uses it, or choose another with --port or PORT.`;
  }
  if (error instanceof DeskError) return error.code;
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}

/** What a desk has against what it was given. */
export const issuesIn = (error: unknown): readonly Issue[] => (error instanceof DeskError ? error.issues : []);
