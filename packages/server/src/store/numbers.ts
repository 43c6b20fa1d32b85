import type { Database } from './database.ts';

interface Block {
  next: number;
  readonly end: number;
}

/**
 * Case numbers, taken from the database a block at a time: no row is written for every case. What a process has not
 * used it gives back when it closes and nobody has taken a block since; after a crash the rest is skipped.
 */
export class Numbers {
  readonly #database: Database;
  readonly #blocks = new Map<number, Block>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(database: Database) {
    this.#database = database;
  }

  next(year: number): Promise<number> {
    const mine = this.#turn.then(() => this.#take(year));
    // A failed turn must not keep those behind it from trying.
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async giveBack(): Promise<void> {
    await this.#turn;
    for (const [year, { next, end }] of this.#blocks) {
      await this.#database.db
        .updateTable('caseNumbers')
        .set({ next })
        .where('year', '=', year)
        .where('next', '=', end)
        .execute();
    }
    this.#blocks.clear();
  }

  async #take(year: number): Promise<number> {
    const known = this.#blocks.get(year);
    const block = known && known.next < known.end ? known : await this.#reserve(year);
    const taken = block.next;
    block.next += 1;
    return taken;
  }

  async #reserve(year: number): Promise<Block> {
    const { db, numberBlock } = this.#database;
    const { next: end } = await db
      .insertInto('caseNumbers')
      .values({ year, next: numberBlock + 1 })
      .onConflict((on) => on.column('year').doUpdateSet((of) => ({ next: of('caseNumbers.next', '+', numberBlock) })))
      .returning('next')
      .executeTakeFirstOrThrow();
    const block = { next: end - numberBlock, end };
    this.#blocks.set(year, block);
    return block;
  }
}
