import type { CaseRow, RowFilter, RowOrder } from '@redress/desk';
import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { caseRowColumns, readRow } from './columns.ts';
import type { Protection } from './protection.ts';
import { conditions, contains, countRows, inOrder, selectRows, sortColumn, type SearchFilter } from './row-queries.ts';
import type { Tables } from './tables.ts';

/**
 * PostgreSQL cannot tell how common a word in long texts is, and takes the index of trigrams for each: right for an order
 * number, but a word of every second case costs it a look at them all. The first rows in the order of the list tell how
 * common the words are.
 */
const probed = 200;
/** Of the rows probed: from one in a hundred on a page, and from one in ten on a count, is found sooner in order. */
const enoughForPage = 2;
const enoughForCount = 20;
/** Of the rows probed: a word that so many have is no help in the index. */
const common = 20;
/** How far to read on. PostgreSQL would compile a statement without an end for longer than it takes to run it. */
const mostRead = 50_000;

const newestFirst: RowOrder = { by: 'receivedAt', descending: true, limit: probed };

const has = (word: string): RawBuilder<SqlBool> => sql<SqlBool>`search like ${contains(word)} escape '\\'`;
const hasAll = (words: readonly string[]): RawBuilder<SqlBool> => sql<SqlBool>`${sql.join(words.map(has), sql` and `)}`;

/** The first rows in order without regard to the words: the limit keeps conditions on these from getting in. */
const firstRows = (
  db: Kysely<Tables>,
  { words: _, ...filter }: RowFilter,
  order: RowOrder,
  protection: Protection,
  most: number,
) => {
  const rows = db
    .selectFrom('cases')
    .selectAll()
    .where((of) => of.and(conditions(of, filter, protection)));
  return inOrder(rows, order).limit(most).as('newest');
};

interface Probe {
  /** How many of the rows probed have all words. */
  readonly hits: number;
  /** The same search, with the index asked for the rarer words alone. */
  readonly filter: SearchFilter;
}

async function probe(db: Kysely<Tables>, filter: RowFilter, order: RowOrder, protection: Protection): Promise<Probe> {
  const words = filter.words ?? [];
  const counted = (condition: RawBuilder<SqlBool>) => sql<number>`count(*) filter (where ${condition})`;
  const { all, each } = await db
    .selectFrom(firstRows(db, filter, order, protection, probed))
    .select([
      counted(hasAll(words)).as('all'),
      sql<readonly number[]>`array[${sql.join(words.map((word) => sql`(${counted(has(word))})::int`))}]`.as('each'),
    ])
    .executeTakeFirstOrThrow();
  const plain = words.filter((_, index) => (each[index] ?? 0) >= common);
  const rare = words.filter((word) => !plain.includes(word));
  return { hits: all, filter: rare.length ? { ...filter, words: rare, plain } : filter };
}

/** One page of rows with words. */
export async function searchRows(
  db: Kysely<Tables>,
  filter: RowFilter,
  order: RowOrder,
  protection: Protection,
): Promise<CaseRow[]> {
  const { hits, filter: narrowed } = await probe(db, filter, order, protection);
  if (hits < enoughForPage) return selectRows(db, narrowed, order, protection);
  const direction = order.descending ? 'desc' : 'asc';
  const found = await db
    .selectFrom(firstRows(db, filter, order, protection, mostRead))
    .select(caseRowColumns)
    .where(hasAll(filter.words ?? []))
    .orderBy(sortColumn[order.by], direction)
    .orderBy('id', direction)
    .limit(order.limit)
    .execute();
  if (found.length < order.limit) return selectRows(db, narrowed, order, protection);
  return found.map((row) => readRow(row, protection));
}

/** How many rows have the words, counted no further than `most`. */
export async function countFound(
  db: Kysely<Tables>,
  filter: RowFilter,
  most: number,
  protection: Protection,
): Promise<number> {
  const { hits, filter: narrowed } = await probe(db, filter, newestFirst, protection);
  if (hits < enoughForCount) return countRows(db, narrowed, most, protection);
  const some = db
    .selectFrom(firstRows(db, filter, newestFirst, protection, mostRead))
    .select('id')
    .where(hasAll(filter.words ?? []))
    .limit(most);
  const { found } = await db
    .selectFrom(some.as('some'))
    .select((of) => of.fn.countAll<number>().as('found'))
    .executeTakeFirstOrThrow();
  return found < most ? countRows(db, narrowed, most, protection) : found;
}
