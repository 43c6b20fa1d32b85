import type { PoolClient } from 'pg';
import { connectPostgres } from '../store/postgres.ts';
import { StoreError } from '../store/store-error.ts';
import { ArchiveError } from './archive-error.ts';
import { batch, inUse, isOwn, parentsFirst, type Source, type Target } from './database.ts';
import { rowOf, type Row, type Value } from './row.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

interface Connection {
  readonly client: PoolClient;
  readonly close: () => Promise<void>;
}

async function connect(url: string, begin: string): Promise<Connection> {
  const pool = connectPostgres(url, 1);
  try {
    const client = await pool.connect();
    await client.query(begin);
    return {
      client,
      async close() {
        // Destroyed, not returned: what was not committed is taken back.
        client.release(true);
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw new StoreError('database-unreachable', {}, error);
  }
}

async function tablesOf(client: PoolClient): Promise<string[]> {
  const tables = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace`,
  );
  const links = await client.query<{ child: string; parent: string }>(
    `select c.relname as child, p.relname as parent from pg_constraint
       join pg_class c on c.oid = conrelid join pg_class p on p.oid = confrelid
     where contype = 'f' and connamespace = current_schema()::regnamespace`,
  );
  const parentsOf = (table: string) => links.rows.filter(({ child }) => child === table).map(({ parent }) => parent);
  return parentsFirst(tables.rows.map(({ name }) => name).filter(isOwn), parentsOf);
}

async function* rowsOf(client: PoolClient, table: string): AsyncGenerator<readonly Row[]> {
  await client.query(`declare reading no scroll cursor for select * from ${quoted(table)}`);
  try {
    for (;;) {
      const { rows } = await client.query<Record<string, unknown>>(`fetch ${batch} from reading`);
      if (!rows.length) return;
      yield rows.map(rowOf);
    }
  } finally {
    await client.query('close reading');
  }
}

/** Reads a database as of now, also while servers write to it. */
export async function postgresSource(url: string): Promise<Source> {
  const { client, close } = await connect(url, 'begin isolation level repeatable read read only');
  try {
    const { rows } = await client.query<{ layout: string }>('select max(name) as layout from kysely_migration');
    return {
      tables: await tablesOf(client),
      layout: String(rows[0]?.layout),
      rows: (table) => rowsOf(client, table),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** As PostgreSQL reads JSON into a column of any type. */
const written = (value: Value): string | number | null =>
  typeof value === 'object' && value !== null ? `\\x${Buffer.from(value.base64, 'base64').toString('hex')}` : value;

const insertOf = (table: string, columns: readonly string[]): string => {
  const names = columns.map(quoted).join(', ');
  return `insert into ${quoted(table)} (${names}) overriding system value
    select ${names} from json_populate_recordset(null::${quoted(table)}, $1::json)`;
};

/** Numbers that a table counts by itself go on after the highest. */
async function continueCounting(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ tab: string; col: string; seq: string }>(
    `select table_name as tab, column_name as col, pg_get_serial_sequence(quote_ident(table_name), column_name) as seq
     from information_schema.columns where table_schema = current_schema()
       and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null`,
  );
  for (const { tab, col, seq } of rows) {
    await client.query(`select setval($1, (select coalesce(max(${quoted(col)}), 0) + 1 from ${quoted(tab)}), false)`, [
      seq,
    ]);
  }
}

/**
 * Writes to a database whose layout is made and which is empty.
 * @throws ArchiveError `target-in-use`
 */
export async function postgresTarget(url: string): Promise<Target> {
  const { client, close } = await connect(url, 'begin');
  try {
    const tables = await tablesOf(client);
    for (const table of tables.filter((name) => inUse.includes(name))) {
      await client.query(`lock table ${quoted(table)} in exclusive mode`);
      const { rowCount } = await client.query(`select 1 from ${quoted(table)} limit 1`);
      if (rowCount) throw new ArchiveError('target-in-use', { table });
    }
    for (const table of tables.toReversed()) await client.query(`delete from ${quoted(table)}`);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async insert(table, rows) {
      if (!rows[0]) return;
      const plain = rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, written(value)])),
      );
      await client.query(insertOf(table, Object.keys(rows[0])), [JSON.stringify(plain)]);
    },
    rows: (table) => rowsOf(client, table),
    async commit() {
      await continueCounting(client);
      await client.query('commit');
    },
    close,
  };
}
