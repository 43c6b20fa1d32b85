import { PostgresAdapter, sql, type ColumnDataType, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

type Type = 'text' | 'integer' | 'bigint' | 'real' | 'boolean';
/** A trailing `?` allows `null`. */
type Columns = Readonly<Record<string, Type | `${Type}?`>>;

const caseColumns: Columns = {
  number: 'text',
  version: 'integer',
  state: 'text',
  cycle: 'integer',
  title: 'text',
  category: 'text',
  subcategory: 'text?',
  channel: 'text',
  severity: 'text',
  department: 'text',
  handler: 'text?',
  customerName: 'text?',
  customerKey: 'text?',
  language: 'text?',
  receivedAt: 'text',
  updatedAt: 'text',
  endedAt: 'text?',
  dueAt: 'text?',
  dueClock: 'text?',
  timerAt: 'text?',
  waitingFor: 'text?',
  proposedBy: 'text?',
  repeatCount: 'integer',
  search: 'text',
  receiptHash: 'text',
  submitKey: 'text',
  fingerprint: 'text',
  issue: 'text',
  receivedMs: 'bigint',
  updatedMs: 'bigint',
  dueMs: 'bigint',
  timerMs: 'bigint?',
};

const factColumns: Columns = {
  number: 'text',
  state: 'text',
  channel: 'text',
  category: 'text',
  subcategory: 'text?',
  product: 'text?',
  severity: 'text',
  department: 'text',
  handler: 'text?',
  cause: 'text?',
  outcome: 'text?',
  language: 'text?',
  customer: 'text?',
  receivedAt: 'text',
  acknowledgedAt: 'text?',
  respondedAt: 'text?',
  resolvedAt: 'text?',
  dueAt: 'text?',
  pausedAt: 'text?',
  breached: 'boolean',
  onTime: 'boolean?',
  reopened: 'integer',
  reopenedAt: 'text?',
  disputed: 'integer',
  remedyType: 'text?',
  remedyAmount: 'real?',
  remedyCurrency: 'text?',
  contactAttempts: 'integer',
  contactReached: 'boolean?',
  contactFailure: 'text?',
  surveyedAt: 'text?',
  attitude: 'integer?',
  timeliness: 'integer?',
  clarity: 'integer?',
  fairness: 'integer?',
  overall: 'integer?',
  nps: 'integer?',
  ces: 'integer?',
};

type Table = CreateTableBuilder<string, string>;

function withColumns(table: Table, columns: Columns): Table {
  return Object.entries(columns).reduce((built, [name, type]) => {
    const plain = type.replace('?', '');
    const data = (plain === 'real' ? 'double precision' : plain) as ColumnDataType;
    return built.addColumn(name, data, (column) => (type.endsWith('?') ? column : column.notNull()));
  }, table);
}

const table = (db: Kysely<unknown>, name: string, columns: Columns): Table =>
  withColumns(db.schema.createTable(name), columns);

async function createTables(db: Kysely<unknown>, isPostgres: boolean): Promise<void> {
  await withColumns(
    db.schema.createTable('cases').addColumn('id', 'text', (column) => column.primaryKey().notNull()),
    caseColumns,
  ).execute();
  await withColumns(
    db.schema.createTable('caseFacts').addColumn('id', 'text', (column) => column.primaryKey().notNull()),
    factColumns,
  ).execute();
  await table(db, 'events', { caseId: 'text', version: 'integer', at: 'text', type: 'text', body: 'text' })
    .addPrimaryKeyConstraint('eventsKey', ['caseId', 'version'])
    .execute();
  const changes: Table = db.schema
    .createTable('changes')
    .addColumn('position', isPostgres ? 'bigint' : 'integer', (column) =>
      isPostgres ? column.primaryKey().notNull() : column.primaryKey().autoIncrement(),
    );
  await withColumns(changes, {
    caseId: 'text',
    number: 'text',
    version: 'integer',
    department: 'text',
    types: 'text',
    at: 'text',
  }).execute();
  await db.schema
    .createTable('caseNumbers')
    .addColumn('year', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('next', 'bigint', (column) => column.notNull())
    .execute();
  await withColumns(
    db.schema.createTable('policies').addColumn('version', 'integer', (column) => column.primaryKey().notNull()),
    { hash: 'text', publishedAt: 'text', publishedBy: 'text', note: 'text?', text: 'text' },
  ).execute();
  await withColumns(
    db.schema.createTable('uploads').addColumn('id', 'text', (column) => column.primaryKey().notNull()),
    { name: 'text', type: 'text', size: 'bigint', sha256: 'text', uploadedAt: 'text', caseId: 'text?' },
  ).execute();
  await db.schema
    .createTable('settings')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  const unique = ['number', 'receiptHash', 'submitKey'];
  for (const column of unique) {
    await db.schema.createIndex(`cases_${column}`).on('cases').column(column).unique().execute();
  }
  // One for each order of the inbox, alone and within a department; the id makes the order total.
  for (const order of ['receivedMs', 'updatedMs', 'dueMs']) {
    await db.schema.createIndex(`cases_${order}`).on('cases').columns([order, 'id']).execute();
    await db.schema.createIndex(`cases_department_${order}`).on('cases').columns(['department', order, 'id']).execute();
  }
  await db.schema.createIndex('cases_state').on('cases').columns(['state', 'dueMs', 'id']).execute();
  await db.schema.createIndex('cases_handler').on('cases').columns(['handler', 'dueMs', 'id']).execute();
  await db.schema.createIndex('cases_customer').on('cases').columns(['customerKey', 'issue']).execute();
  await db.schema.createIndex('cases_timer').on('cases').columns(['timerMs', 'id']).execute();
  await db.schema.createIndex('uploads_caseId').on('uploads').columns(['caseId', 'uploadedAt']).execute();
}

/** Trigrams make `like '%word%'` an index scan; a server without the extension searches by reading. */
async function createSearchIndex(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql`select 1 from pg_available_extensions where name = 'pg_trgm'`.execute(db);
  if (!rows.length) return;
  await sql`create extension if not exists pg_trgm`.execute(db);
  await sql`create index cases_search on cases using gin (search gin_trgm_ops)`.execute(db);
}

export const cases: Migration = {
  async up(db: Kysely<unknown>) {
    const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
    await createTables(db, isPostgres);
    await createIndexes(db);
    if (isPostgres) await createSearchIndex(db);
  },
};
