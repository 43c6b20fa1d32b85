import { issuesOf } from '@redress/cases';
import {
  caseDimensions,
  createColumns,
  dimensions,
  kpiIds,
  MetricsError,
  query,
  report,
  type CaseDimension,
  type Columns,
  type Dimension,
  type KpiId,
  type MetricsAnswer,
  type MetricsContext,
  type MonthlyReport,
} from '@redress/metrics';
import * as z from 'zod/mini';
import { DeskError } from './desk-error.ts';
import type { PolicyBook } from './policy-book.ts';
import type { Now, Store } from './ports.ts';
import type { ReportOptions } from './report-options.ts';

const moment = z.union([z.iso.date(), z.iso.datetime()]);

/** Which figures to give. Days and weeks are the company's; `to` is not included. */
export const figuresQuerySchema = z.strictObject({
  kpis: z.array(z.enum(kpiIds as readonly [KpiId, ...KpiId[]])).check(z.minLength(1), z.maxLength(100)),
  by: z.optional(z.array(z.enum(dimensions as readonly [Dimension, ...Dimension[]])).check(z.maxLength(4))),
  from: z.optional(moment),
  to: z.optional(moment),
  filters: z.optional(
    z.partialRecord(
      z.enum(caseDimensions as readonly [CaseDimension, ...CaseDimension[]]),
      z.array(z.nullable(z.string())),
    ),
  ),
  compare: z.optional(z.boolean()),
  fill: z.optional(z.boolean()),
});
export type FiguresQuery = z.infer<typeof figuresQuerySchema>;

const batch = 1_000;

/** What can't be asked of the figures is the caller's fault. */
function asked<T>(compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof MetricsError) throw new DeskError('invalid-query', {}, error.issues);
    throw error;
  }
}

/** KPIs over columns in memory, filled from the store's facts and kept up with its changes. */
export class Figures {
  readonly #store: Store;
  readonly #now: Now;
  readonly #policies: PolicyBook;
  #columns: Columns | undefined;
  #position = 0;
  #catchingUp: Promise<Columns> | undefined;

  constructor({ store, now }: { readonly store: Store; readonly now: Now }, policies: PolicyBook) {
    this.#store = store;
    this.#now = now;
    this.#policies = policies;
  }

  /** @throws DeskError `invalid-query` with issues. */
  async metrics(input: unknown): Promise<MetricsAnswer> {
    const parsed = z.safeParse(figuresQuerySchema, input, { reportInput: true });
    if (!parsed.success) throw new DeskError('invalid-query', {}, issuesOf(parsed.error));
    const columns = await this.#upToDate();
    const context = await this.#context();
    return asked(() => query(columns, { ...parsed.data, ...context }));
  }

  /** @throws DeskError `invalid-query` for a month that is not one, or that has not begun. */
  async report(month: string, { actions, purchases }: ReportOptions = {}): Promise<MonthlyReport> {
    const columns = await this.#upToDate();
    const context = await this.#context();
    return asked(() =>
      report(columns, month, { ...context, ...(actions && { actions }), ...(purchases && { purchases }) }),
    );
  }

  /** Days are the company's: of the policy's time zone, else of its first calendar's. */
  async #context(): Promise<MetricsContext> {
    const { judge } = await this.#policies.current();
    const zones = Object.values(judge.policy.calendars ?? {}).map((calendar) => calendar.timeZone);
    return { timeZone: judge.policy.timeZone ?? zones[0] ?? 'UTC', now: new Date(this.#now()).toISOString() };
  }

  /** The columns with every change that was committed before the call. Calls at once share one reading. */
  #upToDate(): Promise<Columns> {
    this.#catchingUp ??= this.#catchUp().finally(() => {
      this.#catchingUp = undefined;
    });
    return this.#catchingUp;
  }

  async #catchUp(): Promise<Columns> {
    const columns = this.#columns ?? (await this.#fill());
    this.#columns = columns;
    for (;;) {
      const changes = await this.#store.changes(this.#position, batch);
      const last = changes.at(-1);
      if (!last) return columns;
      const ids = [...new Set(changes.map(({ caseId }) => caseId))];
      for (const row of await this.#store.factsOf(ids)) columns.upsert(row);
      this.#position = last.position;
    }
  }

  async #fill(): Promise<Columns> {
    // Taken first: what changes while the facts are read is read again.
    this.#position = await this.#store.position();
    const columns = createColumns();
    for await (const rows of this.#store.facts()) for (const row of rows) columns.upsert(row);
    return columns;
  }
}
