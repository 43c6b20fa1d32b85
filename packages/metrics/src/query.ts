import type { Columns } from './columns.ts';
import { figuresOf, type Figure } from './figures.ts';
import type { Grouping } from './grouping.ts';
import { kpis, type KpiId } from './kpis.ts';
import type { Dimension, MetricsAnswer, MetricsQuery, MetricsReason, MetricsRow } from './metrics-query.ts';
import { planQuery, previousSpan, type Plan } from './plan.ts';
import { layOut, type Sheet } from './sheet.ts';

type Labels = Record<string, string | number | null>;

/** The figures of a plan with what finds and names their cells. */
interface Computed {
  readonly sheet: Sheet;
  readonly figures: ReadonlyMap<KpiId, Figure>;
}

function compute(columns: Columns, plan: Plan, groups?: Grouping): Computed {
  const sheet = layOut(columns, plan, groups);
  const figure = figuresOf(sheet);
  return { sheet, figures: new Map(plan.kpis.map((id) => [id, figure(kpis[id])])) };
}

const labelsOf = ({ groups, axis }: Sheet, cell: number): Labels => ({
  ...groups.labels(Math.floor(cell / axis.size)),
  ...axis.labels(cell % axis.size),
});

/** Whether a case falls into a cell, or a figure of it is not 0. */
function occupied({ sheet, figures }: Computed): (cell: number) => boolean {
  const present = new Uint8Array(sheet.size);
  const grains = new Set(sheet.plan.kpis.map((id) => kpis[id].grain));
  for (const grain of grains) {
    if (grain === 'moment') continue;
    for (const cell of sheet.cells(grain)) if (cell >= 0) present[cell] = 1;
  }
  const valued = [...figures.values()];
  return (cell) => present[cell] === 1 || valued.some((figure) => (figure.value(cell) || 0) !== 0);
}

/** The cells to answer with: those that have something in this period or the one before; all with `fill`. */
function shown(now: Computed, before: Computed | undefined): number[] {
  const { plan, size } = now.sheet;
  const cells = Array.from({ length: size }, (_, cell) => cell);
  if (plan.fill || (!plan.byCase.length && !plan.byTime.length)) return cells;
  const here = occupied(now);
  const there = before && occupied(before);
  return cells.filter((cell) => {
    if (here(cell)) return true;
    const earlier = before && cellBefore(cell, now.sheet, before.sheet);
    return earlier !== undefined && there?.(earlier) === true;
  });
}

/** Orders rows by their labels: numbers and texts as they are, cases without a value last. */
function compareLabels(by: readonly Dimension[]): (a: Labels, b: Labels) => number {
  return (a, b) => {
    for (const name of by) {
      const [x = null, y = null] = [a[name], b[name]];
      if (x === y) continue;
      if (x === null) return 1;
      return y === null || x < y ? -1 : 1;
    }
    return 0;
  };
}

/** The cell of the period before: of the same group, at the same place in its period. */
function cellBefore(cell: number, now: Sheet, before: Sheet): number | undefined {
  const bucket = cell % now.axis.size;
  return bucket < before.axis.size ? Math.floor(cell / now.axis.size) * before.axis.size + bucket : undefined;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The previous value and the change since; `null` when either is missing. */
function comparison(id: KpiId, value: number | null, before: Computed, cell: number | undefined): Labels {
  const figure = before.figures.get(id);
  const empty = kpis[id].kind === 'count' ? 0 : null;
  const previous = cell === undefined || !figure ? empty : finite(figure.value(cell));
  return {
    [`${id}.previous`]: previous,
    [`${id}.delta`]: value === null || previous === null ? null : value - previous,
  };
}

/**
 * Answers a question about figures. A figure that can't be computed is `null`, and `reasons` says why.
 * @throws MetricsError when the question itself is wrong: unknown names, a bad or empty period, too many groups
 */
export function query(columns: Columns, asked: MetricsQuery): MetricsAnswer {
  const plan = planQuery(asked);
  const now = compute(columns, plan);
  const before = asked.compare ? compute(columns, { ...plan, span: previousSpan(plan) }, now.sheet.groups) : undefined;
  const cells = shown(now, before).map((cell) => ({ cell, labels: labelsOf(now.sheet, cell) }));
  const order = compareLabels(asked.by ?? []);
  cells.sort((a, b) => order(a.labels, b.labels));
  const reasons: MetricsReason[] = [];
  for (const [kpi, { remarks }] of now.figures) reasons.push(...remarks.map((remark) => ({ kpi, ...remark })));
  const rows = cells.map(({ cell, labels }, row): MetricsRow => {
    const values: Labels = {};
    for (const [kpi, figure] of now.figures) {
      const value = finite(figure.value(cell));
      if (value === null) reasons.push({ kpi, code: figure.reason(cell), row });
      values[kpi] = value;
      if (before) Object.assign(values, comparison(kpi, value, before, cellBefore(cell, now.sheet, before.sheet)));
    }
    return { ...labels, ...values };
  });
  return { rows, definitions: plan.kpis.map((id) => kpis[id]), reasons };
}
