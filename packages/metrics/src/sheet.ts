import { timeAxis, wholeAxis, type Axis } from './axis.ts';
import type { Columns, TimeColumn } from './columns.ts';
import { MetricsError } from './errors.ts';
import { groupRows, type Grouping } from './grouping.ts';
import type { Grain } from './kpi.ts';
import type { Plan, Span } from './plan.ts';

/** The cells of an answer: one for each group and bucket of time. */
export interface Sheet {
  readonly columns: Columns;
  readonly plan: Plan;
  readonly axis: Axis;
  readonly groups: Grouping;
  readonly size: number;
  /** The cell of each row for a grain, -1 for none. Cell = group x axis.size + bucket. */
  cells(grain: Exclude<Grain, 'moment'>): Int32Array;
}

/** Beyond this many cells an answer would not fit a page or a memory. */
const cellsMost = 1 << 23;

/** From the first to the last known moment of the cases. */
function known(columns: Columns): Span {
  let from = Infinity;
  let to = -Infinity;
  for (const name of ['received', 'responded', 'resolved', 'reopened', 'surveyed'] as const) {
    const { values } = columns.times[name];
    for (let row = 0; row < columns.size; row++) {
      const at = values[row] ?? NaN;
      if (at < from) from = at;
      if (at > to) to = at;
    }
  }
  return { from, to: to + 1 };
}

function axisOf(columns: Columns, { span, byTime, zone, weekStart }: Plan): Axis {
  if (!byTime.length) return wholeAxis(span);
  const seen = Number.isFinite(span.from) && Number.isFinite(span.to) ? span : known(columns);
  const from = Number.isFinite(span.from) ? span.from : Math.min(seen.from, span.to - 1);
  const to = Number.isFinite(span.to) ? span.to : Math.max(seen.to, span.from + 1);
  // No case at all: there is nothing to cut.
  if (!Number.isFinite(from) || !Number.isFinite(to)) return { ...wholeAxis({ from: 0, to: 0 }), size: 0 };
  return timeAxis(byTime, { from, to }, zone, weekStart);
}

function cellsOf(
  columns: Columns,
  { plan, axis, groups }: Omit<Sheet, 'cells' | 'size'>,
  column: TimeColumn,
): Int32Array {
  const { from, to } = plan.span;
  // Without any bound, a case counts even where its moment is not known.
  if (!plan.byTime.length && from === -Infinity && to === Infinity) return groups.of;
  const { values } = columns.times[column];
  const cells = new Int32Array(columns.size);
  for (let row = 0; row < cells.length; row++) {
    const group = groups.of[row] ?? -1;
    const bucket = group < 0 ? -1 : axis.find(values[row] ?? NaN);
    cells[row] = bucket < 0 || bucket >= axis.size ? -1 : group * axis.size + bucket;
  }
  return cells;
}

/**
 * Lays an answer's cells out; `groups` is taken over from an answer that differs in its period only.
 * @throws MetricsError `too-many-groups`
 */
export function layOut(
  columns: Columns,
  plan: Plan,
  groups: Grouping = groupRows(columns, plan.byCase, plan.filters),
): Sheet {
  const axis = axisOf(columns, plan);
  const size = groups.size * axis.size;
  if (size > cellsMost) {
    throw new MetricsError([{ code: 'too-many-groups', path: '/by', params: { groups: size, most: cellsMost } }]);
  }
  const base = { columns, plan, axis, groups };
  const cells = new Map<Grain, Int32Array>();
  return {
    ...base,
    size,
    cells: (grain) => {
      const known = cells.get(grain) ?? cellsOf(columns, base, grain);
      cells.set(grain, known);
      return known;
    },
  };
}
