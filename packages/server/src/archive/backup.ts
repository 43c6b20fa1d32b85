import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import { openFiles } from '../ports/open-files.ts';
import { contentOf, sha256Of, type Copied, type CopyOptions } from './copy.ts';
import type { Source } from './database.ts';
import { openSource, type Place } from './place.ts';
import { RowSum, type TableSum } from './row.ts';
import { readSecret } from './secret-file.ts';

export const format = 'redress-backup/1';

/** The last entry: without it a backup is not whole. */
export interface Manifest extends Copied {
  readonly format: typeof format;
  readonly at: string;
  readonly layout: string;
}

const add = (tar: Pack, name: string, content: string | Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    tar.entry({ name, mode: 0o600 }, content, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });

async function addTables(tar: Pack, source: Source, { onProgress }: CopyOptions, contents: Set<string>) {
  const tables: Record<string, TableSum> = {};
  for (const table of source.tables) {
    const sum = new RowSum();
    let part = 0;
    for await (const rows of source.rows(table)) {
      for (const row of rows) {
        sum.add(row);
        const content = contentOf(table, row);
        if (content !== undefined) contents.add(content);
      }
      const name = `tables/${table}/${String(++part).padStart(6, '0')}.ndjson`;
      await add(tar, name, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      onProgress?.({ table, rows: sum.total.rows });
    }
    tables[table] = sum.total;
  }
  return tables;
}

async function addFiles(tar: Pack, place: Place, contents: ReadonlySet<string>) {
  const files = await openFiles(place.files, place.dataDir);
  const missingFiles: string[] = [];
  for (const sha256 of contents) {
    const bytes = await files.get(sha256);
    if (bytes && sha256Of(bytes) === sha256) await add(tar, `files/${sha256}`, Buffer.from(bytes));
    else missingFiles.push(sha256);
  }
  return { files: contents.size - missingFiles.length, missingFiles };
}

async function fill(tar: Pack, place: Place, at: string, options: CopyOptions): Promise<Manifest> {
  const source = await openSource(place);
  try {
    // First of all, so that a reader can make room for what follows.
    await add(tar, 'layout.json', JSON.stringify({ format, layout: source.layout }));
    const secret = readSecret(place);
    if (secret !== undefined) await add(tar, 'secret', secret);
    const contents = new Set<string>();
    const tables = await addTables(tar, source, options, contents);
    const copied = await addFiles(tar, place, contents);
    const manifest: Manifest = { format, at, layout: source.layout, tables, ...copied };
    await add(tar, 'manifest.json', JSON.stringify(manifest));
    tar.finalize();
    return manifest;
  } finally {
    await source.close();
  }
}

/**
 * Writes all that a desk holds, as of one moment, into one `.tar.gz`; servers may go on meanwhile. The file is there
 * whole or not at all. It holds the secret of the receipts, but no key of an encryption at rest.
 * @param at RFC 3339
 */
export async function backupDesk(place: Place, file: string, at: string, options: CopyOptions = {}): Promise<Manifest> {
  const temporary = `${file}.part`;
  const tar = pack();
  try {
    const written = pipeline(
      tar,
      createGzip({ level: 4 }),
      createWriteStream(temporary, { mode: 0o600, flags: 'wx', flush: true }),
    );
    const filled = fill(tar, place, at, options).catch((error: unknown) => {
      tar.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    });
    const [manifest] = await Promise.all([filled, written]);
    await rename(temporary, file);
    await syncFolderOf(file);
    return manifest;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** The name is on the disk as well. */
async function syncFolderOf(file: string): Promise<void> {
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
