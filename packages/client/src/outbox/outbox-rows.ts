import { MemoryShelf } from '../storage/memory-shelf.ts';
import type { FileRow, OutboxRow, Reason } from '../storage/rows.ts';
import type { Shelf, Write } from '../storage/shelf.ts';
import { backToDraft } from './sending.ts';

/** The entries of one desk: on the shelf, and in memory what does not fit there. */
export class OutboxRows {
  readonly #desk: string;
  readonly #shelf: Shelf;
  readonly #memory = new MemoryShelf();
  readonly #shelves: readonly Shelf[];
  /** Entries that, or files of which, are in memory only. */
  readonly #unkept = new Set<string>();

  constructor(desk: string, shelf: Shelf) {
    this.#desk = desk;
    this.#shelf = shelf;
    this.#shelves = [shelf, this.#memory];
  }

  async all(): Promise<OutboxRow[]> {
    const rows = [...(await this.#shelf.all('outbox')), ...(await this.#memory.all('outbox'))];
    const latest = new Map(rows.map((row) => [row.id, row]));
    return [...latest.values()].filter(({ desk }) => desk === this.#desk);
  }

  async get(id: string): Promise<OutboxRow | undefined> {
    return (await this.#memory.get('outbox', id)) ?? (await this.#shelf.get('outbox', id));
  }

  async bytes(file: string): Promise<ArrayBuffer | undefined> {
    return ((await this.#memory.get('files', file)) ?? (await this.#shelf.get('files', file)))?.bytes;
  }

  /** Whether all of an entry would outlive the page. */
  isKept(id: string): boolean {
    return this.#shelf.lasting && !this.#unkept.has(id);
  }

  /** Takes into memory what of an entry does not fit on the shelf. */
  async hold(
    id: string,
    { files, row }: { readonly files: readonly FileRow[]; readonly row?: OutboxRow },
  ): Promise<void> {
    if (files.length || row) this.#unkept.add(id);
    await this.#memory.write([
      ...files.map((put): Write => ({ in: 'files', put })),
      ...(row ? [{ in: 'outbox', put: row } as const] : []),
    ]);
  }

  async revise(id: string, next: (row: OutboxRow) => OutboxRow): Promise<void> {
    for (const shelf of this.#shelves) await shelf.revise('outbox', id, (row) => row && next(row));
  }

  /** Also where storage was cleared or is full meanwhile: a receipt must not be lost. */
  async put(row: OutboxRow): Promise<void> {
    try {
      await this.#shelf.write([{ in: 'outbox', put: row }]);
      await this.#memory.write([{ in: 'outbox', drop: row.id }]);
      if (row.state === 'sent') this.#unkept.delete(row.id);
    } catch {
      this.#unkept.add(row.id);
      await this.#memory.write([{ in: 'outbox', put: row }]);
    }
  }

  async drop(id: string): Promise<void> {
    for (const shelf of this.#shelves) await shelf.write([{ in: 'outbox', drop: id }]);
    this.#unkept.delete(id);
  }

  async dropFiles({ files }: OutboxRow): Promise<void> {
    for (const shelf of this.#shelves) await shelf.write(files.map(({ id }) => ({ in: 'files', drop: id })));
  }

  /** Makes a refused entry a draft again. @returns the draft's id. */
  async giveBack(row: OutboxRow, reason: Reason, now: number): Promise<string> {
    const { draft, writes } = backToDraft(row, reason, now);
    const held = await Promise.all(row.files.map(({ id }) => this.#memory.get('files', id)));
    const puts = held.flatMap((put): Write[] => (put ? [{ in: 'files', put }] : []));
    await this.#shelf.write([...writes, ...puts]).catch(() =>
      // Its files did not fit before either: the words come back, and the person is told of each file.
      this.#shelf.write(writes),
    );
    await this.#memory.write([{ in: 'outbox', drop: row.id }]);
    return draft.id;
  }
}
