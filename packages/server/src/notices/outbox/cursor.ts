import type { CompiledQuery, Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';

const name = 'outbox';
/** How long one process looks at changes before another may, in milliseconds. */
const hold = 15_000;

/**
 * Up to where changes were looked at. One process holds it at a time, so that not all of them do the same work; should
 * two of them hold it, as after a long stop of one, nothing is told twice, since deliveries are known by their ids.
 */
export class Cursor {
  readonly #db: Kysely<Tables>;
  readonly #holder: string;

  constructor(db: Kysely<Tables>, holder: string) {
    this.#db = db;
    this.#holder = holder;
  }

  /** Where it is, whoever holds it. */
  async position(): Promise<number> {
    const row = await this.#db
      .selectFrom('noticeCursors')
      .select('position')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return row.position;
  }

  /** Takes hold, or keeps it. @returns the position; `undefined` while another process has it. */
  async take(now: number): Promise<number | undefined> {
    const row = await this.#db
      .updateTable('noticeCursors')
      .set({ holder: this.#holder, heldUntilMs: now + hold })
      .where('name', '=', name)
      .where((of) => of.or([of('heldUntilMs', '<=', now), of('holder', '=', this.#holder)]))
      .returning('position')
      .executeTakeFirst();
    return row?.position;
  }

  /** For `Database.together`. It never goes back. */
  advance(position: number): CompiledQuery {
    return this.#db
      .updateTable('noticeCursors')
      .set({ position })
      .where('name', '=', name)
      .where('position', '<', position)
      .compile();
  }

  /** Lets another process take over at once. */
  async release(): Promise<void> {
    await this.#free().where('holder', '=', this.#holder).execute();
  }

  /** Takes it from whoever held it: for a process that has the database to itself, and follows one that was killed. */
  async seize(): Promise<void> {
    await this.#free().execute();
  }

  #free() {
    return this.#db.updateTable('noticeCursors').set({ heldUntilMs: 0 }).where('name', '=', name);
  }
}
