import { sql } from 'kysely';
import type { Database } from './database.ts';
import { Gathering } from './gathering.ts';
import { prepared } from './prepared.ts';

/** Whose complaints about what. */
interface Same {
  readonly customer: string;
  readonly issue: string;
}

const mostTogether = 256;
const atOnce = 2;

/** How many complaints of one customer about one issue there are, as every submit asks. */
export function repeatCounts(database: Database): (same: Same) => Promise<number> {
  const { kind, db } = database;
  if (kind === 'sqlite') {
    const one = prepared<Record<keyof Same, string>, { same: number }>(database, (value) =>
      db
        .selectFrom('cases')
        .select((of) => of.fn.countAll<number>().as('same'))
        .where('customerKey', '=', value('customer'))
        .where('issue', '=', value('issue')),
    );
    return async (same) => (await one({ ...same }))[0]?.same ?? 0;
  }
  const many = prepared<{ customers: string[]; issues: string[] }, { same: number }>(database, (value) => {
    const counts = sql<{ same: number }>`
      select (select count(*) from cases where customer_key = asked.customer and issue = asked.issue) as same
      from unnest(${value('customers')}::text[], ${value('issues')}::text[]) with ordinality asked (customer, issue, nth)
      order by nth`;
    return { compile: () => counts.compile(db) };
  });
  const gathered = new Gathering<Same, number>(
    async (all) => {
      const rows = await many({
        customers: all.map(({ customer }) => customer),
        issues: all.map(({ issue }) => issue),
      });
      return rows.map(({ same }) => same);
    },
    mostTogether,
    atOnce,
  );
  return (same) => gathered.do(same);
}
