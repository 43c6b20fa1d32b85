import type { Columns, TimeColumn } from './columns.ts';
import { fitting } from './flags.ts';
import { blockBits } from './growable.ts';
import { kept } from './grouping.ts';
import type { CaseGrain } from './kpi.ts';
import type { Filters } from './metrics-query.ts';
import type { Span } from './plan.ts';

/** Rows of the columns, in their order. */
type Rows = Uint32Array;

/** The rows of one period that pass the filters: all that a figure of the period has to look at. */
export interface Scan {
  /** Those whose moment lies in the period. */
  dated(grain: CaseGrain): Rows;
  /** Those of cases that were there at any time of the period; of cases that ended nobody knows when, all. */
  present(): Rows;
  /** Of these, those whose deadline passed before they ended and before `now`, and is not paused. */
  overdue(now: number): Rows;
}

/**
 * What questions of the same cases share: each list of rows is made once. Good for one set of filters, until the
 * columns change or are asked with other scans: then their working memory is taken back.
 */
export class Scans {
  readonly #columns: Columns;
  readonly #mask: Uint8Array | undefined;
  readonly #scans = new Map<string, Scan>();
  #all: Rows | undefined;

  constructor(columns: Columns, filters: Filters) {
    this.#columns = columns;
    columns.scratch.lists.reset();
    columns.scratch.work.reset();
    this.#mask = kept(columns, filters);
  }

  /** Takes back what a question worked with; its lists stay for the next one. */
  next(): void {
    this.#columns.scratch.work.reset();
  }

  /** Every row that passes the filters. */
  all(): Rows {
    return (this.#all ??= this.#everything());
  }

  of({ from, to }: Span): Scan {
    const key = `${from} ${to}`;
    const known = this.#scans.get(key);
    if (known) return known;
    const lists = new Map<string, Rows>();
    const once = (name: string, make: () => Rows): Rows => {
      const rows = lists.get(name) ?? make();
      lists.set(name, rows);
      return rows;
    };
    const present = (): Rows => once('present', () => this.#present({ from, to }));
    const scan: Scan = {
      dated: (grain) => once(grain, () => this.#dated({ from, to }, grain)),
      present,
      overdue: (now) => once(`overdue ${now}`, () => this.#overdue(present(), now)),
    };
    this.#scans.set(key, scan);
    return scan;
  }

  #everything(): Rows {
    const { lists } = this.#columns.scratch;
    const mask = this.#mask;
    const rows = lists.uint32(this.#columns.size);
    let found = 0;
    for (let row = 0; row < rows.length; row++) {
      rows[found] = row;
      found += mask ? (mask[row] ?? 0) : 1;
    }
    return lists.trim(rows, found);
  }

  #dated({ from, to }: Span, column: TimeColumn): Rows {
    const { scratch, size, times } = this.#columns;
    const { values, least, most } = times[column];
    const mask = this.#mask;
    const rows = scratch.lists.uint32(size);
    let found = 0;
    for (let block = 0; block << blockBits < size; block++) {
      if ((most[block] ?? 0) < from || (least[block] ?? 0) >= to) continue;
      const end = Math.min((block + 1) << blockBits, size);
      // Written in any case and kept when it fits: cheaper than to branch on each row. Nothing is in no period.
      for (let row = block << blockBits; row < end; row++) {
        const at = values[row] ?? NaN;
        rows[found] = row;
        found += at >= from && at < to ? (mask ? (mask[row] ?? 0) : 1) : 0;
      }
    }
    return scratch.lists.trim(rows, found);
  }

  #present({ from, to }: Span): Rows {
    const { scratch, size, times } = this.#columns;
    const { received, resolved } = times;
    const mask = this.#mask;
    const rows = scratch.lists.uint32(size);
    let found = 0;
    for (let block = 0; block << blockBits < size; block++) {
      if ((received.least[block] ?? 0) >= to) continue;
      const end = Math.min((block + 1) << blockBits, size);
      for (let row = block << blockBits; row < end; row++) {
        const there = (received.values[row] ?? NaN) < to && !((resolved.values[row] ?? NaN) < from);
        rows[found] = row;
        found += there ? (mask ? (mask[row] ?? 0) : 1) : 0;
      }
    }
    return scratch.lists.trim(rows, found);
  }

  #overdue(rows: Rows, now: number): Rows {
    const { lists } = this.#columns.scratch;
    const { due, resolved } = this.#columns.times;
    const { codes, dictionary } = this.#columns.profiles;
    const paused = fitting(dictionary.keys, { paused: true });
    const late = lists.uint32(rows.length);
    let found = 0;
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0;
      const at = due.values[row] ?? NaN;
      late[found] = row;
      found += at < now && !((resolved.values[row] ?? NaN) < at) && !paused[codes[row] ?? 0] ? 1 : 0;
    }
    return lists.trim(late, found);
  }
}
