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
  due_ms: `case when t.due_at is null then t.due_ms else t.due_ms - (c.n % 2592000)::bigint * 1000 end`,
  due_at: `to_char(to_timestamp((case when t.due_at is not null then t.due_ms end - (c.n % 2592000)::bigint * 1000) / 1000.0)
    at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
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

/** Takes the indexes away that no key stands on: to make them anew at the end is far less work. */
async function dropIndexes(run: Run): Promise<readonly string[]> {
  const { rows } = await run(`select indexdef as name from pg_index
    join pg_indexes on indexname = (indexrelid::regclass)::text
    where not indisprimary and tablename in ('cases', 'case_facts', 'events', 'personal')`);
  for (const { name } of rows) await run(`drop index ${/INDEX (\S+) ON/.exec(name)?.[1] ?? ''}`);
  return rows.map(({ name }) => name);
}

/** Which case each copy is of. */
async function planCopies(run: Run, rows: number): Promise<void> {
  const { rows: found } = await run('select count(*)::text as name from cases');
  const templates = Number(found[0]?.name);
  await run('create unlogged table t as select *, row_number() over () - 1 as k from cases');
  await run(
    `create unlogged table c as select n, n % ${String(templates)} as k from generate_series(1, ${String(rows - templates)}) n`,
  );
  await run('analyze t, c');
}

async function copyCases(run: Run): Promise<void> {
  const cases = await columnsOf(run, 'cases');
  const values = cases.map((name) => differing[name] ?? `t.${name}`);
  await run(`insert into cases (${cases.join(', ')}) select ${values.join(', ')} from c join t using (k)`);
}

async function copyRest(run: Run): Promise<void> {
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

/** A private server need not be able to start again while it is filled. */
const fast = `alter system set full_page_writes = off; alter system set max_wal_size = '32GB';
  alter system set checkpoint_timeout = '1h'; select pg_reload_conf()`;
const durable = `alter system reset full_page_writes; alter system reset max_wal_size;
  alter system reset checkpoint_timeout; select pg_reload_conf()`;

function withSettings(url: string, options: string): string {
  const target = new URL(url);
  target.searchParams.set('options', options);
  return target.href;
}

/**
 * Copies the cases that are there, with their rows of facts and their logs, until there are so many: real rows of a real
 * desk, of which only the texts repeat. The index of words, which takes longest, is made beside all the rest.
 */
export async function fill(url: string, rows: number): Promise<void> {
  const pool = connectPostgres(withSettings(url, '-c synchronous_commit=off -c maintenance_work_mem=1GB'), 2);
  const isPrivate = process.env['TEST_DATABASE_URL'] === undefined;
  const run: Run = (text) => pool.query<{ name: string }>(text);
  const each = async (all: readonly string[]): Promise<void> => {
    for (const text of all) await run(text);
  };
  try {
    if (isPrivate) await each(fast.split(';'));
    const indexes = await dropIndexes(run);
    await planCopies(run, rows);
    const isOfWords = (index: string): boolean => index.includes('USING gin');
    const made = (chosen: (index: string) => boolean) => each(indexes.filter(chosen));
    const cases = copyCases(run);
    await Promise.all([
      cases.then(() => made(isOfWords)),
      Promise.all([cases, copyRest(run)]).then(() => made((index) => !isOfWords(index))),
    ]);
    await run('drop table t, c');
    await run('vacuum analyze');
    if (isPrivate) await each(durable.split(';'));
    await run('checkpoint');
  } finally {
    await pool.end();
  }
}
