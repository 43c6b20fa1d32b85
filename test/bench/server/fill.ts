import { connectPostgres } from '../../../packages/server/src/store/postgres.ts';

/** Columns in which copies of a case must differ. */
const differing: Readonly<Record<string, string>> = {
  id: `lpad(to_hex(c.n), 12, '0') || right(t.id, 32)`,
  number: `'R-2020-' || c.n`,
  receipt_hash: `encode(sha256(convert_to('r' || c.n, 'UTF8')), 'hex')`,
  submit_key: `'copy-' || c.n`,
  // Two years of them, in the order of time, each open one due within the next month.
  received_ms: `t.received_ms - (c.n % 63072000)::bigint * 1000`,
  updated_ms: `t.updated_ms - (c.n % 63072000)::bigint * 1000`,
  due_ms: `t.due_ms - (c.n % 2592000)::bigint * 1000`,
  search: `t.search || ' a-' || c.n`,
  customer_key: `'customer-' || c.n / 3`,
  handler: `'handler-' || c.n % 500`,
};

async function columnsOf(run: Run, table: string) {
  const { rows } = await run(
    `select column_name as name from information_schema.columns where table_name = '${table}' order by ordinal_position`,
  );
  return rows.map(({ name }) => name);
}

type Run = (sql: string) => Promise<{ rows: { name: string }[] }>;

/** Takes the indexes away that no key stands on, and makes them anew at the end: at once is far less work. */
async function withoutIndexes(run: Run, work: () => Promise<void>): Promise<void> {
  const { rows } = await run(`select indexdef as name from pg_index
    join pg_indexes on indexname = (indexrelid::regclass)::text
    where not indisprimary and tablename in ('cases', 'case_facts', 'events', 'personal')`);
  for (const { name } of rows) await run(`drop index ${/INDEX (\S+) ON/.exec(name)?.[1] ?? ''}`);
  await work();
  for (const { name } of rows) await run(name);
}

async function copies(run: Run, rows: number): Promise<void> {
  const { rows: found } = await run('select count(*)::text as name from cases');
  const templates = Number(found[0]?.name);
  await run(`create temporary table t as select *, row_number() over () - 1 as k from cases`);
  await run(
    `create temporary table c as select n, n % ${String(templates)} as k from generate_series(1, ${String(rows - templates)}) n`,
  );
  const valueOf = (name: string) => differing[name] ?? `t.${name}`;
  const cases = await columnsOf(run, 'cases');
  await run(`insert into cases (${cases.join(', ')}) select ${cases.map(valueOf).join(', ')} from c join t using (k)`);
  for (const table of ['case_facts', 'events', 'personal']) {
    const names = await columnsOf(run, table);
    const owner = table === 'case_facts' ? 'id' : 'case_id';
    const values = names.map((name) =>
      name === owner ? differing['id'] : name === 'number' ? differing['number'] : `s.${name}`,
    );
    await run(
      `insert into ${table} (${names.join(', ')}) select ${values.join(', ')}
       from c join t using (k) join ${table} s on s.${owner} = t.id`,
    );
  }
}

/**
 * Copies the cases that are there, with their rows of facts and their logs, until there are so many: real rows of a real
 * desk, of which only the texts repeat.
 */
export async function fill(url: string, rows: number): Promise<void> {
  const pool = connectPostgres(url, 1);
  const run: Run = (sql) => pool.query<{ name: string }>(sql);
  try {
    await run(`set synchronous_commit = off; set maintenance_work_mem = '1GB'`);
    await withoutIndexes(run, () => copies(run, rows));
    await run('vacuum analyze');
  } finally {
    await pool.end();
  }
}
