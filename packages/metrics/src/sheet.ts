import { timeAxis, wholeAxis, type Axis } from './axis.ts';
import type { Columns, TimeColumn } from './columns.ts';
import { MetricsError } from './errors.ts';
import { groupAll, type Grouping } from './grouping.ts';
import type { CaseGrain } from './kpi.ts';
import type { Plan } from './plan.ts';
import { allHours, type HoursAtOnce } from './page-counts.ts';
import { Scans, type Scan } from './scans.ts';

/** Where the moments of a column are on the axis: the place of row `r` is `table[at[r]]`. */
export interface Places {
  readonly at: Int32Array;
  readonly table: Int32Array;
}

/** Rows that count, each with the cell that it counts in; without `cells`, all in the first. */
export interface Placed {
  readonly rows: Uint32Array;
  readonly cells: Uint32Array | undefined;
}

export interface Parted {
  readonly pages: readonly number[];
  readonly loose: Placed;
}

/**
 * The cells of an answer: one for each group and bucket of time. Each group has one bucket more, for the cases whose
 * moment falls into none, so that nothing needs to be asked of a row but its cell.
 */
export interface Sheet {
  readonly columns: Columns;
  readonly plan: Plan;
  readonly axis: Axis;
  readonly groups: Grouping;
  /** Buckets of a group: cell = group x stride + bucket. */
  readonly stride: number;
  readonly size: number;
  /** Nothing bounds time: a case counts even where its moment is not known. */
  readonly boundless: boolean;
  /** 1 for the cells that count. */
  readonly live: Uint8Array;
  readonly scan: Scan;
  places(column: TimeColumn): Places;
  /** The rows of the period that pass the filters, and their cells. */
  placed(grain: CaseGrain): Placed;
  /** The same in two parts: whole pages, of which counts are kept, and the rows of the other ones. */
  parts(grain: CaseGrain): Parted;
  /** How finely pages are counted over time. */
  readonly atOnce: HoursAtOnce;
  /** Whether days tell where a moment is, and nothing leaves cases out or parts them. */
  readonly daily: boolean;
  /** How many of the rows outside of whole pages there are by cell. */
  looseCounts(grain: CaseGrain): Uint32Array;
  /** Those received in the period whose customer has complained of the issue another time too. */
  again(): Placed;
  /** The rows whose cell counts. */
  rows(grain: CaseGrain): Uint32Array;
}

/** Beyond this many cells an answer would not fit a page or a memory. */
const cellsMost = 1 << 23;

function placesOf(columns: Columns, axis: Axis, { zone }: Plan, column: TimeColumn): Places {
  const hours = columns.hours(zone, column);
  const { exact } = axis;
  if (!exact) return { at: hours, table: axis.places };
  const { values } = columns.times[column];
  const at = new Int32Array(columns.size);
  for (let row = 0; row < at.length; row++) at[row] = exact(values[row] ?? NaN, hours[row] ?? 0);
  return { at, table: Int32Array.from({ length: axis.size + 3 }, (_, place) => place) };
}

type Layout = Pick<Sheet, 'columns' | 'boundless' | 'axis' | 'groups' | 'stride' | 'places'>;

/** One bucket holds all: they were gathered by its bounds. */
const isWhole = ({ axis, boundless }: Pick<Layout, 'axis' | 'boundless'>): boolean =>
  boundless || (axis.size === 1 && axis.contiguous);

function cellsOf(
  { columns, boundless, axis, groups, stride, places }: Layout,
  rows: Uint32Array,
  grain: CaseGrain,
): Uint32Array | undefined {
  const { of } = groups;
  const whole = isWhole({ axis, boundless });
  if (whole && !of) return undefined;
  const cells = columns.scratch.work.uint32(rows.length);
  if (whole && of) {
    for (let index = 0; index < cells.length; index++) cells[index] = (of[rows[index] ?? 0] ?? 0) * stride;
    return cells;
  }
  const { at, table } = places(grain);
  const none = axis.size;
  for (let index = 0; index < cells.length; index++) {
    const row = rows[index] ?? 0;
    const place = table[at[row] ?? 0] ?? 0;
    const bucket = place >= 1 && place <= none ? place - 1 : none;
    cells[index] = of ? (of[row] ?? 0) * stride + bucket : bucket;
  }
  return cells;
}

