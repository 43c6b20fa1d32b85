import type { Columns } from './columns.ts';
import { fitting, type Condition } from './flags.ts';
import type { CaseGrain, Kpi, Measure } from './kpi.ts';
import { kpis, type KpiId } from './kpis.ts';
import type { Filters, MetricsContext, Period } from './metrics-query.ts';
import { planQuery } from './plan.ts';
import { Scans } from './scans.ts';
import { layOut, type Sheet } from './sheet.ts';

export interface CasesQuery extends MetricsContext, Period {
  readonly kpi: KpiId;
  /** The cases of the numerator (the default) or those that it is a share of. */
  readonly part?: 'numerator' | 'denominator';
  readonly filters?: Filters;
  /** How many ids to give; 1000 unless given. */
  readonly most?: number;
}

export interface CasesAnswer {
  readonly total: number;
  /** Latest received first. */
  readonly ids: readonly string[];
}

/** The condition on a case of some grain, where counting by flags tells. */
function conditionOf(measure: Measure, part: 'numerator' | 'denominator'): Condition {
  switch (measure.kind) {
    case 'count':
      return measure.of;
    case 'ratio':
      return measure[part];
    case 'balance':
      return part === 'numerator' ? measure.plus : measure.denominator;
    case 'money':
      return { ended: true };
    case 'mean':
    case 'median':
    case 'percentile':
    case 'rating':
    case 'repeat':
    case 'stock':
    case 'flow':
      return {};
  }
}

/** What a row must have beyond its flags to be behind a figure. */
function alsoOf({ measure }: Kpi, sheet: Sheet, part: 'numerator' | 'denominator'): (row: number) => boolean {
  const { columns } = sheet;
  const { received, resolved, due } = columns.times;
  const { now, span } = sheet.plan;
  const { from, to } = span;
  switch (measure.kind) {
    case 'mean':
    case 'median':
    case 'percentile': {
      const { values } = measure.of === 'handling' ? columns.handling : columns.firstResponse;
      return (row) => (values[row] ?? NaN) >= 0;
    }
    case 'rating':
      return (row) => measure.of.some((rating) => (columns.scores[rating].bytes[row] ?? 0) > 0);
    case 'money':
      return (row) => !Number.isNaN(columns.money.values[row] ?? NaN);
    case 'repeat': {
      const pairs = new Map<number, number>();
      for (const row of sheet.rows('received')) {
        const pair = columns.pairs.codes[row] ?? 0;
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      }
      const again = (row: number): boolean => {
        const pair = columns.pairs.codes[row] ?? 0;
        return pair !== 0 && (pairs.get(pair) ?? 0) > 1;
      };
      return part === 'numerator' ? again : () => true;
    }
    case 'flow':
      return (row) => {
        const at = received.values[row] ?? NaN;
        return !Number.isNaN(at) && !Number.isNaN(resolved.values[row] ?? NaN) && at >= from === (measure.of === 'new');
      };
    case 'stock': {
      const at = measure.at === 'start' ? from : to;
      const unknownEnd = fitting(columns.profiles.dictionary.keys, { ended: true, endKnown: false });
      const paused = fitting(columns.profiles.dictionary.keys, { paused: true });
      const there = (row: number): boolean =>
        (received.values[row] ?? NaN) < at &&
        !((resolved.values[row] ?? NaN) < at) &&
        !unknownEnd[columns.profiles.codes[row] ?? 0];
      const late = (row: number): boolean =>
        (due.values[row] ?? NaN) < Math.min(at, now) && !paused[columns.profiles.codes[row] ?? 0];
      return measure.overdue ? (row) => there(row) && late(row) : there;
    }
    case 'count':
    case 'ratio':
    case 'balance':
      return () => true;
  }
}

/** The grain whose rows to look through: a stock's cases may be of any time. */
const grainOf = ({ grain }: Kpi): CaseGrain | undefined => (grain === 'moment' ? undefined : grain);

/**
 * The cases behind a figure. Of a repeat rate, all cases of the customers who came again with the issue; of NPS, the
 * promoters.
 * @throws MetricsError as `query`
 */
export function casesOf(columns: Columns, { kpi, part = 'numerator', most = 1000, ...asked }: CasesQuery): CasesAnswer {
  const plan = planQuery({ ...asked, kpis: [kpi] });
  const scans = new Scans(columns, plan.filters);
  const sheet = layOut(columns, plan, { scans });
  const grain = grainOf(kpis[kpi]);
  const rows = [...(grain ? sheet.rows(grain) : scans.all())];
  const fits = fitting(columns.profiles.dictionary.keys, conditionOf(kpis[kpi].measure, part));
  const also = alsoOf(kpis[kpi], sheet, part);
  const found = rows.filter((row) => fits[columns.profiles.codes[row] ?? 0] && also(row));
  const received = (row: number): number => columns.times.received.values[row] || 0;
  found.sort((a, b) => received(b) - received(a) || (columns.idAt(a) < columns.idAt(b) ? -1 : 1));
  return { total: found.length, ids: found.slice(0, most).map((row) => columns.idAt(row)) };
}
