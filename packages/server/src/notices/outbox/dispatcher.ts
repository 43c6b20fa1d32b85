import type { Change, Now } from '@redress/desk';
import type { Log } from '../../log.ts';
import type { Database } from '../../store/database.ts';
import type { Cursor } from './cursor.ts';
import { rowOf, type Draft } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';

/** Says who is to be told of a change; asked for anew for each batch, after its changes were read. */
export type Plan = (change: Change) => Promise<readonly Draft[]>;
export type Planner = () => Promise<Plan>;

const batch = 200;
/** So that a statement stays below the number of values that a database takes. */
const rowsAtOnce = 100;

/**
 * The second half of the outbox: changes are written with their events, and this turns each into deliveries, in the
 * transaction that moves the cursor past it. However it is stopped, every change is looked at, and none makes two.
 */
export class Dispatcher {
  readonly #database: Database;
  readonly #changes: (after: number, limit: number) => Promise<readonly Change[]>;
  readonly #deliveries: DeliveryStore;
  readonly #cursor: Cursor;
  readonly #planner: Planner;
  readonly #now: Now;
  readonly #log: Log;

  constructor(ports: {
    readonly database: Database;
    readonly changes: (after: number, limit: number) => Promise<readonly Change[]>;
    readonly deliveries: DeliveryStore;
    readonly cursor: Cursor;
    readonly planner: Planner;
    readonly now: Now;
    readonly log: Log;
  }) {
    this.#database = ports.database;
    this.#changes = ports.changes;
    this.#deliveries = ports.deliveries;
    this.#cursor = ports.cursor;
    this.#planner = ports.planner;
    this.#now = ports.now;
    this.#log = ports.log;
  }

  /** Looks at the next changes. @returns whether there may be more. */
  async round(): Promise<boolean> {
    // Looking costs nothing; taking hold is a write.
    if (!(await this.#changes(await this.#cursor.position(), 1)).length) return false;
    const position = await this.#cursor.take(this.#now());
    if (position === undefined) return false;
    const changes = await this.#changes(position, batch);
    const last = changes.at(-1);
    if (!last) return false;
    const now = this.#now();
    const plan = await this.#planner();
    const drafted = await Promise.all(
      changes.map(async (change) => (await this.#drafts(plan, change)).map((draft) => rowOf(change, draft, now))),
    );
    const rows = drafted.flat();
    const insertions = Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, index) =>
      this.#deliveries.insertion(rows.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce)),
    );
    await this.#database.together([...insertions, this.#cursor.advance(last.position)]);
    return changes.length === batch;
  }

  /** A case whose log cannot be read must not keep all others from being told. */
  async #drafts(plan: Plan, change: Change): Promise<readonly Draft[]> {
    try {
      return await plan(change);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'log-corrupt')) throw error;
      this.#log('error', 'notice-not-planned', { number: change.number, error: String(error) });
      return [];
    }
  }
}
