import { erasedText } from '@redress/cases';
import { DeskError, longAgo, type Change, type NewCase, type Submission } from '@redress/desk';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import { beforeFirst, link } from './chain.ts';
import {
  allColumns,
  changeColumns,
  changing,
  changingColumns,
  factColumns,
  factValues,
  newCaseColumns,
  type NewChange,
} from './columns.ts';
import type { Append } from './database.ts';
import { eventRows, type EventRows } from './event-rows.ts';
import type { Protection } from './protection.ts';
import type { Tables } from './tables.ts';

/** Room for the changes that one transaction may make. */
export const positionsPerTransaction = 1_024;

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const inSnake = (record: object): string =>
  JSON.stringify(Object.fromEntries(Object.entries(record).map(([name, value]) => [snake(name), value])));
const list = (names: readonly string[], prefix = ''): RawBuilder<unknown> =>
  sql.raw(names.map((name) => prefix + snake(name)).join(', '));
const named = (name: string, query: RawBuilder<unknown>): RawBuilder<unknown> => sql`${sql.raw(name)} as (${query})`;

interface Writing {
  /** What must be there before anything is written, as common table expressions. */
  readonly first: readonly RawBuilder<unknown>[];
  /** Writes the row of the case, and returns its id unless nothing was to be written. */
  readonly row: RawBuilder<unknown>;
  readonly rest: readonly RawBuilder<unknown>[];
  readonly change: NewChange;
}

/** The hashes of new events after the newest one before them, as an array: each is made of the one before it. */
function chained(rows: readonly EventRows[]): RawBuilder<unknown> {
  const hashes = rows.map((_, index) => sql.raw(`h${String(index + 1)}.h`));
  const steps = rows.map(({ leaf }, index) => {
    const previous = sql.raw(`h${String(index)}.h`);
    return sql`lateral (select encode(sha256(convert_to(${previous} || ${leaf}::text, 'UTF8')), 'hex') as h)
      ${sql.raw(`h${String(index + 1)}`)}`;
  });
  return sql`select array[${sql.join(hashes)}] as hashes from ${sql.join([sql`prior h0`, ...steps])}`;
}

const eventShape = sql`(case_id text, version int, at text, type text, body text, commitment text, hash text)`;

function insertEvents(rows: readonly EventRows[], hash: RawBuilder<unknown>, from: RawBuilder<unknown>) {
  let previous = beforeFirst;
  const log = rows.map(({ event, leaf }) => {
    previous = link(previous, leaf);
    const { caseId, ...rest } = event;
    return { case_id: caseId, ...rest, hash: previous };
  });
  return sql`insert into events (case_id, version, at, type, body, commitment, hash)
    select e.case_id, e.version, e.at, e.type, e.body, e.commitment, ${hash}
    from written, ${from} json_to_recordset(${JSON.stringify(log)}::json) e ${eventShape}`;
}

function insertPersonal(rows: readonly EventRows[]): RawBuilder<unknown>[] {
  const parts = rows.flatMap(({ personal }) => personal ?? []);
  if (!parts.length) return [];
  const kept = parts.map(({ version, body }) => ({ version, body }));
  return [
    named(
      'parts',
      sql`insert into personal (case_id, version, body) select written.id, p.version, p.body
        from written, json_to_recordset(${JSON.stringify(kept)}::json) p (version int, body text)`,
    ),
  ];
}

/** Of several that claim an upload at once one gets it: the others wait for its row, and find it taken. */
const freeUploads = (ids: readonly string[], caseId: string): RawBuilder<unknown> =>
  sql`select id from uploads where id = any(${[...ids]}::text[]) and (case_id is null or case_id = ${caseId})
    order by id for update`;
const allFree = (ids: readonly string[]): RawBuilder<unknown> =>
  ids.length ? sql`(select count(*) from free) = ${ids.length}::int` : sql`true`;
const claim = (ids: readonly string[]): RawBuilder<unknown>[] =>
  ids.length
    ? [
        named(
          'claimed',
          sql`update uploads set case_id = written.id from written where uploads.id = any(${[...ids]}::text[])`,
        ),
      ]
    : [];

/** Removes what was personal up to a version, and lets the case's files go. */
const forget = (version: number): RawBuilder<unknown>[] => [
  named(
    'forgotten',
    sql`delete from personal p using written where p.case_id = written.id and p.version <= ${version}::int`,
  ),
  // A mail server's refusal names whom it refused.
  named('refusals', sql`update deliveries d set last_error = null from written where d.case_id = written.id`),
  named(
    'released',
    sql`update uploads set case_id = null, name = ${erasedText}, uploaded_at = ${longAgo} from written
      where uploads.case_id = written.id`,
  ),
];

/** Creates and appends are one statement each: one round trip, one commit. Rows travel as JSON. */
export class PostgresWriter {
  readonly #db: Kysely<Tables>;
  readonly #offset: number;
  readonly #protection: Protection;

