import { erasedText } from '@redress/cases';
import { DeskError, longAgo, type Change, type Derived, type NewCase } from '@redress/desk';
import { sql, type RawBuilder } from 'kysely';
import { beforeFirst, link } from './chain.ts';
import {
  allColumns,
  changeColumns,
  changing,
  changingColumns,
  factColumns,
  factValues,
  newCaseColumns,
} from './columns.ts';
import type { Append, Connection } from './database.ts';
import { eventRows, type EventRows } from './event-rows.ts';
import { Gathering } from './gathering.ts';
import { PostgresCreator, type Created } from './postgres-creator.ts';
import { positionsOf, snake } from './postgres-sql.ts';
import { prepared } from './prepared.ts';
import type { Protection } from './protection.ts';

/** New cases that go together at most, and how many such gatherings at a time. */
const mostTogether = 128;
const atOnce = 2;

const inSnake = (record: object): string =>
  JSON.stringify(Object.fromEntries(Object.entries(record).map(([name, value]) => [snake(name), value])));
const list = (names: readonly string[], prefix = ''): RawBuilder<unknown> =>
  sql.raw(names.map((name) => prefix + snake(name)).join(', '));
const named = (name: string, query: RawBuilder<unknown>): RawBuilder<unknown> => sql`${sql.raw(name)} as (${query})`;

/** Of which kind a statement is: statements are built once a kind, and run with other values each time. */
interface Kind {
  readonly write: 'create' | 'append' | 'erase';
  readonly events: number;
  readonly hasParts: boolean;
  readonly hasUploads: boolean;
}

type Values = {
  readonly caseId: string;
  /** The version before the new events. */
  readonly after: number;
  /** Rows as JSON. */
  readonly row: string;
  readonly facts: string;
  readonly log: string;
  readonly parts: string;
  readonly leaves: readonly string[];
  readonly uploads: readonly string[];
  readonly uploadCount: number;
  readonly number: string;
  readonly version: number;
  readonly department: string;
  readonly types: string;
  readonly at: string;
};
type ValueOf = <N extends keyof Values>(name: N) => Values[N];
type Sql = RawBuilder<unknown>;

/** The hashes of new events after the newest one before them, as an array: each is made of the one before it. */
function chained(events: number, value: ValueOf): Sql {
  const numbers = Array.from({ length: events }, (_, index) => index + 1);
  const steps = numbers.map(
    (n) => sql`lateral (select encode(sha256(convert_to(${sql.raw(`h${n - 1}.h`)}
      || leaves.l[${sql.raw(String(n))}], 'UTF8')), 'hex') as h) ${sql.raw(`h${n}`)}`,
  );
  const hashes = numbers.map((n) => sql.raw(`h${n}.h`));
  return sql`select array[${sql.join(hashes)}] as hashes from
    ${sql.join([sql`prior h0`, sql`(select ${value('leaves')}::text[] as l) leaves`, ...steps])}`;
}

/** Of several that claim an upload at once one gets it: the others wait for its row, and find it taken. */
const freeUploads = (uploads: readonly string[], caseId: string): Sql =>
  sql`select id from uploads where id = any(${uploads}::text[]) and (case_id is null or case_id = ${caseId}::text)
    order by id for update`;

const insertRow = (value: ValueOf, unless: Sql): Sql =>
  sql`insert into cases (${list(allColumns)})
    select ${list(allColumns)} from json_populate_record(null::cases, ${value('row')}::json)
    where ${unless} on conflict (submit_key) do nothing returning id`;

const updateRow = (value: ValueOf, unless: Sql, forgetting: boolean): Sql =>
  sql`update cases c set (${list(changing)}) = row(${list(changing, 'r.')})
    ${forgetting ? sql`, other_email = null, other_phone = null, fingerprint = ''` : sql``}
    from json_populate_record(null::cases, ${value('row')}::json) r, prior
    where c.id = ${value('caseId')}::text and c.version = ${value('after')}::int and ${unless} returning c.id`;

