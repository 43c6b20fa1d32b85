import { timeAxis, wholeAxis, type Axis } from './axis.ts';
import type { Columns, TimeColumn } from './columns.ts';
import { MetricsError } from './errors.ts';
import { groupRows, type Grouping } from './grouping.ts';
import type { Grain } from './kpi.ts';
import type { Plan, Span } from './plan.ts';

export type CaseGrain = Exclude<Grain, 'moment'>;

/** Where the moments of a column are on the axis: the place of row `r` is `table[at[r]]`. */
export interface Places {
  readonly at: Int32Array;
  readonly table: Int32Array;
}

/**
 * The cells of an answer: one for each group and bucket of time. Each group has one bucket more, and there is one
 * group more, for the cases that count in none: so nothing needs to be asked of a row but its cell.
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
  places(column: TimeColumn): Places;
  /** The cell of each row. */
  cells(grain: CaseGrain): Uint32Array;
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

function cellsOf(
  { columns, boundless, axis, groups, stride, places }: Omit<Sheet, 'cells' | 'rows'>,
  grain: CaseGrain,
): Uint32Array {
  const { at, table } = places(grain);
  const buckets = new Uint32Array(table.length);
  for (let at = 0; at < buckets.length; at++) {
    const place = table[at] ?? 0;
    buckets[at] = boundless ? 0 : place >= 1 && place <= axis.size ? place - 1 : axis.size;
  }
  const cells = new Uint32Array(columns.size);
  const { of } = groups;
  if (of)
    for (let row = 0; row < cells.length; row++) cells[row] = (of[row] ?? 0) * stride + (buckets[at[row] ?? 0] ?? 0);
  else for (let row = 0; row < cells.length; row++) cells[row] = buckets[at[row] ?? 0] ?? 0;
  return cells;
}

function liveRows(cells: Uint32Array, live: Uint8Array): Uint32Array {
  const rows = new Uint32Array(cells.length);
  let count = 0;
  for (let row = 0; row < cells.length; row++) {
    rows[count] = row;
    count += live[cells[row] ?? 0] ?? 0;
  }
  return rows.subarray(0, count);
}

function remember<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/**
 * Lays an answer's cells out; `groups` is taken over from an answer that differs in its period only.
 * @throws MetricsError `too-many-groups`
 */
export function layOut(columns: Columns, plan: Plan, groups?: Grouping): Sheet {
  const found = groups ?? groupRows(columns, plan.byCase, plan.filters);
  const clock = columns.clock(plan.zone);
  const whole: Span = { from: plan.spans[0]?.from ?? -Infinity, to: plan.spans.at(-1)?.to ?? Infinity };
  const axis = plan.byTime.length ? timeAxis(plan.byTime, whole, clock, plan.weekStart) : wholeAxis(plan.spans, clock);
  const stride = axis.size + 1;
  const size = (found.size + 1) * stride;
  if (size > cellsMost) {
    throw new MetricsError([{ code: 'too-many-groups', path: '/by', params: { groups: size, most: cellsMost } }]);
  }
  const live = Uint8Array.from({ length: size }, (_, cell) =>
    cell % stride < axis.size && cell < found.size * stride ? 1 : 0,
  );
  const places = remember((column: TimeColumn) => placesOf(columns, axis, plan, column));
  const boundless = !plan.byTime.length && whole.from === -Infinity && whole.to === Infinity;
  const base = { boundless, columns, plan, axis, groups: found, stride, size, live, places };
  const cells = remember((grain: CaseGrain) => cellsOf(base, grain));
  return { ...base, cells, rows: remember((grain: CaseGrain) => liveRows(cells(grain), live)) };
}