  constructor(db: Kysely<Tables>, offset: number, protection: Protection) {
    this.#db = db;
    this.#offset = offset;
    this.#protection = protection;
  }

  async create(entry: NewCase): Promise<{ change: Change } | { existing: Submission }> {
    const uploads = [...new Set(entry.uploads)];
    const row = newCaseColumns(entry, this.#protection);
    const rows = eventRows(row.id, 0, entry.events, this.#protection);
    const change = changeColumns(entry, entry.events);
    const facts = inSnake(factValues(entry.facts, this.#protection));
    const position = await this.#run({
      first: uploads.length ? [named('free', freeUploads(uploads, row.id))] : [],
      row: sql`insert into cases (${list(allColumns)})
        select ${list(allColumns)} from json_populate_record(null::cases, ${inSnake(row)}::json)
        where ${allFree(uploads)} on conflict (submit_key) do nothing returning id`,
      rest: [
        named(
          'facts',
          sql`insert into case_facts (${list(factColumns)}) select ${list(factColumns, 'r.')}
            from written, json_populate_record(null::case_facts, ${facts}::json) r`,
        ),
        named('log', insertEvents(rows, sql`e.hash`, sql``)),
        ...insertPersonal(rows),
        ...claim(uploads),
      ],
      change,
    });
    if (position !== undefined) return { change: { ...change, position, types: typesOf(entry.events) } };
    const existing = await this.#db
      .selectFrom('cases')
      .select(['id as caseId', 'fingerprint'])
      .where('submitKey', '=', row.submitKey)
      .executeTakeFirst();
    if (existing) return { existing };
    throw (await this.#taken(uploads, row.id)) ?? new Error('a case was not written, and nothing says why');
  }

  async append(entry: Append): Promise<Change | undefined> {
    const { caseId, expectedVersion, events, derived, forgetting = false } = entry;
    const uploads = [...new Set(entry.uploads)];
    const row = inSnake(changingColumns(derived, this.#protection));
    const facts = inSnake(factValues(derived.facts, this.#protection));
    const rows = eventRows(caseId, expectedVersion, events, this.#protection);
    const change = changeColumns(derived, events);
    const position = await this.#run({
      first: [
        named(
          'prior',
          sql`select hash as h from events where case_id = ${caseId} and version = ${expectedVersion}::int`,
        ),
        named('chain', chained(rows)),
        ...(uploads.length ? [named('free', freeUploads(uploads, caseId))] : []),
      ],
      row: sql`update cases c set (${list(changing)}) = row(${list(changing, 'r.')})
        ${forgetting ? sql`, other_email = null, other_phone = null, fingerprint = ''` : sql``}
        from json_populate_record(null::cases, ${row}::json) r, prior
        where c.id = ${caseId} and c.version = ${expectedVersion}::int and ${allFree(uploads)} returning c.id`,
      rest: [
        named(
          'facts',
          sql`update case_facts f set (${list(factColumns)}) = row(${list(factColumns, 'r.')})
            from written, json_populate_record(null::case_facts, ${facts}::json) r where f.id = written.id`,
        ),
        named('log', insertEvents(rows, sql`chain.hashes[e.version - ${expectedVersion}::int]`, sql`chain,`)),
        ...insertPersonal(rows),
        ...claim(uploads),
        ...(forgetting ? forget(expectedVersion) : []),
      ],
      change,
    });
    if (position !== undefined) return { ...change, position, types: typesOf(events) };
    const taken = await this.#taken(uploads, caseId);
    if (taken) throw taken;
    return undefined;
  }

  /** The case first; all the rest only if it was written. */
  async #run({ first, row, rest, change }: Writing): Promise<number | undefined> {
    const { rows } = await sql<{ position: number }>`
      with ${sql.join([...first, named('written', row), ...rest])}
      insert into changes (position, case_id, number, version, department, types, at)
      select pg_current_xact_id()::text::bigint * ${positionsPerTransaction}::bigint + ${this.#offset}::bigint,
        written.id, ${change.number}::text, ${change.version}::int, ${change.department}::text,
        ${change.types}::text, ${change.at}::text
      from written returning position`.execute(this.#db);
    return rows[0]?.position;
  }

  /** The refusal of the first upload that another case has, or nobody any more. */
  async #taken(ids: readonly string[], caseId: string): Promise<DeskError | undefined> {
    if (!ids.length) return undefined;
    const { rows } = await sql<{ id: string }>`${freeUploads(ids, caseId)}`.execute(this.#db);
    const id = ids.find((each) => rows.every((row) => row.id !== each));
    return id === undefined ? undefined : new DeskError('unknown-upload', { id });
  }
}

const typesOf = (events: NewCase['events']): Change['types'] => events.map(({ type }) => type);