const insertFacts = (value: ValueOf): Sql =>
  sql`insert into case_facts (${list(factColumns)}) select ${list(factColumns, 'r.')}
    from written, json_populate_record(null::case_facts, ${value('facts')}::json) r`;

const updateFacts = (value: ValueOf): Sql =>
  sql`update case_facts f set (${list(factColumns)}) = row(${list(factColumns, 'r.')})
    from written, json_populate_record(null::case_facts, ${value('facts')}::json) r where f.id = written.id`;

const insertEvents = (value: ValueOf, hash: Sql, from: Sql): Sql =>
  sql`insert into events (case_id, version, at, type, body, commitment, hash)
    select written.id, e.version, e.at, e.type, e.body, e.commitment, ${hash}
    from written, ${from} json_to_recordset(${value('log')}::json)
      e (version int, at text, type text, body text, commitment text, hash text)`;

const insertParts = (value: ValueOf): Sql =>
  sql`insert into personal (case_id, version, body) select written.id, p.version, p.body
    from written, json_to_recordset(${value('parts')}::json) p (version int, body text)`;

const claimUploads = (value: ValueOf): Sql =>
  sql`update uploads set case_id = written.id from written where uploads.id = any(${value('uploads')}::text[])`;

/** Removes what was personal up to a version, and lets the case's files go. */
const forget = (value: ValueOf): Sql[] => [
  named(
    'forgotten',
    sql`delete from personal p using written where p.case_id = written.id and p.version <= ${value('after')}::int`,
  ),
  // A mail server's refusal names whom it refused.
  named('refusals', sql`update deliveries d set last_error = null from written where d.case_id = written.id`),
  named(
    'released',
    sql`update uploads set case_id = null, name = ${sql.lit(erasedText)}, uploaded_at = ${sql.lit(longAgo)}
      from written where uploads.case_id = written.id`,
  ),
];

/** The case first; all the rest only if it was written. */
function statement({ write, events, hasParts, hasUploads }: Kind, offset: number, value: ValueOf): RawBuilder<Written> {
  const isNew = write === 'create';
  const unless = hasUploads ? sql`(select count(*) from free) = ${value('uploadCount')}::int` : sql`true`;
  const prior = sql`select hash as h from events
    where case_id = ${value('caseId')}::text and version = ${value('after')}::int`;
  const parts = [
    ...(isNew ? [] : [named('prior', prior), named('chain', chained(events, value))]),
    ...(hasUploads ? [named('free', freeUploads(value('uploads'), value('caseId')))] : []),
    named('written', isNew ? insertRow(value, unless) : updateRow(value, unless, write === 'erase')),
    named('facts', isNew ? insertFacts(value) : updateFacts(value)),
    isNew
      ? named('log', insertEvents(value, sql`e.hash`, sql``))
      : named('log', insertEvents(value, sql`chain.hashes[e.version - ${value('after')}::int]`, sql`chain,`)),
    ...(hasParts ? [named('parts', insertParts(value))] : []),
    ...(hasUploads ? [named('claimed', claimUploads(value))] : []),
    ...(write === 'erase' ? forget(value) : []),
  ];
  return sql<Written>`
    with ${sql.join(parts)}
    insert into changes (position, case_id, number, version, department, types, at)
    select ${positionsOf(offset)}, written.id, ${value('number')}::text, ${value('version')}::int, ${value('department')}::text,
      ${value('types')}::text, ${value('at')}::text
    from written returning position`;
}

interface Written {
  readonly position: number;
}

/** The rows of the log as JSON, with their hashes where the log begins with them. */
function logOf(rows: readonly EventRows[]): string {
  let previous = beforeFirst;
  return JSON.stringify(
    rows.map(({ event: { caseId: _, ...event }, leaf }) => {
      previous = link(previous, leaf);
      return { ...event, hash: previous };
    }),
  );
}

const partsOf = (rows: readonly EventRows[]): { readonly version: number; readonly body: string }[] =>
  rows.flatMap(({ personal }) => (personal ? { version: personal.version, body: personal.body } : []));

