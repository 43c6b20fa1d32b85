import { definitionsVersion, type MonthlyReport, type Published } from '@redress/metrics';
import type { Staff } from './answers.ts';
import { DeskError } from './desk-error.ts';
import type { Now, Store } from './ports.ts';

const kindOf = (month: string): string => `report ${month}`;
/** Sorts as the versions do. */
const idOf = (version: number): string => String(version).padStart(6, '0');

/** Months as they were published. Each version is written once and never changed. */
export class ReportArchive {
  readonly #store: Store;
  readonly #now: Now;

  constructor({ store, now }: { readonly store: Store; readonly now: Now }) {
    this.#store = store;
    this.#now = now;
  }

  /** A version of a month, the newest unless told; `undefined` where there is none. */
  async find(month: string, version?: number): Promise<MonthlyReport | undefined> {
    if (version !== undefined) return this.#read(await this.#store.record(kindOf(month), idOf(version)));
    return this.#read((await this.#store.records(kindOf(month))).at(-1));
  }

  /** How a month was published, newest first. */
  async versions(month: string): Promise<Published[]> {
    const found = await this.#store.records(kindOf(month));
    return found.flatMap((record) => this.#read(record)?.published ?? []).reverse();
  }

  /**
   * Keeps a report as the next version of its month.
   * @throws DeskError `invalid-query` with the issue `unfinished-month`; `version-conflict` when someone else
   * published it at the same time.
   */
  async publish(report: MonthlyReport, staff: Staff): Promise<MonthlyReport> {
    const { month } = report;
    if (report.partial) {
      throw new DeskError('invalid-query', {}, [{ code: 'unfinished-month', path: '/month', params: { month } }]);
    }
    const version = (await this.#store.records(kindOf(month))).length + 1;
    const at = new Date(this.#now()).toISOString();
    const published: Published = { version, at, by: staff.name, definitions: definitionsVersion };
    const frozen = { ...report, published };
    if (!(await this.#store.putRecord(kindOf(month), idOf(version), 0, frozen, at))) {
      throw new DeskError('version-conflict', { expected: version - 1 });
    }
    return frozen;
  }

  #read(record: { readonly body: unknown } | undefined): MonthlyReport | undefined {
    return record?.body as MonthlyReport | undefined;
  }
}
