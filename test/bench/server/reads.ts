import type { OpenedDesk } from '@redress/server';
import { connectPostgres } from '../../../packages/server/src/store/postgres.ts';
import { connectSqlite, sqliteFile } from '../../../packages/server/src/store/sqlite.ts';
import { median, rate } from './complaints.ts';
import type { At } from './writes.ts';

const staff = { id: 'bench', name: 'Bench', roles: ['supervisor'] } as const;

/** Reads a case by its number with its log, as two indexed selects in one statement. */
function bareRead({ dataDir, databaseUrl }: At): {
  read(number: string): Promise<unknown>;
  close(): Promise<void> | void;
} {
  const text = (mark: string) =>
    `select e.body, p.body as personal from cases c join events e on e.case_id = c.id
       left join personal p on p.case_id = e.case_id and p.version = e.version where c.number = ${mark} order by e.version`;
  if (databaseUrl !== undefined) {
    const pool = connectPostgres(databaseUrl);
    return { read: (number) => pool.query(text('$1'), [number]), close: () => pool.end() };
  }
  const db = connectSqlite(sqliteFile(dataDir), { readOnly: true });
  const statement = db.prepare(text('?'));
  return {
    read: (number) => Promise.resolve(statement.all(number)),
    close() {
      db.close();
    },
  };
}

/** A case with everything staff see of it, beside the bare select of its rows; in turns. */
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
  const whole = (n: number) => desk.case(numberOf(n), staff);
  const plain = (n: number) => bare.read(numberOf(n));
  await rate(200, 16, whole);
  await rate(200, 16, plain);
  const rates: { whole: number; plain: number }[] = [];
  for (let round = 0; round < rounds; round++)
    rates.push({ whole: await rate(count, 16, whole), plain: await rate(count, 16, plain) });
  const ratio = median(rates.map((each) => each.whole / each.plain));
  print(
    `  a case as staff see it ${median(rates.map((each) => each.whole)).toFixed(0)}/s; bare indexed select ${median(rates.map((each) => each.plain)).toFixed(0)}/s; ratio ${ratio.toFixed(2)}`,
  );
  await bare.close();
}
