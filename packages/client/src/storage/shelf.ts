import type { Table, Tables } from './rows.ts';

/** One write: a row put, or dropped by its id. */
export type Write = {
  readonly [T in Table]: { readonly in: T; readonly put: Tables[T] } | { readonly in: T; readonly drop: string };
}[Table];

/** Rows by id, in a few tables. What `write` takes is done whole or not at all. */
export interface Shelf {
  readonly name: string;
  /** What is written outlives the page. */
  readonly lasting: boolean;
  /** Counts the times that what was written before may have been lost. */
  readonly losses: number;
  get<T extends Table>(table: T, id: string): Promise<Tables[T] | undefined>;
  all<T extends Table>(table: T): Promise<Tables[T][]>;
  ids(table: Table): Promise<string[]>;
  /** @throws DOMException `QuotaExceededError` when there is no room. */
  write(writes: readonly Write[]): Promise<void>;
  /**
   * Reads and writes one row in one transaction.
   * @param next the new row; `undefined` leaves it as it is.
   * @returns whether it was written.
   */
  revise<T extends Table>(
    table: T,
    id: string,
    next: (row: Tables[T] | undefined) => Tables[T] | undefined,
  ): Promise<boolean>;
}
