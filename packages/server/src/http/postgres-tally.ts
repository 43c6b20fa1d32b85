import { createHmac } from 'node:crypto';
import type { Database } from '../store/database.ts';
import type { Shared, Tallied, Tally, TallySettings } from './tally.ts';

/** How often what is over is swept out, in milliseconds. */
const sweepEvery = 600_000;
/** Of the database's own clock: the servers' may differ. */
const now = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

/** Counts in a table that all servers share; whom they are about is kept as a keyed hash. */
class PostgresTally implements Tally {
  readonly #run: Database['run'];
  readonly #key: Buffer;
  readonly #settings: TallySettings;
  #sweptAt = -Infinity;

  constructor(run: Database['run'], key: Buffer, settings: TallySettings) {
    this.#run = run;
    this.#key = key;
    this.#settings = settings;
  }

  async get(key: string): Promise<Tallied | null> {
    const rows = await this.#run(
      `select points, until_ms - ${now} as left_ms from attempts where key = $1 and until_ms > ${now}`,
      [this.#keyOf(key)],
    );
    return rows[0] ? talliedOf(rows[0]) : null;
  }

  async penalty(key: string): Promise<Tallied> {
    await this.#sweep();
    const [row = {}] = await this.#run(
      `insert into attempts as a (key, points, until_ms) values ($1, 1, ${now} + $2)
       on conflict (key) do update set
         points = case when a.until_ms > ${now} then a.points + 1 else 1 end,
         until_ms = case when a.until_ms > ${now} then a.until_ms else excluded.until_ms end
       returning points, until_ms - ${now} as left_ms`,
      [this.#keyOf(key), this.#settings.seconds * 1_000],
    );
    return talliedOf(row);
  }

  async reward(key: string): Promise<void> {
    await this.#run(`update attempts set points = points - 1 where key = $1 and points > 0`, [this.#keyOf(key)]);
  }

  async block(key: string, seconds: number): Promise<void> {
    await this.#run(
      `insert into attempts (key, points, until_ms) values ($1, $2, ${now} + $3)
       on conflict (key) do update set points = excluded.points, until_ms = excluded.until_ms`,
      [this.#keyOf(key), this.#settings.points + 1, seconds * 1_000],
    );
  }

  async delete(key: string): Promise<void> {
    await this.#run('delete from attempts where key = $1', [this.#keyOf(key)]);
  }

  async #sweep(): Promise<void> {
    const at = performance.now();
    if (at - this.#sweptAt < sweepEvery) return;
    this.#sweptAt = at;
    await this.#run(`delete from attempts where until_ms <= ${now}`, []);
  }

  #keyOf(key: string): string {
    return createHmac('sha256', this.#key).update(`${this.#settings.name}\n${key}`).digest('base64url');
  }
}

const talliedOf = ({ points, left_ms: left }: Readonly<Record<string, unknown>>): Tallied => ({
  consumedPoints: Number(points),
  msBeforeNext: Math.max(0, Number(left)),
});

/**
 * What the servers of one PostgreSQL count together; with SQLite there is one server, which counts in its memory.
 * @param key the same for all of them.
 */
export const sharedTallies = ({ kind, run }: Pick<Database, 'kind' | 'run'>, key: Buffer): Shared | undefined =>
  kind === 'postgres' ? (settings) => new PostgresTally(run, key, settings) : undefined;
