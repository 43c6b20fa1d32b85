import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

async function createDeliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('caseId', 'text')
    .addColumn('number', 'text')
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('types', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('nextMs', 'bigint', (column) => column.notNull())
    .addColumn('leasedUntilMs', 'bigint')
    .addColumn('createdMs', 'bigint', (column) => column.notNull())
    .addColumn('settledMs', 'bigint')
    .addColumn('lastError', 'text')
    .execute();
  await db.schema.createIndex('deliveries_next').on('deliveries').columns(['state', 'nextMs', 'position']).execute();
  await db.schema.createIndex('deliveries_case').on('deliveries').columns(['caseId', 'state']).execute();
  await db.schema.createIndex('deliveries_target').on('deliveries').columns(['target', 'createdMs', 'id']).execute();
  await db.schema.createIndex('deliveries_settled').on('deliveries').column('settledMs').execute();
}

/** What happened before there was anybody to tell is told to nobody: the cursor begins at the newest change. */
async function createCursor(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('noticeCursors')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('holder', 'text')
    .addColumn('heldUntilMs', 'bigint', (column) => column.notNull())
    .execute();
  await sql`insert into notice_cursors (name, position, held_until_ms)
    select 'outbox', coalesce(max(position), 0), 0 from changes`.execute(db);
}

export const deliveries: Migration = {
  async up(db: Kysely<unknown>) {
    await createDeliveries(db);
    await createCursor(db);
    await db.schema
      .createTable('webhooks')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('url', 'text', (column) => column.notNull())
      .addColumn('description', 'text')
      .addColumn('types', 'text', (column) => column.notNull())
      .addColumn('secret', 'text', (column) => column.notNull())
      .addColumn('formerSecret', 'text')
      .addColumn('formerUntilMs', 'bigint')
      .addColumn('createdAt', 'text', (column) => column.notNull())
      .addColumn('disabled', 'text')
      .execute();
  },
};
