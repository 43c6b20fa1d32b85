import { reduce } from '@redress/cases';
import type { OpenedDesk } from '@redress/server';
import { connectPostgres } from '../../../packages/server/src/store/postgres.ts';
import { connectSqlite, sqliteFile } from '../../../packages/server/src/store/sqlite.ts';
import { median, rate } from './complaints.ts';
import type { At } from './writes.ts';

const staff = { id: 'bench', name: 'Bench', roles: ['supervisor'] } as const;

interface Row {
  readonly body: string;
  readonly personal: string | null;
}

const parsed = (rows: readonly Row[]): unknown[] =>
  rows.map(({ body, personal }) => [
    JSON.parse(body) as unknown,
    personal !== null && (JSON.parse(personal) as unknown),
  ]);

/** Selects the rows of a case's log by the case's number, with their personal parts, and parses their JSON. */
function bareRead({ dataDir, databaseUrl }: At): {
  read(number: string): Promise<unknown>;
  close(): Promise<void> | void;
} {
  const text = (mark: string) =>
    `select e.body, p.body as personal from cases c join events e on e.case_id = c.id
       left join personal p on p.case_id = e.case_id and p.version = e.version where c.number = ${mark} order by e.version`;
  if (databaseUrl !== undefined) {
    const pool = connectPostgres(databaseUrl);
    return {
      read: async (number) => parsed((await pool.query<Row>(text('$1'), [number])).rows),
      close: () => pool.end(),
    };
  }
  const db = connectSqlite(sqliteFile(dataDir), { readOnly: true });
  const statement = db.prepare(text('?'));
  return {
    read: (number) => Promise.resolve(parsed(statement.all(number) as unknown as Row[])),
    close() {
      db.close();
    },
  };
}

/**
 * A case derived from its log as every use of it begins, and a case with everything staff see of it (also what they may
 * do and the customer's other cases), each beside the bare select of its log; in turns. Nothing is kept between
 * reads on either side; sixteen ask at once, and where the desk finds several asking PostgreSQL it asks for them together.
 */
export async function reads(
  at: At,
  { desk, store }: OpenedDesk,
  print: (line: string) => void,
  count: number,
  rounds: number,
) {
  const rows = await store.rows({}, { by: 'receivedAt', descending: true, limit: 500 });
  const numberOf = (n: number): string => rows[n % rows.length]?.number ?? '';
  const bare = bareRead(at);
  const asked = {
    derived: async (n: number) => reduce(await store.eventsOf(numberOf(n))),
    whole: (n: number) => desk.case(numberOf(n), staff),
    bare: (n: number) => bare.read(numberOf(n)),
  };
  for (const ask of Object.values(asked)) await rate(1_000, 16, ask);
  const rates: Record<keyof typeof asked, number>[] = [];
  for (let round = 0; round < rounds; round++)
    rates.push({
      derived: await rate(count * 2, 16, asked.derived),
      bare: await rate(count * 2, 16, asked.bare),
      whole: await rate(count * 2, 16, asked.whole),
    });
  const middle = (name: keyof typeof asked) => median(rates.map((each) => each[name])).toFixed(0);
  const ratio = (name: keyof typeof asked) => median(rates.map((each) => each[name] / each.bare)).toFixed(2);
  print(
    `  a case read (from the database each time, 16 at once) and derived ${middle('derived')}/s; bare indexed select of its log ${middle('bare')}/s; ratio ${ratio('derived')}`,
  );
  print(
    `  a case as staff see it, with related cases and what may be done ${middle('whole')}/s; ratio ${ratio('whole')}`,
  );
  await bare.close();
}
