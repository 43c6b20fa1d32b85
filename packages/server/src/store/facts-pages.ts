import { randomBytes } from 'node:crypto';
import type { CaseFacts } from '@redress/cases';
import { sql, type Kysely } from 'kysely';
import { factColumns } from './columns.ts';
import type { Tables } from './tables.ts';

/** Rows of facts, as PostgreSQL sends them column by column. */
interface Page {
  readonly rows: number;
  /** The highest of their ids, as the database orders them. */
  readonly last: string | null;
  /** A column's values one after another; `null` where no row has one. */
  readonly [column: string]: string | number | null;
}

const separator = '\x1f';
/** Stands for a value that is not there. Drawn anew by each process, so that no text that is kept can be it. */
const nothing = `\x1e${randomBytes(8).toString('hex')}`;

export const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const aggregated = sql.raw(
  factColumns
    .map((name) => {
      const column = snake(name);
      return `case when count(${column}) > 0 then
        string_agg(coalesce(${column}::text, '${nothing}'), '${separator}') end as "${name}"`;
    })
    .join(', '),
);

/** The values of a column, row by row. */
type Values = (row: number) => string | null;

/** A text of a column that has what stands between two makes too many of them; such a page is read otherwise. */
class Torn extends Error {}

function valuesOf(page: Page, name: keyof CaseFacts): Values {
  const joined = page[name];
  if (typeof joined !== 'string') return () => null;
  const values = joined.split(separator);
  if (values.length !== page.rows) throw new Torn();
  return (row) => {
    const value = values[row] ?? nothing;
    return value === nothing ? null : value;
  };
}

const number = (text: string | null): number | null => (text === null ? null : Number(text));
const flag = (text: string | null): boolean | null => (text === null ? null : text === 'true');

/** Spelt out: an object that is put together name by name takes three times as long, a million times. */
function factsOf(page: Page): CaseFacts[] {
  const columns = Object.fromEntries(factColumns.map((name) => [name, valuesOf(page, name)])) as Readonly<
    Record<keyof CaseFacts, Values>
  >;
  const facts: CaseFacts[] = [];
  for (let row = 0; row < page.rows; row++) {
    facts.push({
      id: columns.id(row) ?? '',
      number: columns.number(row) ?? '',
      state: columns.state(row) ?? '',
      channel: columns.channel(row) ?? '',
      category: columns.category(row) ?? '',
      subcategory: columns.subcategory(row),
      product: columns.product(row),
      severity: columns.severity(row) ?? '',
      department: columns.department(row) ?? '',
      handler: columns.handler(row),
      cause: columns.cause(row),
      outcome: columns.outcome(row),
      language: columns.language(row),
      customer: columns.customer(row),
      receivedAt: columns.receivedAt(row) ?? '',
      acknowledgedAt: columns.acknowledgedAt(row),
      respondedAt: columns.respondedAt(row),
      resolvedAt: columns.resolvedAt(row),
      dueAt: columns.dueAt(row),
      pausedAt: columns.pausedAt(row),
      breached: columns.breached(row) === 'true',
      onTime: flag(columns.onTime(row)),
      reopened: number(columns.reopened(row)) ?? 0,
      reopenedAt: columns.reopenedAt(row),
      disputed: number(columns.disputed(row)) ?? 0,
      remedyType: columns.remedyType(row),
      remedyAmount: number(columns.remedyAmount(row)),
      remedyCurrency: columns.remedyCurrency(row),
      contactAttempts: number(columns.contactAttempts(row)) ?? 0,
      contactReached: flag(columns.contactReached(row)),
      contactFailure: columns.contactFailure(row),
      surveyedAt: columns.surveyedAt(row),
      attitude: number(columns.attitude(row)),
      timeliness: number(columns.timeliness(row)),
      clarity: number(columns.clarity(row)),
      fairness: number(columns.fairness(row)),
      overall: number(columns.overall(row)),
      nps: number(columns.nps(row)),
      ces: number(columns.ces(row)),
    });
  }
  return facts;
}

export interface FactsPage {
  readonly facts: readonly CaseFacts[];
  /** What the next page begins after; `null` when there was nothing. */
  readonly last: string | null;
}

/**
 * The rows of facts after an id, at most so many, from PostgreSQL. Reading them column by column takes a third of the
 * time that rows take.
 * @returns `undefined` where a text has a separator in it.
 */
export async function factsPage(db: Kysely<Tables>, after: string, limit: number): Promise<FactsPage | undefined> {
  const { rows } = await sql<Page>`
    select count(*)::int as rows, max(id) as last, ${aggregated}
    from (select * from case_facts where id > ${after} order by id limit ${limit}) page`.execute(db.withoutPlugins());
  const [page] = rows;
  try {
    return page && { facts: factsOf(page), last: page.last };
  } catch (error) {
    if (error instanceof Torn) return undefined;
    throw error;
  }
}
