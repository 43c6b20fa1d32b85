import type { CaseEvent } from '@redress/cases';
import type { Change, NewCase, Submission } from '@redress/desk';
import type { CompiledQuery, Kysely } from 'kysely';
import {
  allColumns,
  changeColumns,
  changeNames,
  changing,
  changingColumns,
  cleaned,
  eventColumns,
  eventNames,
  factColumns,
  newCaseColumns,
  type NewChange,
} from './columns.ts';
import type { Append } from './database.ts';
import type { NodeSqlite } from './node-sqlite.ts';
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
    claim: statement(
      db
        .updateTable('uploads')
        .set({ caseId: placeholder('caseId') })
        .where('id', '=', placeholder('upload')),
    ),
  };
}

/** The writes of one connection. They are synchronous: nothing else of this process runs between two of them. */
export class SqliteWriter {
  readonly #sqlite: NodeSqlite;
  readonly #db: Kysely<Tables>;
  #prepared: ReturnType<typeof statements> | undefined;

  constructor(sqlite: NodeSqlite, db: Kysely<Tables>) {
    this.#sqlite = sqlite;
    this.#db = db;
  }

  create(entry: NewCase): { change: Change } | { existing: Submission } {
    const { insertCase, insertFacts, submission } = this.#statements;
    const row = newCaseColumns(entry);
    if (!insertCase(row)) {
      const found = submission(row);
      return { existing: { caseId: String(found?.['id']), fingerprint: String(found?.['fingerprint']) } };
    }
    insertFacts(cleaned(entry.facts));
    return { change: this.#log(0, entry.events, entry.uploads, changeColumns(entry, entry.events)) };
  }

  append({ caseId, expectedVersion, events, derived, uploads }: Append): Change | undefined {
    const { updateCase, updateFacts } = this.#statements;
    if (!updateCase({ ...changingColumns(derived.row), caseId, expectedVersion })) return undefined;
    updateFacts({ ...cleaned(derived.facts), caseId });
    return this.#log(expectedVersion, events, uploads, changeColumns(derived, events));
  }

  get #statements(): ReturnType<typeof statements> {
    return (this.#prepared ??= statements(this.#sqlite, this.#db));
  }

  #log(after: number, events: readonly CaseEvent[], uploads: readonly string[], change: NewChange): Change {
    const { insertEvent, insertChange, claim } = this.#statements;
    for (const event of eventColumns(change.caseId, after, events)) insertEvent(event);
    for (const upload of uploads) claim({ caseId: change.caseId, upload });
    const position = Number(insertChange(change)?.['position']);
    return { ...change, position, types: events.map(({ type }) => type) };
  }
}
