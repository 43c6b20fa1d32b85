import type { CaseRow, LocalTime, RowFilter, RowOrder } from '@redress/desk';
import {
  sql,
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type SelectQueryBuilder,
  type SqlBool,
} from 'kysely';
import { caseRowColumns, readRow } from './columns.ts';
import type { Protection } from './protection.ts';
import { noTime, type Tables } from './tables.ts';

export const sortColumn = { dueAt: 'dueMs', receivedAt: 'receivedMs', updatedAt: 'updatedMs' } as const;

export const contains = (word: string): string => `%${word.replaceAll('\0', '').replaceAll(/[\\%_]/g, '\\$&')}%`;

export interface SearchFilter extends RowFilter {
  /** Further words, looked for in the texts of what is found by all the rest. */
  readonly plain?: readonly string[];
}

export function conditions(
  of: ExpressionBuilder<Tables, 'cases'>,
  filter: SearchFilter,
  { pseudonym }: Protection,
): Expression<SqlBool>[] {
  const { states, words = [], plain = [], receivedFrom, receivedTo, dueBefore, dueFrom, notProposedBy } = filter;
  const equal = {
    department: filter.department,
    handler: filter.handler,
    severity: filter.severity,
    category: filter.category,
    channel: filter.channel,
    dueCalendar: filter.dueCalendar,
    customerKey: filter.customer === undefined ? undefined : pseudonym(filter.customer),
  };
  const found: Expression<SqlBool>[] = Object.entries(equal).flatMap(([name, value]) =>
    value === undefined ? [] : [of(name as keyof typeof equal, '=', value)],
  );
  for (const name of ['product', 'cause'] as const) {
    const value = filter[name];
    if (value === undefined) continue;
    const told = of.selectFrom('caseFacts').whereRef('caseFacts.id', '=', 'cases.id');
    found.push(of.exists(told.select('caseFacts.id').where(name, '=', value)));
  }
  if (states) found.push(states.length ? of('state', 'in', states as CaseRow['state'][]) : of.lit(false));
  if (filter.unassigned) found.push(of('handler', 'is', null));
  if (receivedFrom !== undefined) found.push(of('receivedMs', '>=', Date.parse(receivedFrom)));
  if (receivedTo !== undefined) found.push(of('receivedMs', '<', Date.parse(receivedTo)));
  if (dueFrom !== undefined) found.push(of('dueMs', '>=', Date.parse(dueFrom)), of('dueMs', '<', noTime));
  if (dueBefore !== undefined) found.push(of('dueMs', '<', Date.parse(dueBefore)));
  if (notProposedBy !== undefined) {
    found.push(of.or([of('proposedBy', 'is', null), of('proposedBy', '!=', notProposedBy)]));
  }
  if (filter.localTime) found.push(...inLocalTime(filter.localTime));
  for (const word of words) found.push(sql<SqlBool>`search like ${contains(word)} escape '\\'`);
  // Of an expression there is no index.
  for (const word of plain) found.push(sql<SqlBool>`(search || '') like ${contains(word)} escape '\\'`);
  return found;
}

/** Whole weeks, so that no instant that is kept is negative: databases round those towards 0. */
const weeksBefore = 10_000 * 7 * 86_400_000;

/** Arithmetic on whole numbers, which SQLite and PostgreSQL do alike; parameters would be fractions to SQLite. */
function inLocalTime({ weekday, hour, offsets }: LocalTime): Expression<SqlBool>[] {
  const received = sql.ref('cases.receivedMs');
  const ahead = offsets.reduceRight<Expression<unknown>>(
    (later, { until, offset }) =>
      until === Infinity
        ? sql.lit(offset)
        : sql`case when ${received} < ${sql.lit(until)} then ${sql.lit(offset)} else ${later} end`,
    sql.lit(0),
  );
  const hours = sql`((${received} + ${ahead} + ${sql.lit(weeksBefore)}) / 3600000)`;
  return [
    // 1970 began on a Thursday.
    ...(weekday === undefined ? [] : [sql<SqlBool>`(${hours} / 24 + 3) % 7 + 1 = ${sql.lit(weekday)}`]),
    ...(hour === undefined ? [] : [sql<SqlBool>`${hours} % 24 = ${sql.lit(hour)}`]),
  ];
}

/** Rows after a place in an order, in that order. */
export function inOrder<R>(
  query: SelectQueryBuilder<Tables, 'cases', R>,
  { by, descending, after }: RowOrder,
): SelectQueryBuilder<Tables, 'cases', R> {
  const column = sortColumn[by];
  const direction = descending ? 'desc' : 'asc';
  const ordered = query.orderBy(column, direction).orderBy('id', direction);
  if (!after) return ordered;
  const value = after.value === null ? noTime : Date.parse(after.value);
  const beyond = sql.raw(descending ? '<' : '>');
  return ordered.where(sql<SqlBool>`(${sql.ref(column)}, id) ${beyond} (${value}, ${after.id})`);
}

/** One page of rows. Ties are broken by id, in the direction of the order. */
export async function selectRows(
  db: Kysely<Tables>,
  filter: SearchFilter,
  order: RowOrder,
  protection: Protection,
): Promise<CaseRow[]> {
  const query = db
    .selectFrom('cases')
    .select(caseRowColumns)
    .where((of) => of.and(conditions(of, filter, protection)));
  const rows = await inOrder(query, order).limit(order.limit).execute();
  return rows.map((row) => readRow(row, protection));
}

/** Counts no further than `most`, so that the cost has a limit as well. */
export async function countRows(
  db: Kysely<Tables>,
  filter: SearchFilter,
  most: number,
  protection: Protection,
): Promise<number> {
  const { found } = await db
    .selectFrom((from) =>
      from
        .selectFrom('cases')
        .select('id')
        .where((of) => of.and(conditions(of, filter, protection)))
        .limit(most)
        .as('some'),
    )
    .select((of) => of.fn.countAll<number>().as('found'))
    .executeTakeFirstOrThrow();
  return found;
}

/** Events after one, by case and version. */
export const afterEvent = (caseId: string, version: number) => (of: ExpressionBuilder<Tables, 'personal'>) =>
  of.or([of('caseId', '>', caseId), of.and([of('caseId', '=', caseId), of('version', '>', version)])]);

/** Events with their personal parts, where those are still there. */
export const selectEvents = (db: Kysely<Tables>) =>
  db
    .selectFrom('events')
    .leftJoin('personal', (join) =>
      join.onRef('personal.caseId', '=', 'events.caseId').onRef('personal.version', '=', 'events.version'),
    )
    .select(['events.caseId', 'events.version', 'events.body', 'personal.body as part']);
