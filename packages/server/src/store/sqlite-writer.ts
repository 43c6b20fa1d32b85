import { erasedText } from '@redress/cases';
import { DeskError, longAgo, type Change, type NewCase, type Submission } from '@redress/desk';
import type { CompiledQuery, Kysely } from 'kysely';
import { beforeFirst, link } from './chain.ts';
import {
  allColumns,
  changeColumns,
  changeNames,
  changing,
  changingColumns,
  eventNames,
  factColumns,
  factValues,
  newCaseColumns,
  personalNames,
  type NewChange,
} from './columns.ts';
import type { Append } from './database.ts';
import { eventRows } from './event-rows.ts';
import type { NodeSqlite } from './node-sqlite.ts';
import type { Protection } from './protection.ts';
import type { Tables } from './tables.ts';

/** Compiled with each value's own name in its place, so that it can be run with values by name. */
type Statement = (values: object) => Readonly<Record<string, unknown>> | undefined;

/** A row of placeholders: every column's value is the column's name. */
const named = (columns: readonly string[]) => Object.fromEntries(columns.map((name) => [name, name])) as never;
const placeholder = (name: string) => name as never;

function statements(sqlite: NodeSqlite, db: Kysely<Tables>) {
  const statement = (query: { compile(): CompiledQuery }): Statement => {
    const { sql, parameters } = query.compile();
    const names = parameters as readonly string[];
    return (values) => {
      const found = sqlite.prepare(sql).all(names.map((name) => (values as Record<string, unknown>)[name]));
      return found[0] as Readonly<Record<string, unknown>> | undefined;
    };
  };
  return {
    insertCase: statement(
      db
        .insertInto('cases')
        .values(named(allColumns))
        .onConflict((on) => on.column('submitKey').doNothing())
        .returning('id'),
    ),
    updateCase: statement(
      db
        .updateTable('cases')
        .set(named(changing))
        .where('id', '=', placeholder('caseId'))
        .where('version', '=', placeholder('expectedVersion'))
        .returning('id'),
    ),
    submission: statement(
      db.selectFrom('cases').select(['id', 'fingerprint']).where('submitKey', '=', placeholder('submitKey')),
    ),
    insertFacts: statement(db.insertInto('caseFacts').values(named(factColumns))),
    updateFacts: statement(db.updateTable('caseFacts').set(named(factColumns)).where('id', '=', placeholder('caseId'))),
    insertEvent: statement(db.insertInto('events').values(named(eventNames))),
    insertChange: statement(db.insertInto('changes').values(named(changeNames)).returning('position')),
    insertPersonal: statement(db.insertInto('personal').values(named(personalNames))),
    lastHash: statement(
      db
        .selectFrom('events')
        .select('hash')
        .where('caseId', '=', placeholder('caseId'))
        .where('version', '=', placeholder('version')),
    ),
    claim: statement(
      db
        .updateTable('uploads')
        .set({ caseId: placeholder('caseId') })
        .where('id', '=', placeholder('upload'))
        .where((of) => of.or([of('caseId', 'is', null), of('caseId', '=', placeholder('caseId'))]))
        .returning('id'),
    ),
    forgetNames: statement(
      db
        .updateTable('cases')
        .set({ otherEmail: null, otherPhone: null, fingerprint: placeholder('nothing') })
        .where('id', '=', placeholder('caseId')),
    ),
    forgetPersonal: statement(
      db
        .deleteFrom('personal')
        .where('caseId', '=', placeholder('caseId'))
        .where('version', '<=', placeholder('version')),
    ),
    forgetErrors: statement(
      db.updateTable('deliveries').set({ lastError: null }).where('caseId', '=', placeholder('caseId')),
    ),
    releaseUploads: statement(
      db
        .updateTable('uploads')
        .set({ caseId: null, name: placeholder('name'), uploadedAt: placeholder('uploadedAt') })
        .where('caseId', '=', placeholder('caseId')),
    ),
  };
}

interface Log {
  readonly after: number;
  /** The hash of the event before. */
  readonly previous: string;
  readonly events: NewCase['events'];
  readonly uploads: readonly string[];
}

/** The writes of one connection. They are synchronous: nothing else of this process runs between two of them. */
export class SqliteWriter {
  readonly #sqlite: NodeSqlite;
  readonly #db: Kysely<Tables>;
  readonly #protection: Protection;
  #prepared: ReturnType<typeof statements> | undefined;

  constructor(sqlite: NodeSqlite, db: Kysely<Tables>, protection: Protection) {
    this.#sqlite = sqlite;
    this.#db = db;
    this.#protection = protection;
  }

  create(entry: NewCase): { change: Change } | { existing: Submission } {
    const { insertCase, insertFacts, submission } = this.#statements;
    const row = newCaseColumns(entry, this.#protection);
    if (!insertCase(row)) {
      const found = submission(row);
      return { existing: { caseId: String(found?.['id']), fingerprint: String(found?.['fingerprint']) } };
    }
    insertFacts(factValues(entry.facts, this.#protection));
    const { events, uploads } = entry;
    return { change: this.#log(changeColumns(entry, events), { after: 0, previous: beforeFirst, events, uploads }) };
  }

  append(entry: Append): Change | undefined {
    const { caseId, expectedVersion, events, derived, uploads, forgetting } = entry;
    const { updateCase, updateFacts, lastHash } = this.#statements;
    const last = lastHash({ caseId, version: expectedVersion });
    const row = changingColumns(derived, this.#protection);
    if (!last || !updateCase({ ...row, caseId, expectedVersion })) return undefined;
    updateFacts({ ...factValues(derived.facts, this.#protection), caseId });
    if (forgetting) this.#forget(caseId, expectedVersion);
    const previous = String(last['hash']);
    return this.#log(changeColumns(derived, events), { after: expectedVersion, previous, events, uploads });
  }

  get #statements(): ReturnType<typeof statements> {
    return (this.#prepared ??= statements(this.#sqlite, this.#db));
  }

  #log(change: NewChange, { after, previous, events, uploads }: Log): Change {
    const { insertEvent, insertPersonal, insertChange, claim } = this.#statements;
    const { caseId } = change;
    let hash = previous;
    for (const { event, leaf, personal } of eventRows(caseId, after, events, this.#protection)) {
      hash = link(hash, leaf);
      insertEvent({ ...event, hash });
      if (personal) insertPersonal(personal);
    }
    for (const upload of uploads) {
      // Of several that claim it at once the first gets it; for the others nothing is written at all.
      if (!claim({ caseId, upload })) throw new DeskError('unknown-upload', { id: upload });
    }
    const position = Number(insertChange(change)?.['position']);
    return { ...change, position, types: events.map(({ type }) => type) };
  }

  #forget(caseId: string, version: number): void {
    const { forgetNames, forgetPersonal, forgetErrors, releaseUploads } = this.#statements;
    forgetNames({ caseId, nothing: '' });
    forgetPersonal({ caseId, version });
    // A mail server's refusal names whom it refused.
    forgetErrors({ caseId });
    releaseUploads({ caseId, name: erasedText, uploadedAt: longAgo });
  }
}
