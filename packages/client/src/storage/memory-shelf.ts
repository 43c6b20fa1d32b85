import { tables, type Table, type Tables } from './rows.ts';
import type { Shelf, Write } from './shelf.ts';

/** A shelf for as long as the page lives. */
export class MemoryShelf implements Shelf {
  readonly name = 'memory';
  readonly lasting = false;
  readonly losses = 0;
  readonly #rows = new Map<Table, Map<string, unknown>>(tables.map((table) => [table, new Map()]));

  get<T extends Table>(table: T, id: string): Promise<Tables[T] | undefined> {
    return Promise.resolve(structuredClone(this.#table(table).get(id)));
  }

  all<T extends Table>(table: T): Promise<Tables[T][]> {
    return Promise.resolve(structuredClone([...this.#table(table).values()]));
  }

  ids(table: Table): Promise<string[]> {
    return Promise.resolve([...this.#table(table).keys()]);
  }

  write(writes: readonly Write[]): Promise<void> {
    for (const write of writes) {
      if ('put' in write) this.#table(write.in).set(write.put.id, structuredClone(write.put));
      else this.#table(write.in).delete(write.drop);
    }
    return Promise.resolve();
  }

  revise<T extends Table>(
    table: T,
    id: string,
    next: (row: Tables[T] | undefined) => Tables[T] | undefined,
  ): Promise<boolean> {
    const row = next(this.#table(table).get(id));
    if (row) this.#table(table).set(id, structuredClone(row));
    return Promise.resolve(row !== undefined);
  }

  #table<T extends Table>(table: T): Map<string, Tables[T]> {
    return this.#rows.get(table) as Map<string, Tables[T]>;
  }
}