interface Writing {
  readonly write: Kind['write'];
  readonly after: number;
  readonly row: object;
  readonly derived: Derived;
  readonly events: NewCase['events'];
  readonly uploads: readonly string[];
}

/** Creates and appends are one statement each, or one for many: one round trip, one commit. Rows travel as JSON. */
export class PostgresWriter {
  readonly #connection: Connection;
  readonly #offset: number;
  readonly #protection: Protection;
  readonly #gathered: Gathering<NewCase, Created>;
  readonly #statements = new Map<string, (values: Values) => Promise<Written[]>>();

  constructor(connection: Connection, offset: number, protection: Protection) {
    this.#connection = connection;
    this.#offset = offset;
    this.#protection = protection;
    const creator = new PostgresCreator(connection, offset, protection);
    this.#gathered = new Gathering((entries) => creator.create(entries), mostTogether, atOnce);
  }

  /** New cases without files are written together with others that arrive; one with files waits for their rows alone. */
  create(entry: NewCase): Promise<Created> {
    return entry.uploads.length ? this.#createWithUploads(entry) : this.#gathered.do(entry);
  }

  async #createWithUploads(entry: NewCase): Promise<Created> {
    const { events } = entry;
    const uploads = [...new Set(entry.uploads)];
    const row = newCaseColumns(entry, this.#protection);
    const change = await this.#write({ write: 'create', after: 0, row, derived: entry, events, uploads });
    if (change) return { change };
    const existing = await this.#connection.db
      .selectFrom('cases')
      .select(['id as caseId', 'fingerprint'])
      .where('submitKey', '=', row.submitKey)
      .executeTakeFirst();
    if (existing) return { existing };
    throw (await this.#taken(uploads, row.id)) ?? new Error('a case was not written, and nothing says why');
  }

  async append({ expectedVersion, events, derived, forgetting, ...entry }: Append): Promise<Change | undefined> {
    const uploads = [...new Set(entry.uploads)];
    const row = changingColumns(derived, this.#protection);
    const write = forgetting ? 'erase' : 'append';
    const change = await this.#write({ write, after: expectedVersion, row, derived, events, uploads });
    if (change) return change;
    const taken = await this.#taken(uploads, entry.caseId);
    if (taken) throw taken;
    return undefined;
  }

  async #write({ write, after, row, derived, events, uploads }: Writing): Promise<Change | undefined> {
    const change = changeColumns(derived, events);
    const rows = eventRows(change.caseId, after, events, this.#protection);
    const parts = partsOf(rows);
    const run = this.#statement({
      write,
      // How many there are tells the statements of a chain apart; a new log brings its hashes along.
      events: write === 'create' ? 0 : rows.length,
      hasParts: parts.length > 0,
      hasUploads: uploads.length > 0,
    });
    const [written] = await run({
      ...change,
      after,
      row: inSnake(row),
      facts: inSnake(factValues(derived.facts, this.#protection)),
      log: logOf(rows),
      parts: JSON.stringify(parts),
      leaves: rows.map(({ leaf }) => leaf),
      uploads,
      uploadCount: uploads.length,
    });
    return written && { ...change, position: written.position, types: events.map(({ type }) => type) };
  }

  #statement(kind: Kind): (values: Values) => Promise<Written[]> {
    const key = Object.values(kind).join();
    const known = this.#statements.get(key);
    if (known) return known;
    const built = prepared<Values, Written>(this.#connection, (value) => {
      const whole = statement(kind, this.#offset, value);
      return { compile: () => whole.compile(this.#connection.db) };
    });
    this.#statements.set(key, built);
    return built;
  }

  /** The refusal of the first upload that another case has, or nobody any more. */
  async #taken(ids: readonly string[], caseId: string): Promise<DeskError | undefined> {
    if (!ids.length) return undefined;
    const { rows } = await sql<{ id: string }>`${freeUploads(ids, caseId)}`.execute(this.#connection.db);
    const id = ids.find((each) => rows.every((row) => row.id !== each));
    return id === undefined ? undefined : new DeskError('unknown-upload', { id });
  }
}
