import { resolve } from 'node:path';
import { openFiles } from '../ports/open-files.ts';
import { ArchiveError } from './archive-error.ts';
import { checkTarget, contentOf, copyFile, type Copied, type CopyOptions } from './copy.ts';
import { copySecret } from './secret-file.ts';
import type { Source, Target } from './database.ts';
import { openSource, openTarget, type Place } from './place.ts';
import { RowSum, type TableSum } from './row.ts';

const databaseOf = ({ dataDir, databaseUrl }: Place): string => databaseUrl ?? resolve(dataDir);
const filesOf = ({ dataDir, files }: Place): string => files ?? resolve(dataDir, 'files');

async function copyTables(source: Source, target: Target, { onProgress }: CopyOptions, contents: Set<string>) {
  const tables: Record<string, TableSum> = {};
  for (const table of source.tables) {
    const sum = new RowSum();
    for await (const rows of source.rows(table)) {
      for (const row of rows) {
        sum.add(row);
        const content = contentOf(table, row);
        if (content !== undefined) contents.add(content);
      }
      await target.insert(table, rows);
      onProgress?.({ table, rows: sum.total.rows });
    }
    tables[table] = sum.total;
  }
  return tables;
}

/**
 * Copies a desk from one database to another, of the same kind or not, with its files where they are kept elsewhere.
 * The new one is compared with the old by count and hash before anything is committed; the old one is only read.
 * @throws ArchiveError `same-place`, `target-in-use`, `copy-differs`, …; StoreError
 */
export async function moveDesk(from: Place, to: Place, options: CopyOptions = {}): Promise<Copied> {
  if (databaseOf(from) === databaseOf(to)) throw new ArchiveError('same-place', { place: databaseOf(to) });
  const source = await openSource(from);
  try {
    const target = await openTarget(to, source.layout);
    try {
      const contents = new Set<string>();
      const tables = await copyTables(source, target, options, contents);
      await checkTarget(target, tables);
      const copied = await copyFiles(contents, from, to);
      copySecret(from, to);
      await target.commit();
      return { tables, ...copied };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Before the rows that speak of them are committed: a content that nobody speaks of harms nobody. */
async function copyFiles(contents: ReadonlySet<string>, from: Place, to: Place) {
  const missingFiles: string[] = [];
  if (filesOf(from) === filesOf(to)) return { files: 0, missingFiles };
  const [source, target] = await Promise.all([openFiles(from.files, from.dataDir), openFiles(to.files, to.dataDir)]);
  for (const sha256 of contents) if (!(await copyFile(sha256, source, target))) missingFiles.push(sha256);
  return { files: contents.size - missingFiles.length, missingFiles };
}
