import type { Change, NewCase, Submission } from '@redress/desk';
import { sql, type RawBuilder } from 'kysely';
import { beforeFirst, link } from './chain.ts';
import { allColumns, changeColumns, eventNames, factColumns, factValues, newCaseColumns } from './columns.ts';
import type { Connection } from './database.ts';
import { eventRows } from './event-rows.ts';
import { prepared } from './prepared.ts';
import type { Protection } from './protection.ts';
import { positionsOf, snake } from './postgres-sql.ts';
import type { CasesTable, EventsTable, PersonalTable } from './tables.ts';

/** Rows as JSON, one list a table. */
interface Lists {
  readonly cases: string;
  readonly facts: string;
  readonly log: string;
  readonly parts: string;
  readonly changes: string;
}

interface Written {
  readonly position: number;
  readonly id: string;
}

const list = (names: readonly string[], prefix = ''): RawBuilder<unknown> =>
  sql.raw(names.map((name) => prefix + snake(name)).join(', '));

/** Of a record what belongs in a table, under the table's own names. */
function rowsIn(names: readonly string[]): (records: readonly object[]) => string {
  const columns = names.map((name) => [name, snake(name)] as const);
  return (records) =>
    JSON.stringify(
      records.map((record) => {
        const row: Record<string, unknown> = {};
        for (const [name, column] of columns) row[column] = (record as Readonly<Record<string, unknown>>)[name];
        return row;
      }),
    );
}
const caseRows = rowsIn(allColumns);
const factRows = rowsIn(factColumns);
const logRows = rowsIn(eventNames);

/** The cases whose keys are new; of everything else only what belongs to those. */
const statement = (offset: number, value: (name: keyof Lists) => string): RawBuilder<Written> => sql<Written>`
  with written as (
    insert into cases (${list(allColumns)})
    select ${list(allColumns)} from json_populate_recordset(null::cases, ${value('cases')}::json)
    on conflict (submit_key) do nothing returning id
  ), facts as (
    insert into case_facts (${list(factColumns)}) select ${list(factColumns, 'r.')}
    from json_populate_recordset(null::case_facts, ${value('facts')}::json) r join written on written.id = r.id
  ), log as (
    insert into events (${list(eventNames)}) select ${list(eventNames, 'e.')}
    from json_populate_recordset(null::events, ${value('log')}::json) e join written on written.id = e.case_id
  ), parts as (
    insert into personal (case_id, version, body) select p.case_id, p.version, p.body
    from json_to_recordset(${value('parts')}::json) p (case_id text, version int, body text)
    join written on written.id = p.case_id
  )
  insert into changes (position, case_id, number, version, department, types, at)
  select ${positionsOf(offset)} + r.nth, r.case_id, r.number, r.version, r.department, r.types, r.at
  from json_to_recordset(${value('changes')}::json)
    r (nth int, case_id text, number text, version int, department text, types text, at text)
  join written on written.id = r.case_id returning position, case_id as id`;

/** A new log with its hashes, and its personal parts. */
function logOf({ row, events }: NewCase, protection: Protection): { log: EventsTable[]; parts: PersonalTable[] } {
  let hash = beforeFirst;
  const rows = eventRows(row.id, 0, events, protection);
  return {
    log: rows.map(({ event, leaf }) => ({ ...event, hash: (hash = link(hash, leaf)) })),
    parts: rows.flatMap(({ personal }) => (personal ? [personal] : [])),
  };
}

export type Created = { readonly change: Change } | { readonly existing: Submission };

/** Adds many cases by one statement: one plan, one round trip, one commit. */
export class PostgresCreator {
  readonly #db: Connection['db'];
  readonly #protection: Protection;
  readonly #write: (lists: Lists) => Promise<Written[]>;

  constructor(connection: Connection, offset: number, protection: Protection) {
    this.#db = connection.db;
    this.#protection = protection;
    this.#write = prepared<Lists & Record<string, string>, Written>(connection, (value) => {
      const whole = statement(offset, value);
      return { compile: () => whole.compile(connection.db) };
    }) as (lists: Lists) => Promise<Written[]>;
  }

  /** @param entries without uploads, at most as many as a transaction has positions. */
  async create(entries: readonly NewCase[]): Promise<Created[]> {
    // In one order everywhere, so that two servers that got the same keys do not wait for each other.
    const sorted = entries.toSorted((a, b) => Number(a.key > b.key) - Number(a.key < b.key));
    const changes = new Map(entries.map((entry) => [entry.row.id, changeColumns(entry, entry.events)]));
    const logs = sorted.map((entry) => logOf(entry, this.#protection));
    const written = await this.#write({
      cases: caseRows(sorted.map((entry): CasesTable => newCaseColumns(entry, this.#protection))),
      facts: factRows(sorted.map(({ facts }) => factValues(facts, this.#protection))),
      log: logRows(logs.flatMap(({ log }) => log)),
      parts: JSON.stringify(
        logs.flatMap(({ parts }) => parts.map(({ caseId, version, body }) => ({ case_id: caseId, version, body }))),
      ),
      changes: JSON.stringify(
        [...changes.values()].map(({ caseId, ...change }, nth) => ({ nth, case_id: caseId, ...change })),
      ),
    });
    const positions = new Map(written.map(({ id, position }) => [id, position]));
    const before = await this.#existing(entries.filter(({ row }) => !positions.has(row.id)));
    return entries.map(({ row, events, key }) => {
      const [change, position] = [changes.get(row.id), positions.get(row.id)];
      if (change && position !== undefined) {
        return { change: { ...change, position, types: events.map(({ type }) => type) } };
      }
      const existing = before.get(key);
      if (!existing) throw new Error('a case was not written, and nothing says why');
      return { existing };
    });
  }

  /** The cases that were there before, by key. */
  async #existing(entries: readonly NewCase[]): Promise<Map<string, Submission>> {
    if (!entries.length) return new Map();
    const keys = entries.map(({ key }) => key);
    const rows = await this.#db
      .selectFrom('cases')
      .select(['submitKey', 'id as caseId', 'fingerprint'])
      .where('submitKey', 'in', keys)
      .execute();
    return new Map(rows.map(({ submitKey, ...submission }) => [submitKey, submission]));
  }
}
