import type { KeptRecord, Records } from '@redress/desk';
import type { Kysely } from 'kysely';
import type { RecordsTable, Tables } from './tables.ts';

const read = ({ body, ...record }: RecordsTable): KeptRecord => ({ ...record, body: JSON.parse(body) as unknown });

/** Documents by kind and id. Each write is one statement: of several over one version, one finds it. */
export class SqlRecords implements Records {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async records(kind: string): Promise<KeptRecord[]> {
    const rows = await this.#db.selectFrom('records').selectAll().where('kind', '=', kind).orderBy('id').execute();
    return rows.map(read);
  }

  async record(kind: string, id: string): Promise<KeptRecord | undefined> {
    const row = await this.#db
      .selectFrom('records')
      .selectAll()
      .where('kind', '=', kind)
      .where('id', '=', id)
      .executeTakeFirst();
    return row && read(row);
  }

  async putRecord(
    kind: string,
    id: string,
    expectedVersion: number,
    body: unknown,
    updatedAt: string,
  ): Promise<KeptRecord | undefined> {
    const next = { version: expectedVersion + 1, updatedAt, body: JSON.stringify(body) };
    const written =
      expectedVersion === 0
        ? await this.#db
            .insertInto('records')
            .values({ kind, id, ...next })
            .onConflict((on) => on.columns(['kind', 'id']).doNothing())
            .returningAll()
            .executeTakeFirst()
        : await this.#db
            .updateTable('records')
            .set(next)
            .where('kind', '=', kind)
            .where('id', '=', id)
            .where('version', '=', expectedVersion)
            .returningAll()
            .executeTakeFirst();
    return written && read(written);
  }

  async removeRecord(kind: string, id: string, expectedVersion: number): Promise<boolean> {
    const removed = await this.#db
      .deleteFrom('records')
      .where('kind', '=', kind)
      .where('id', '=', id)
      .where('version', '=', expectedVersion)
      .returning('id')
      .executeTakeFirst();
    return removed !== undefined;
  }
}
