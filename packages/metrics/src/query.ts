import type { Columns } from './columns.ts';
import { figuresOf, type Figure } from './figures.ts';
import { kpis, type KpiId } from './kpis.ts';
import type { Dimension, MetricsAnswer, MetricsQuery, MetricsReason, MetricsRow } from './metrics-query.ts';
import { planQuery, type Plan } from './plan.ts';
import { Scans } from './scans.ts';
import { layOut, type Shared, type Sheet } from './sheet.ts';

type Labels = Record<string, string | number | null>;

/** The figures of a plan with what finds and names their cells. */
interface Computed {
  readonly sheet: Sheet;
  readonly figures: ReadonlyMap<KpiId, Figure>;
  /** Whether a case falls into a cell, or a figure of it is not 0. */
  occupied(cell: number): boolean;
}

/** A cell of the answer, and the one of the period before that it is compared with. */
interface Pair {
  readonly cell: number;
  readonly earlier: number | undefined;
}

/** Every cell is shown, whatever is in it. */
const showsAll = ({ byCase, byTime, fill }: Plan): boolean => !byCase.length && (!byTime.length || fill);

function compute(columns: Columns, plan: Plan, shared: Shared): Computed {
  const sheet = layOut(columns, plan, shared);
  const { figure, cases } = figuresOf(sheet);
  const figures = new Map(plan.kpis.map((id) => [id, figure(kpis[id])]));
  const grains = showsAll(plan) ? [] : new Set(plan.kpis.map((id) => kpis[id].grain));
  const present = [...grains].flatMap((grain) => (grain === 'moment' ? [] : [cases(grain)]));
  const valued = [...figures.values()];
  const occupied = (cell: number): boolean =>
    present.some((counts) => (counts[cell] ?? 0) > 0) || valued.some((it) => (it.value(cell) || 0) !== 0);
  return { sheet, figures, occupied };
}

const labelsOf = ({ groups, axis, stride }: Sheet, cell: number): Labels => ({
  ...groups.labels(Math.floor(cell / stride)),
  ...axis.labels(cell % stride),
});

/** Each cell of the period asked for, with the one at the same place in the period before. */
function* pairs({ sheet }: Computed, before: Computed | undefined): Generator<Pair> {
  const { groups, axis, stride } = sheet;
  for (let group = 0; group < groups.size; group++) {
    for (let bucket = 0; bucket < axis.size; bucket++) {
      const cell = group * stride + bucket;
      if (!before || bucket >= before.sheet.axis.size) yield { cell, earlier: undefined };
      else yield { cell, earlier: group * before.sheet.stride + bucket };
    }
  }
}

/** The cells that have something in this period or the one before; of groups that have, all buckets with `fill`. */
function shown(now: Computed, before: Computed | undefined): Pair[] {
  const { plan, stride } = now.sheet;
  if (showsAll(plan)) return [...pairs(now, before)];
  const there = before ?? now;
  const found: Pair[] = [];
  for (const pair of pairs(now, before)) {
    const { cell, earlier } = pair;
    if (now.occupied(cell) || (earlier !== undefined && there.occupied(earlier))) found.push(pair);
  }
  if (!plan.fill) return found;
  const groups = new Set(found.map(({ cell }) => Math.floor(cell / stride)));
  return [...pairs(now, before)].filter(({ cell }) => groups.has(Math.floor(cell / stride)));
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

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The previous value and the change since; `null` when either is missing. */
function comparison(id: KpiId, value: number | null, before: Computed, earlier: number | undefined): Labels {
  const figure = before.figures.get(id);
  const empty = kpis[id].kind === 'count' ? 0 : null;
  const previous = earlier === undefined || !figure ? empty : finite(figure.value(earlier));
  return {
    [`${id}.previous`]: previous,
    [`${id}.delta`]: value === null || previous === null ? null : value - previous,
  };
}

export type Answer = Pick<MetricsAnswer, 'rows' | 'definitions' | 'reasons'>;

/** The rows of some of the figures that were computed, and why any is missing. */
function answerOf(
  { compare, by = [] }: MetricsQuery,
  ids: readonly KpiId[],
  now: Computed,
  before: Computed | undefined,
): Answer {
  const found = shown(now, before).map((pair) => ({ ...pair, labels: labelsOf(now.sheet, pair.cell) }));
  const order = compareLabels(by);
  found.sort((a, b) => order(a.labels, b.labels));
  const figures = ids.flatMap((id) => {
    const figure = now.figures.get(id);
    return figure ? [[id, figure] as const] : [];
  });
  const reasons: MetricsReason[] = [];
  for (const [kpi, { remarks }] of figures) reasons.push(...remarks.map((remark) => ({ kpi, ...remark })));
  const rows = found.map(({ cell, earlier, labels }, row): MetricsRow => {
    const values: Labels = { ...labels };
    for (const [kpi, figure] of figures) {
      const value = finite(figure.value(cell));
      if (value === null) reasons.push({ kpi, code: figure.reason(cell), row });
      values[kpi] = value;
      if (compare) Object.assign(values, comparison(kpi, value, before ?? now, earlier));
    }
    return values;
  });
  return { rows, definitions: figures.map(([id]) => kpis[id]), reasons };
}

/**
 * Answers a question about figures. A figure that can't be computed is `null`, and `reasons` says why.
 * @throws MetricsError when the question itself is wrong: unknown names, a bad or empty period, too many groups
 */
export function query(columns: Columns, asked: MetricsQuery, scans?: Scans): MetricsAnswer {
  const plan = planQuery(asked);
  const shared = { scans: scans ?? new Scans(columns, plan.filters) };
  const now = compute(columns, plan, shared);
  const { groups } = now.sheet;
  const before = plan.before && compute(columns, { ...plan, span: plan.before }, { ...shared, groups });
  const { timeZone } = asked;
  return { timeZone, weekStart: plan.weekStart, ...answerOf(asked, plan.kpis, now, before) };
}

/**
 * The same question of two sets of figures, which share what they are computed from. Every bucket of time is told.
 * @throws MetricsError as `query`
 */
export function queryPair(
  columns: Columns,
  asked: Omit<MetricsQuery, 'kpis' | 'compare' | 'fill'>,
  [first, second]: readonly [readonly KpiId[], readonly KpiId[]],
  scans: Scans,
): readonly [Answer, Answer] {
  const whole = { ...asked, kpis: [...first, ...second], fill: true };
  const now = compute(columns, planQuery(whole), { scans });
  const answer = (ids: readonly KpiId[]): Answer => answerOf(whole, [...new Set(ids)], now, undefined);
  return [answer(first), answer(second)];
}
