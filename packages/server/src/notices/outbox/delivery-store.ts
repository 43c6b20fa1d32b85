import type { CompiledQuery, Kysely } from 'kysely';
import type { Database } from '../../store/database.ts';
import type { DeliveriesTable, Tables } from '../../store/tables.ts';
import { readDelivery, type Delivery, type DeliveryKind } from './delivery.ts';

/** How long one process has a delivery to itself, in milliseconds; longer than any attempt lasts. */
const lease: Readonly<Record<DeliveryKind, number>> = { webhook: 30_000, mail: 150_000 };

/** What waits to be told, is being told, and was. */
export class DeliveryStore {
  readonly #db: Kysely<Tables>;
  readonly #canSkip: boolean;

  constructor({ db, kind }: Pick<Database, 'db' | 'kind'>) {
    this.#db = db;
    this.#canSkip = kind === 'postgres';
  }

  /** Writes deliveries that are not there yet, for `Database.together`. */
  insertion(rows: readonly DeliveriesTable[]): CompiledQuery {
    return this.#db
      .insertInto('deliveries')
      .values(rows)
      .onConflict((on) => on.column('id').doNothing())
      .compile();
  }

  async add(row: DeliveriesTable): Promise<void> {
    await this.#db.insertInto('deliveries').values(row).execute();
  }

  /**
   * Takes what is due for this process alone: should it die, another gets it when the lease ends. A case's mails to one
   * person go one after the other; a webhook that fails does not hold up those behind it.
   */
  async lease(kind: DeliveryKind, now: number, limit: number): Promise<Delivery[]> {
    const due = this.#db
      .selectFrom('deliveries as d')
      .select('d.id')
      .where('d.state', '=', 'waiting')
      .where('d.nextMs', '<=', now)
      .where((of) => of.or([of('d.leasedUntilMs', 'is', null), of('d.leasedUntilMs', '<=', now)]))
      .where('d.kind', '=', kind)
      .where((of) =>
        kind === 'webhook'
          ? of.lit(true)
          : of.not(
              of.exists(
                of
                  .selectFrom('deliveries as earlier')
                  .select('earlier.id')
                  .whereRef('earlier.caseId', '=', 'd.caseId')
                  .whereRef('earlier.target', '=', 'd.target')
                  .whereRef('earlier.version', '<', 'd.version')
                  .where('earlier.state', '=', 'waiting')
                  .where('earlier.kind', '=', kind),
              ),
            ),
      )
      .orderBy('d.nextMs')
      .orderBy('d.position')
      .limit(limit);
    const rows = await this.#db
      .updateTable('deliveries')
      .set((of) => ({ leasedUntilMs: now + lease[kind], attempts: of('attempts', '+', 1) }))
      .where('id', 'in', this.#canSkip ? due.forUpdate('d').skipLocked() : due)
      .returningAll()
      .execute();
    return rows.map(readDelivery).sort((a, b) => a.position - b.position);
  }

  /** Ends all leases: for a process that has the database to itself, and follows one that was killed. */
  async endLeases(): Promise<void> {
    await this.#db
      .updateTable('deliveries')
      .set({ leasedUntilMs: null })
      .where('leasedUntilMs', 'is not', null)
      .execute();
  }

  /** It was told. One whose lease ran out meanwhile is another's, but told all the same. */
  async sent({ id }: Delivery, now: number): Promise<void> {
    const done = { state: 'sent', settledMs: now, lastError: null, leasedUntilMs: null } as const;
    await this.#db.updateTable('deliveries').set(done).where('id', '=', id).where('state', '=', 'waiting').execute();
  }

  /** It was not. @param nextMs when to try again; `undefined`: never. */
  async failed({ id, attempts }: Delivery, error: string, now: number, nextMs: number | undefined): Promise<void> {
    const over = { state: 'failed', settledMs: now } as const;
    await this.#db
      .updateTable('deliveries')
      .set({ lastError: error, leasedUntilMs: null, ...(nextMs === undefined ? over : { nextMs }) })
      .where('id', '=', id)
      .where('attempts', '=', attempts)
      .where('state', '=', 'waiting')
      .execute();
  }

  /** What a target was told or is to be, the latest first. */
  async of(target: string, limit: number): Promise<Delivery[]> {
    const rows = await this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('target', '=', target)
      .orderBy('createdMs', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(readDelivery);
  }

  /** To be tried again from the start, under the same id. @returns `undefined` when the target has no such delivery. */
  async resend(target: string, id: string, now: number): Promise<Delivery | undefined> {
    const row = await this.#db
      .updateTable('deliveries')
      .set({ state: 'waiting', attempts: 0, nextMs: now, settledMs: null, leasedUntilMs: null })
      .where('id', '=', id)
      .where('target', '=', target)
      .returningAll()
      .executeTakeFirst();
    return row && readDelivery(row);
  }

  /** Forgets all that a target was to be told. */
  async forget(target: string): Promise<void> {
    await this.#db.deleteFrom('deliveries').where('target', '=', target).execute();
  }

  /** Removes what was settled before a time. @returns how many. */
  async purge(before: number): Promise<number> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('deliveries')
      .where('settledMs', '<', before)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  }

  /** How many wait, by kind. */
  async waiting(): Promise<Readonly<Record<DeliveryKind, number>>> {
    const rows = await this.#db
      .selectFrom('deliveries')
      .select(['kind', (of) => of.fn.countAll<number>().as('count')])
      .where('state', '=', 'waiting')
      .groupBy('kind')
      .execute();
    return { mail: 0, webhook: 0, ...Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) };
  }
}
