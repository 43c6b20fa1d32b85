import { createReadStream } from 'node:fs';
import { buffer, text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type { Files } from '@redress/desk';
import { openFiles } from '../ports/open-files.ts';
import { ArchiveError } from './archive-error.ts';
import { format, type Manifest } from './backup.ts';
import { checkTarget, sha256Of, type CopyOptions } from './copy.ts';
import type { Target } from './database.ts';
import { openTarget, type Place } from './place.ts';
import type { Row } from './row.ts';
import { writeSecret } from './secret-file.ts';

type Entry = NodeJS.ReadableStream;

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new ArchiveError('not-a-backup');
  }
}

/** @throws ArchiveError `not-a-backup` */
function layoutOf(content: string): string {
  const head = parsed(content) as { readonly format?: unknown; readonly layout?: unknown } | null;
  if (head?.format !== format || typeof head.layout !== 'string') throw new ArchiveError('not-a-backup');
  return head.layout;
}

/** Takes the entries of a backup one after another. */
class Restoring {
  readonly #place: Place;
  readonly #options: CopyOptions;
  readonly #counts = new Map<string, number>();
  #files: Files | undefined;
  #restored = 0;
  target: Target | undefined;
  manifest: Manifest | undefined;

  constructor(place: Place, options: CopyOptions) {
    this.#place = place;
    this.#options = options;
  }

  async take(name: string, entry: Entry): Promise<void> {
    const [folder, table] = name.split('/');
    if (name === 'layout.json') this.target = await openTarget(this.#place, layoutOf(await text(entry)));
    else if (!this.target) throw new ArchiveError('not-a-backup');
    else if (folder === 'tables' && table !== undefined) await this.#rows(this.target, table, await text(entry));
    else if (folder === 'files' && table !== undefined) await this.#file(table, await buffer(entry));
    else if (name === 'secret') writeSecret(this.#place, await text(entry));
    else if (name === 'manifest.json') this.manifest = parsed(await text(entry)) as Manifest;
    else throw new ArchiveError('not-a-backup', { entry: name });
  }

  /** @throws ArchiveError `backup-incomplete`, `copy-differs` */
  async finish(): Promise<Manifest> {
    const { target, manifest } = this;
    if (!target || !manifest || manifest.files !== this.#restored) throw new ArchiveError('backup-incomplete');
    await checkTarget(target, manifest.tables);
    await target.commit();
    return manifest;
  }

  async #rows(target: Target, table: string, lines: string): Promise<void> {
    const rows = lines
      .split('\n')
      .filter(Boolean)
      .map((line) => parsed(line) as Row);
    await target.insert(table, rows);
    const count = (this.#counts.get(table) ?? 0) + rows.length;
    this.#counts.set(table, count);
    this.#options.onProgress?.({ table, rows: count });
  }

  async #file(sha256: string, bytes: Buffer): Promise<void> {
    if (sha256Of(bytes) !== sha256) throw new ArchiveError('backup-altered', { file: sha256 });
    this.#files ??= await openFiles(this.#place.files, this.#place.dataDir);
    await this.#files.put(sha256, new Uint8Array(bytes));
    this.#restored++;
  }
}

/** Damage of the file itself, as the stream's own errors tell it. */
const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && /^Z_|^ERR_STREAM_PREMATURE/.test(String(error.code))) ||
    /tar|header|end of data/i.test(error.message));

/**
 * Brings a backup back into an empty place: all of it, compared by count and hash with what was backed up, or nothing.
 * @throws ArchiveError `not-a-backup`, `backup-incomplete`, `backup-altered`, `target-in-use`, …; StoreError
 */
export async function restoreDesk(place: Place, file: string, options: CopyOptions = {}): Promise<Manifest> {
  const restoring = new Restoring(place, options);
  const unpacked = extract();
  const source = createReadStream(file);
  const unzipped = createGunzip();
  for (const stream of [source, unzipped])
    stream.on('error', (error: Error) => {
      unpacked.destroy(error);
    });
  source.pipe(unzipped).pipe(unpacked);
  try {
    for await (const entry of unpacked) await restoring.take(entry.header.name, entry as unknown as Entry);
    return await restoring.finish();
  } catch (error) {
    if (error instanceof ArchiveError || !isDamage(error)) throw error;
    throw new ArchiveError(restoring.target ? 'backup-incomplete' : 'not-a-backup');
  } finally {
    source.destroy();
    await restoring.target?.close();
  }
}
