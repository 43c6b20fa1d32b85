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
type Values = readonly (string | null)[];

/** A text of a column that has what stands between two makes too many of them; such a page is read otherwise. */
class Torn extends Error {}

function valuesOf(page: Page, name: keyof CaseFacts, empty: Values): Values {
  const joined = page[name];
  if (typeof joined !== 'string') return empty;
  const values: (string | null)[] = joined.split(separator);
  if (values.length !== page.rows) throw new Torn();
  if (joined.includes(nothing))
    for (let row = 0; row < values.length; row++) if (values[row] === nothing) values[row] = null;
  return values;
}

const value = (values: Values, row: number): string | null => values[row] ?? null;
const text = (values: Values, row: number): string => values[row] ?? '';
function number(values: Values, row: number): number | null {
  const said = values[row] ?? null;
  return said === null ? null : Number(said);
}
function flag(values: Values, row: number): boolean | null {
  const said = values[row] ?? null;
  return said === null ? null : said === 'true';
}

/** Spelt out: an object that is put together name by name takes three times as long, a million times. */
function factsOf(page: Page): CaseFacts[] {
  const empty = new Array<null>(page.rows).fill(null);
  const columns = Object.fromEntries(factColumns.map((name) => [name, valuesOf(page, name, empty)])) as Readonly<
    Record<keyof CaseFacts, Values>
  >;
  const facts: CaseFacts[] = [];
  for (let row = 0; row < page.rows; row++) {
    facts.push({
      id: text(columns.id, row),
      number: text(columns.number, row),
      state: text(columns.state, row),
      channel: text(columns.channel, row),
      category: text(columns.category, row),
      subcategory: value(columns.subcategory, row),
      product: value(columns.product, row),
      severity: text(columns.severity, row),
      department: text(columns.department, row),
      handler: value(columns.handler, row),
      cause: value(columns.cause, row),
      outcome: value(columns.outcome, row),
      language: value(columns.language, row),
      customer: value(columns.customer, row),
      receivedAt: text(columns.receivedAt, row),
      acknowledgedAt: value(columns.acknowledgedAt, row),
      respondedAt: value(columns.respondedAt, row),
      resolvedAt: value(columns.resolvedAt, row),
      dueAt: value(columns.dueAt, row),
      pausedAt: value(columns.pausedAt, row),
      breached: text(columns.breached, row) === 'true',
      onTime: flag(columns.onTime, row),
      reopened: number(columns.reopened, row) ?? 0,
      reopenedAt: value(columns.reopenedAt, row),
      disputed: number(columns.disputed, row) ?? 0,
      remedyType: value(columns.remedyType, row),
      remedyAmount: number(columns.remedyAmount, row),
      remedyCurrency: value(columns.remedyCurrency, row),
      contactAttempts: number(columns.contactAttempts, row) ?? 0,
      contactReached: flag(columns.contactReached, row),
      contactFailure: value(columns.contactFailure, row),
      surveyedAt: value(columns.surveyedAt, row),
      attitude: number(columns.attitude, row),
      timeliness: number(columns.timeliness, row),
      clarity: number(columns.clarity, row),
      fairness: number(columns.fairness, row),
      overall: number(columns.overall, row),
      nps: number(columns.nps, row),
      ces: number(columns.ces, row),
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
