import type { Change, NewCase, Submission } from '@redress/desk';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import {
  allColumns,
  changeColumns,
  changing,
  changingColumns,
  cleaned,
  eventColumns,
  factColumns,
  newCaseColumns,
  type NewChange,
} from './columns.ts';
import type { Append } from './database.ts';
import type { Tables } from './tables.ts';

/** Room for the changes that one transaction may make. */
export const positionsPerTransaction = 1_024;

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const inSnake = (record: object): string =>
  JSON.stringify(Object.fromEntries(Object.entries(record).map(([name, value]) => [snake(name), value])));
const list = (names: readonly string[], prefix = ''): RawBuilder<unknown> =>
  sql.raw(names.map((name) => prefix + snake(name)).join(', '));

/** Creates and appends are one statement each: one round trip, one commit. Rows travel as JSON. */
export class PostgresWriter {
  readonly #db: Kysely<Tables>;
  readonly #offset: number;

  constructor(db: Kysely<Tables>, offset: number) {
    this.#db = db;
    this.#offset = offset;
  }

  async create(entry: NewCase): Promise<{ change: Change } | { existing: Submission }> {
    const row = newCaseColumns(entry);
    const change = changeColumns(entry, entry.events);
    const position = await this.#run(
      sql`insert into cases (${list(allColumns)})
        select ${list(allColumns)} from json_populate_record(null::cases, ${inSnake(row)}::json)
        on conflict (submit_key) do nothing returning id`,
      sql`insert into case_facts (${list(factColumns)})
        select ${list(factColumns, 'r.')}
        from written, json_populate_record(null::case_facts, ${inSnake(cleaned(entry.facts))}::json) r`,
      { after: 0, ...entry, change },
    );
    if (position !== undefined) return { change: this.#change(change, position, entry.events) };
    const existing = await this.#db
      .selectFrom('cases')
      .select(['id as caseId', 'fingerprint'])
      .where('submitKey', '=', row.submitKey)
      .executeTakeFirstOrThrow();
    return { existing };
  }

  async append({ caseId, expectedVersion, events, derived, uploads }: Append): Promise<Change | undefined> {
    const change = changeColumns(derived, events);
    const row = changingColumns(derived.row);
    const position = await this.#run(
      sql`update cases c set (${list(changing)}) = row(${list(changing, 'r.')})
        from json_populate_record(null::cases, ${inSnake(row)}::json) r
        where c.id = ${caseId} and c.version = ${expectedVersion}::int returning c.id`,
      sql`update case_facts f set (${list(factColumns)}) = row(${list(factColumns, 'r.')})
        from written, json_populate_record(null::case_facts, ${inSnake(cleaned(derived.facts))}::json) r
        where f.id = written.id`,
      { after: expectedVersion, events, uploads, change },
    );
    return position === undefined ? undefined : this.#change(change, position, events);
  }

  /** The case first; all the rest only if it was written. */
  async #run(
    writeCase: RawBuilder<unknown>,
    writeFacts: RawBuilder<unknown>,
    { after, events, uploads, change }: Pick<Append, 'events' | 'uploads'> & { after: number; change: NewChange },
  ): Promise<number | undefined> {
    const log = JSON.stringify(eventColumns(change.caseId, after, events));
    const { rows } = await sql<{ position: number }>`
      with written as (${writeCase}),
      facts as (${writeFacts}),
      log as (
        insert into events (case_id, version, at, type, body)
        select e."caseId", e.version, e.at, e.type, e.body
        from written, json_to_recordset(${log}::json) e("caseId" text, version int, at text, type text, body text)
      ),
      claimed as (
        update uploads set case_id = written.id from written where uploads.id = any(${[...uploads]}::text[])
      )
      insert into changes (position, case_id, number, version, department, types, at)
      select pg_current_xact_id()::text::bigint * ${positionsPerTransaction}::bigint + ${this.#offset}::bigint,
        written.id, ${change.number}::text, ${change.version}::int, ${change.department}::text,
        ${change.types}::text, ${change.at}::text
      from written returning position`.execute(this.#db);
    return rows[0]?.position;
  }

  #change(change: NewChange, position: number, events: Append['events']): Change {
    return { ...change, position, types: events.map(({ type }) => type) };
  }
}
