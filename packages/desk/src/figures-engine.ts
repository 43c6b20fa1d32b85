import {
  createColumns,
  dashboard,
  FactsTable,
  query,
  report,
  type Columns,
  type Dashboard,
  type DashboardQuery,
  type MetricsAnswer,
  type MetricsQuery,
  type MonthlyReport,
  type ReportContext,
} from '@redress/metrics';
import type { Store } from './ports.ts';
import { PurchaseReader } from './purchase-reader.ts';

/** Whether to give up: an `AbortSignal`, for instance. */
export interface Stop {
  readonly aborted: boolean;
}

/** JSON, in UTF-8 where it is bytes. */
export type Json = string | Uint8Array<ArrayBuffer>;

/**
 * Where figures are computed: in the desk's own thread, or beside it. Each answer has every change that was committed
 * before it was asked for.
 */
export interface FiguresEngine {
  /** Reads what there is to read. @param signal gives up half-way; the next who asks begins anew. */
  ready(signal?: Stop): Promise<void>;
  /** @throws MetricsError */
  metrics(query: MetricsQuery): Promise<MetricsAnswer>;
  /** @throws MetricsError */
  dashboard(query: DashboardQuery): Promise<Dashboard>;
  /** The same as JSON, for whoever only sends it on. @throws MetricsError */
  dashboardJson(query: DashboardQuery): Promise<Json>;
  /** With the desk's own purchases unless others are given. @throws MetricsError */
  report(month: string, context: ReportContext): Promise<MonthlyReport>;
}

/** What figures are read from. */
export type FactsSource = Pick<
  Store,
  'position' | 'facts' | 'factTables' | 'factsSince' | 'purchases' | 'purchasesVersion'
>;

const batch = 1_000;

/** Columns in the memory of the thread that asks, filled from the store's facts and kept up with its changes. */
export class PlainEngine implements FiguresEngine {
  readonly #store: FactsSource;
  readonly #purchases: PurchaseReader;
  #columns: Columns | undefined;
  #position = 0;
  #catchingUp: Promise<Columns> | undefined;
  #waiting: Promise<Columns> | undefined;

  constructor(store: FactsSource) {
    this.#store = store;
    this.#purchases = new PurchaseReader(store);
  }

  async ready(signal?: Stop): Promise<void> {
    await this.#upToDate(signal);
  }

  async metrics(asked: MetricsQuery): Promise<MetricsAnswer> {
    return query(await this.#upToDate(), asked);
  }

  async dashboard(asked: DashboardQuery): Promise<Dashboard> {
    return dashboard(await this.#upToDate(), asked);
  }

  async dashboardJson(asked: DashboardQuery): Promise<Json> {
    return JSON.stringify(await this.dashboard(asked));
  }

  async report(month: string, context: ReportContext): Promise<MonthlyReport> {
    const purchases = context.purchases ?? (await this.#purchases.all());
    return report(await this.#upToDate(), month, { ...context, ...(purchases && { purchases }) });
  }

  /**
   * The columns with every change that was committed before the call. A reading that is under way may have begun
   * before that: the one after it serves all who have come meanwhile.
   */
  #upToDate(signal?: Stop): Promise<Columns> {
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

  async #catchUp(signal: Stop | undefined): Promise<Columns> {
    const columns = this.#columns ?? (await this.#fill(signal));
    this.#columns = columns;
    let settledTo = Infinity;
    for (let after = this.#position; ;) {
      const { facts, last, more, unsettledFrom } = await this.#store.factsSince(after, batch);
      for (const row of facts) columns.upsert(row);
      // What may still come before changes that were seen is looked for again the next time.
      settledTo = Math.min(settledTo, unsettledFrom - 1);
      if (last === null) return columns;
      after = last;
      this.#position = Math.max(this.#position, Math.min(last, settledTo));
      // As of this reading nothing is left: what comes while it is used is not waited for, or there would be no end.
      if (!more) return columns;
    }
  }

  async #fill(signal: Stop | undefined): Promise<Columns> {
    // Taken first: what changes while the facts are read is read again.
    this.#position = await this.#store.position();
    const columns = createColumns();
    for await (const found of this.#store.factTables?.() ?? this.#store.facts()) {
      if (signal?.aborted) throw new Error('stopped');
      if (found instanceof FactsTable) columns.load(found);
      else for (const row of found) columns.upsert(row);
    }
    return columns;
  }
}