function countsOf(
  { axis, boundless, groups, size, stride }: Layout & Pick<Sheet, 'size'>,
  rows: Uint32Array,
  placed: () => Placed,
): Uint32Array {
  const counts = new Uint32Array(size);
  const { of } = groups;
  const whole = isWhole({ axis, boundless });
  if (whole && !of) counts[0] = rows.length;
  else if (whole && of) {
    // No list of cells is needed for this alone.
    for (let index = 0; index < rows.length; index++) {
      const cell = (of[rows[index] ?? 0] ?? 0) * stride;
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  } else {
    const { cells = new Uint32Array(0) } = placed();
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index] ?? 0;
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  return counts;
}

function liveRows({ rows, cells }: Placed, live: Uint8Array): Uint32Array {
  const found = new Uint32Array(rows.length);
  let count = 0;
  for (let index = 0; index < rows.length; index++) {
    found[count] = rows[index] ?? 0;
    count += live[cells ? (cells[index] ?? 0) : 0] ?? 0;
  }
  return found.subarray(0, count);
}

function remember<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/** What an answer may share with others of the same columns and filters. */
export interface Shared {
  readonly scans?: Scans;
  /** Of an answer that differs in its period only. */
  readonly groups?: Grouping;
}

/**
 * Lays an answer's cells out.
 * @throws MetricsError `too-many-groups`
 */
export function layOut(columns: Columns, plan: Plan, shared: Shared = {}): Sheet {
  const { scans = new Scans(columns, plan.filters), groups = groupAll(columns, plan.byCase) } = shared;
  const clock = columns.clock(plan.zone);
  const { span } = plan;
  const axis = plan.byTime.length ? timeAxis(plan.byTime, span, clock, plan.weekStart) : wholeAxis(span, clock);
  const stride = axis.size + 1;
  const size = groups.size * stride;
  if (size > cellsMost) {
    throw new MetricsError([{ code: 'too-many-groups', path: '/by', params: { groups: size, most: cellsMost } }]);
  }
  const live = new Uint8Array(size).fill(1);
  for (let cell = axis.size; cell < size; cell += stride) live[cell] = 0;
  const places = remember((column: TimeColumn) => placesOf(columns, axis, plan, column));
  const boundless = !plan.byTime.length && span.from === -Infinity && span.to === Infinity;
  const base = { boundless, columns, plan, axis, groups, stride, size, live, places, scan: scans.of(span) };
  const dated = (grain: CaseGrain): Uint32Array => (boundless ? scans.all() : base.scan.dated(grain));
  const place = (rows: Uint32Array, grain: CaseGrain): Placed => ({ rows, cells: cellsOf(base, rows, grain) });
  const placed = remember((grain: CaseGrain) => place(dated(grain), grain));
  // Groups of several dimensions are numbered anew by each question: counts by them are good for this one only.
  const paged = !boundless && !scans.filtered && plan.byCase.length <= 1;
  const parts = remember((grain: CaseGrain): Parted => {
    if (!paged) return { pages: [], loose: placed(grain) };
    const { pages, rows } = base.scan.parts(grain);
    return { pages, loose: place(rows, grain) };
  });
  const hourly = plan.byTime.includes('hour');
  return {
    ...base,
    placed,
    parts,
    atOnce: isWhole(base) ? allHours : hourly ? 1 : 24,
    daily: paged && !plan.byCase.length && !axis.exact,
    looseCounts: (grain) => {
      if (!paged) return countsOf(base, dated(grain), () => placed(grain));
      return countsOf(base, base.scan.parts(grain).rows, () => parts(grain).loose);
    },
    again: () => place(boundless ? scans.again(scans.all()) : base.scan.again(), 'received'),
    rows: remember((grain: CaseGrain) => liveRows(placed(grain), live)),
  };
}
