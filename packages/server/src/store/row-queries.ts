import type { CaseRow, RowFilter, RowOrder } from '@redress/desk';
import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import { caseRowColumns, readRow } from './columns.ts';
import type { Protection } from './protection.ts';
import { noTime, type Tables } from './tables.ts';

const sortColumn = { dueAt: 'dueMs', receivedAt: 'receivedMs', updatedAt: 'updatedMs' } as const;

const contains = (word: string): string => `%${word.replaceAll('\0', '').replaceAll(/[\\%_]/g, '\\$&')}%`;

function conditions(
  of: ExpressionBuilder<Tables, 'cases'>,
  filter: RowFilter,
  { pseudonym }: Protection,
): Expression<SqlBool>[] {
  const { states, words = [], receivedFrom, receivedTo, dueBefore, dueFrom, notProposedBy } = filter;
  const equal = {
    department: filter.department,
    handler: filter.handler,
    severity: filter.severity,
    category: filter.category,
    channel: filter.channel,
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
  for (const word of words) found.push(sql<SqlBool>`search like ${contains(word)} escape '\\'`);
  return found;
}

/** One page of rows. Ties are broken by id, in the direction of the order. */
export async function selectRows(
  db: Kysely<Tables>,
  filter: RowFilter,
  order: RowOrder,
  protection: Protection,
): Promise<CaseRow[]> {
  const { by, descending, after, limit } = order;
  const column = sortColumn[by];
  const direction = descending ? 'desc' : 'asc';
  let query = db
    .selectFrom('cases')
    .select(caseRowColumns)
    .where((of) => of.and(conditions(of, filter, protection)));
  if (after) {
    const value = after.value === null ? noTime : Date.parse(after.value);
    const beyond = sql.raw(descending ? '<' : '>');
    query = query.where(sql<SqlBool>`(${sql.ref(column)}, id) ${beyond} (${value}, ${after.id})`);
  }
  const rows = await query.orderBy(column, direction).orderBy('id', direction).limit(limit).execute();
  return rows.map((row) => readRow(row, protection));
}

/** Counts no further than `most`, so that the cost has a limit as well. */
export async function countRows(
  db: Kysely<Tables>,
  filter: RowFilter,
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
