import { newId } from '../new-id.ts';
import type { FileMeta, FileRow } from '../storage/rows.ts';
import type { Shelf, Write } from '../storage/shelf.ts';

export interface DraftFile extends FileMeta {
  /** Outlives the page. */
  readonly kept: boolean;
}

interface Held {
  readonly meta: FileMeta;
  /** Absent until it is asked for, where it was restored. */
  file?: File | undefined;
  kept: boolean;
  /** There was no room for it: not tried again by itself. */
  refused: boolean;
}

const metaOf = ({ name, type, size, lastModified }: File): FileMeta => ({
  id: newId(),
  name,
  type,
  size,
  lastModified,
});

/** The files of one draft: in memory as the browser gave them, on the shelf as bytes. */
export class DraftFiles {
  readonly #shelf: Shelf;
  readonly #held: Map<string, Held>;

  constructor(shelf: Shelf, kept: readonly FileMeta[] = []) {
    this.#shelf = shelf;
    this.#held = new Map(kept.map((meta) => [meta.id, { meta, kept: true, refused: false }]));
  }

  get all(): DraftFile[] {
    return [...this.#held.values()].map(({ meta, kept }) => ({ ...meta, kept }));
  }

  get metas(): FileMeta[] {
    return [...this.#held.values()].map(({ meta }) => meta);
  }

  /** Those that a row on the shelf may name. */
  get kept(): FileMeta[] {
    return [...this.#held.values()].filter(({ kept }) => kept).map(({ meta }) => meta);
  }

  get refused(): boolean {
    return [...this.#held.values()].some(({ refused }) => refused);
  }

  has(id: string): boolean {
    return this.#held.has(id);
  }

  add(file: File): FileMeta {
    const meta = metaOf(file);
    this.#held.set(meta.id, { meta, file, kept: false, refused: false });
    return meta;
  }

  remove(id: string): boolean {
    const removed = this.#held.delete(id);
    // There may be room now for what did not fit.
    for (const held of this.#held.values()) held.refused = false;
    return removed;
  }

  /** It is being put on the shelf, in the same transaction as the row that names it. */
  keep(id: string): void {
    const held = this.#held.get(id);
    if (held) held.kept = true;
  }

  /** That did not work. @param refused nor would it the next time. */
  unkeep(id: string, refused: boolean): void {
    const held = this.#held.get(id);
    if (held) [held.kept, held.refused] = [false, refused];
  }

  /** What was on the shelf is gone; the files in memory can be put there again. */
  lost(): void {
    for (const held of this.#held.values()) held.kept = held.refused = false;
  }

  async file(id: string): Promise<File | undefined> {
    const held = this.#held.get(id);
    if (!held || held.file) return held?.file;
    const row = await this.#shelf.get('files', id);
    if (row) held.file = new File([row.bytes], held.meta.name, held.meta);
    return held.file;
  }

  /**
   * The writes that put files on a shelf, one each.
   * @param which `unkept`: those that are not on this draft's shelf; `wanted`: of them those that may fit there; `all`.
   */
  async bytes(which: 'unkept' | 'wanted' | 'all'): Promise<Extract<Write, { put: FileRow }>[]> {
    const left = [...this.#held.values()].filter(
      ({ kept, refused }) => which === 'all' || (!kept && (which === 'unkept' || !refused)),
    );
    const writes = await Promise.all(
      left.map(async ({ meta: { id } }) => {
        const file = await this.file(id);
        return file && { in: 'files' as const, put: { id, bytes: await file.arrayBuffer() } };
      }),
    );
    return writes.filter((write) => write !== undefined);
  }

  /** The same files as ones of another draft, with all in memory. */
  async copy(): Promise<DraftFiles> {
    const copied = new DraftFiles(this.#shelf);
    for (const id of this.#held.keys()) {
      const file = await this.file(id);
      if (file) copied.add(file);
    }
    return copied;
  }
}
