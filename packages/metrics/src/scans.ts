import type { Columns, TimeColumn } from './columns.ts';
import { fitting } from './flags.ts';
import { blockBits } from './growable.ts';
import { selected } from './grouping.ts';
import type { CaseGrain } from './kpi.ts';
import type { Filters } from './metrics-query.ts';
import type { Span } from './plan.ts';

/** Rows of the columns, in their order. */
type Rows = Uint32Array;

/** The rows of one period that pass the filters: all that a figure of the period has to look at. */
export interface Scan {
  /** Those whose moment lies in the period. */
  dated(grain: CaseGrain): Rows;
  /** The same in two parts: the pages of which every known moment lies in the period, and the rows of the others. */
  parts(grain: CaseGrain): Parts;
  /** Those of cases that were there at any time of the period; of cases that ended nobody knows when, all. */
  present(): Rows;
  /** Of these, those whose deadline passed before they ended and before `now`, and is not paused. */
  overdue(now: number): Rows;
  /** Those received in the period whose customer has complained of the issue another time too, whenever. */
  again(): Rows;
}

/** Whole pages, where there is no filter, and rows of the other ones. */
export interface Parts {
  readonly pages: readonly number[];
  readonly rows: Rows;
}

/** The rows that pass the filters, in order, and where in the list those of each block begin. */
interface Selection {
  readonly rows: Rows;
  readonly starts: Uint32Array;
}

/**
 * What questions of the same cases share: each list of rows is made once. Good for one set of filters, until the
 * columns change or are asked with other scans: then their working memory is taken back.
 */
export class Scans {
  readonly #columns: Columns;
  /** Absent when every row passes. */
  readonly #selection: Selection | undefined;
  readonly #scans = new Map<string, Scan>();
  #all: Rows | undefined;

  constructor(columns: Columns, filters: Filters) {
    this.#columns = columns;
    columns.scratch.lists.reset();
    columns.scratch.work.reset();
    const rows = selected(columns, filters);
    this.#selection = rows && { rows, starts: startsOf(rows, columns.size) };
  }

  /** Whether not every row passes. */
  get filtered(): boolean {
    return this.#selection !== undefined;
  }

  /** Takes back what a question worked with; its lists stay for the next one. */
  next(): void {
    this.#columns.scratch.work.reset();
  }

  /** Every row that passes the filters. */
  all(): Rows {
    return (this.#all ??= this.#selection?.rows ?? this.#everything());
  }

  /** Those of some rows whose customer has complained of the issue another time too. */
  again(rows: Rows): Rows {
    const { lists } = this.#columns.scratch;
    const { codes, several } = this.#columns.pairs;
    const again = lists.uint32(rows.length);
    let found = 0;
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0;
      again[found] = row;
      found += several[codes[row] ?? 0] ?? 0;
    }
    return lists.trim(again, found);
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
    const dated = (grain: CaseGrain): Rows => once(grain, () => this.#dated({ from, to }, grain));
    const parts = new Map<CaseGrain, Parts>();
    const scan: Scan = {
      dated,
      parts: (grain) => {
        const known =
          parts.get(grain) ?? (this.filtered ? { pages: [], rows: dated(grain) } : this.#parts({ from, to }, grain));
        parts.set(grain, known);
        return known;
      },
      present,
      overdue: (now) => once(`overdue ${now}`, () => this.#overdue(present(), now)),
      again: () => once('again', () => this.again(dated('received'))),
    };
    this.#scans.set(key, scan);
    return scan;
  }

  #everything(): Rows {
    const rows = this.#columns.scratch.lists.uint32(this.#columns.size);
    for (let row = 0; row < rows.length; row++) rows[row] = row;
    return rows;
  }

  /** Where in the selection, or among all rows, a block begins and ends. */
  #block(block: number): readonly [number, number] {
    const { starts } = this.#selection ?? {};
    if (starts) return [starts[block] ?? 0, starts[block + 1] ?? 0];
    return [block << blockBits, Math.min((block + 1) << blockBits, this.#columns.size)];
  }

  #room(): Rows {
    return this.#columns.scratch.lists.uint32(this.#selection?.rows.length ?? this.#columns.size);
  }

  #parts({ from, to }: Span, column: TimeColumn): Parts {
    const { size, times } = this.#columns;
    const { least, most } = times[column];
    const pages: number[] = [];
    for (let block = 0; block << blockBits < size; block++) {
      if ((least[block] ?? 0) >= from && (most[block] ?? 0) < to && (most[block] ?? 0) >= from) pages.push(block);
    }
    return { pages, rows: this.#dated({ from, to }, column, new Set(pages)) };
  }

  /** @param without pages to leave out */
  #dated({ from, to }: Span, column: TimeColumn, without?: ReadonlySet<number>): Rows {
    const { scratch, size, times } = this.#columns;
    const { values, least, most } = times[column];
    const among = this.#selection?.rows;
    const rows = this.#room();
    let found = 0;
    for (let block = 0; block << blockBits < size; block++) {
      if (!((most[block] ?? 0) >= from && (least[block] ?? 0) < to) || without?.has(block)) continue;
      const [first, end] = this.#block(block);
      // Written in any case and kept when it fits: cheaper than to branch on each row. Nothing is in no period.
      for (let index = first; index < end; index++) {
        const row = among ? (among[index] ?? 0) : index;
        const at = values[row] ?? NaN;
        rows[found] = row;
        found += at >= from && at < to ? 1 : 0;
      }
    }
    return scratch.lists.trim(rows, found);
  }

  #present({ from, to }: Span): Rows {
    const { scratch, size, times } = this.#columns;
    const { received, resolved } = times;
    const among = this.#selection?.rows;
    const rows = this.#room();
    let found = 0;
    for (let block = 0; block << blockBits < size; block++) {
      if ((received.least[block] ?? 0) >= to) continue;
      const [first, end] = this.#block(block);
      for (let index = first; index < end; index++) {
        const row = among ? (among[index] ?? 0) : index;
        const there = (received.values[row] ?? NaN) < to && !((resolved.values[row] ?? NaN) < from);
        rows[found] = row;
        found += there ? 1 : 0;
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

/** Where in a list of rows those of each block begin; one more tells where it ends. */
function startsOf(rows: Rows, size: number): Uint32Array {
  const starts = new Uint32Array((size >>> blockBits) + 2).fill(rows.length);
  let block = 0;
  for (let index = 0; index < rows.length; index++) {
    const mine = (rows[index] ?? 0) >>> blockBits;
    for (; block <= mine; block++) starts[block] = index;
  }
  return starts;
}
