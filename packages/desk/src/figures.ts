import { issuesOf } from '@redress/cases';
import {
  createColumns,
  dashboard,
  MetricsError,
  query,
  report,
  type Columns,
  type Dashboard,
  type MetricsAnswer,
  type MetricsContext,
  type MonthlyReport,
} from '@redress/metrics';
import * as z from 'zod/mini';
import { DeskError } from './desk-error.ts';
import { timeZoneOf } from './form-info.ts';
import { dashboardQuerySchema, figuresQuerySchema } from './figures-query.ts';
import type { PolicyBook } from './policy-book.ts';
import type { Now, Store } from './ports.ts';
import type { ReportOptions } from './report-options.ts';

/** Whether to give up: an `AbortSignal`, for instance. */
export interface Stop {
  readonly aborted: boolean;
}

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

function parsed<T>(schema: z.ZodMiniType<T>, input: unknown): T {
  const result = z.safeParse(schema, input, { reportInput: true });
  if (!result.success) throw new DeskError('invalid-query', {}, issuesOf(result.error));
  return result.data;
}

/** KPIs over columns in memory, filled from the store's facts and kept up with its changes. */
export class Figures {
  readonly #store: Store;
  readonly #now: Now;
  readonly #policies: PolicyBook;
  #columns: Columns | undefined;
  #position = 0;
  #catchingUp: Promise<Columns> | undefined;
  #waiting: Promise<Columns> | undefined;

  constructor({ store, now }: { readonly store: Store; readonly now: Now }, policies: PolicyBook) {
    this.#store = store;
    this.#now = now;
    this.#policies = policies;
  }

  /** @throws DeskError `invalid-query` with issues. */
  async metrics(input: unknown): Promise<MetricsAnswer> {
    const wanted = parsed(figuresQuerySchema, input);
    const columns = await this.upToDate();
    const context = await this.#context();
    return asked(() => query(columns, { ...wanted, ...context }));
  }

  /** @throws DeskError `invalid-query` with issues. */
  async dashboard(input: unknown): Promise<Dashboard> {
    const wanted = parsed(dashboardQuerySchema, input);
    const columns = await this.upToDate();
    const context = await this.#context();
    return asked(() => dashboard(columns, { ...wanted, ...context }));
  }

  /** @throws DeskError `invalid-query` for a month that is not one, or that has not begun. */
  async report(month: string, { actions, purchases }: ReportOptions = {}): Promise<MonthlyReport> {
    const columns = await this.upToDate();
    const context = await this.#context();
    return asked(() =>
      report(columns, month, { ...context, ...(actions && { actions }), ...(purchases && { purchases }) }),
    );
  }

  /**
   * The columns with every change that was committed before the call. A reading that is under way may have begun
   * before that: the one after it serves all who have come meanwhile.
   */
  upToDate(signal?: Stop): Promise<Columns> {
    if (this.#waiting) return this.#waiting;
    const under = this.#catchingUp;
    if (!under) return this.#begin(signal);
    const turn = under.catch(() => undefined);
    this.#waiting = turn.then(() => {
      this.#waiting = undefined;
      return this.#begin(signal);
    });
    return this.#waiting;
  }

  #begin(signal: Stop | undefined): Promise<Columns> {
    const mine = this.#catchUp(signal).finally(() => {
      if (this.#catchingUp === mine) this.#catchingUp = undefined;
    });
    this.#catchingUp = mine;
    return mine;
  }

  /** Days and weeks are the company's: of the policy's time zone, else of its first calendar's. */
  async #context(): Promise<MetricsContext> {
    const { policy } = (await this.#policies.current()).judge;
    return { timeZone: timeZoneOf(policy), weekStart: policy.weekStart ?? 1, now: new Date(this.#now()).toISOString() };
  }

  async #catchUp(signal: Stop | undefined): Promise<Columns> {
    const columns = this.#columns ?? (await this.#fill(signal));
    this.#columns = columns;
    for (;;) {
      const changes = await this.#store.changes(this.#position, batch);
      const last = changes.at(-1);
      if (!last) return columns;
      const ids = [...new Set(changes.map(({ caseId }) => caseId))];
      for (const row of await this.#store.factsOf(ids)) columns.upsert(row);
      this.#position = last.position;
      // As of this reading nothing is left: what comes while it is used is not waited for, or there would be no end.
      if (changes.length < batch) return columns;
    }
  }

  async #fill(signal: Stop | undefined): Promise<Columns> {
    // Taken first: what changes while the facts are read is read again.
    this.#position = await this.#store.position();
    const columns = createColumns();
    for await (const rows of this.#store.facts()) {
      if (signal?.aborted) throw new Error('stopped');
      for (const row of rows) columns.upsert(row);
    }
    return columns;
  }
}
