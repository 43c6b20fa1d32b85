import type { CaseGrain, Duration, Grain, Kpi, Measure, Rating, ReasonCode } from './kpi.ts';
import type { KpiId } from './kpis.ts';
import type { MetricsReason } from './metrics-query.ts';
import { money } from './money.ts';
import { meanRating } from './ratings.ts';
import { repeats } from './repeats.ts';
import type { Sheet } from './sheet.ts';
import { spread, type Spread } from './spread.ts';
import { overdueOf, stockOf, type Stock } from './stock.ts';
import { tally, type Tally } from './tally.ts';

/** A figure by cell. A value that is not a finite number is `null` to the asker, for the `reason`. */
export interface Figure {
  value(cell: number): number;
  reason(cell: number): ReasonCode;
  readonly remarks: readonly Omit<MetricsReason, 'kpi'>[];
}

/** What the figures of one answer share: each is computed at its first use. */
interface Workings {
  readonly sheet: Sheet;
  readonly tally: (grain: CaseGrain) => Tally;
  readonly spread: (duration: Duration) => Spread;
  readonly rating: (rating: Rating) => Float64Array;
  readonly stock: () => Stock;
}

function remember<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

const read = (values: Float64Array): ((cell: number) => number) => {
  return (cell) => values[cell] ?? NaN;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The grain whose cases a counting measure is over; a stock is over moments, and is computed elsewhere. */
const counted = (grain: Grain): CaseGrain => (grain === 'moment' ? 'received' : grain);

function stockValues(measure: Measure & { kind: 'stock' | 'flow' }, stock: Stock): Float64Array {
  if (measure.kind === 'flow') return measure.of === 'new' ? stock.resolvedNew : stock.resolvedCarried;
  return measure.at === 'start' ? stock.start : stock.end;
}

function valueOf(kpi: Kpi, { sheet, tally, spread, rating, stock }: Workings): Pick<Figure, 'value'> & Partial<Figure> {
  const { measure } = kpi;
  switch (measure.kind) {
    case 'count':
      return { value: read(tally(counted(kpi.grain))(measure.of)) };
    case 'ratio': {
      const count = tally(counted(kpi.grain));
      const [top, bottom] = [count(measure.numerator), count(measure.denominator)];
      return { value: (cell) => read(top)(cell) / read(bottom)(cell) };
    }
    case 'balance': {
      const count = tally(counted(kpi.grain));
      const [plus, minus, all] = [count(measure.plus), count(measure.minus), count(measure.denominator)];
      return { value: (cell) => (measure.scale * (read(plus)(cell) - read(minus)(cell))) / read(all)(cell) };
    }
    case 'rating': {
      const means = measure.of.map(rating);
      return { value: (cell) => mean(means.map((it) => it[cell] ?? NaN).filter((value) => !Number.isNaN(value))) };
    }
    case 'mean': {
      const values = spread(measure.of);
      return { value: (cell) => values.mean(cell), ...remarkOn(values) };
    }
    case 'median': {
      const values = spread(measure.of);
      return { value: (cell) => values.median(cell), ...remarkOn(values) };
    }
    case 'percentile': {
      const values = spread(measure.of);
      return { value: (cell) => values.percentile(cell, measure.p), ...remarkOn(values) };
    }
    case 'repeat': {
      const [again, all] = [repeats(sheet), tally('received')({})];
      return { value: (cell) => read(again)(cell) / read(all)(cell) };
    }
    case 'stock':
    case 'flow':
      if (!sheet.axis.contiguous) return { value: () => NaN, reason: () => 'not-over-a-cycle' };
      if (measure.kind === 'stock' && measure.overdue) return { value: read(overdueOf(sheet)) };
      return { value: read(stockValues(measure, stock())) };
    case 'money': {
      const { sums, currencies } = money(sheet);
      return {
        value: (cell) => ((currencies[cell] ?? 0) > 0 ? (sums[cell] ?? NaN) : NaN),
        reason: (cell) => (currencies[cell] === -1 ? 'mixed-currencies' : kpi.empty),
      };
    }
  }
}

const remarkOn = ({ negative }: Spread): Partial<Figure> =>
  negative ? { remarks: [{ code: 'negative-durations', params: { count: negative } }] } : {};

/** Cases of no known date are in no period, and in no stock. */
function undated({ columns, boundless }: Sheet, { grain }: Kpi): Figure['remarks'] {
  const matters = grain === 'moment' || (grain === 'received' && !boundless);
  return matters && columns.undated ? [{ code: 'undated-cases', params: { count: columns.undated } }] : [];
}

/** The figures of a sheet, and which of its cells have a case of some grain. */
export interface Figures {
  readonly figure: (kpi: Kpi<KpiId>) => Figure;
  readonly cases: (grain: CaseGrain) => Float64Array;
}

/** Computes figures over the cells of a sheet; what several need is computed once. */
export function figuresOf(sheet: Sheet): Figures {
  const all = remember(() => stockOf(sheet));
  const workings: Workings = {
    sheet,
    tally: remember((grain) => tally(sheet, grain)),
    spread: remember((duration) => spread(sheet, duration)),
    rating: remember((rating) => meanRating(sheet, rating)),
    stock: () => all(0),
  };
  return {
    figure: (kpi) => {
      const { remarks = [], ...figure } = valueOf(kpi, workings);
      return { reason: () => kpi.empty, ...figure, remarks: [...remarks, ...undated(sheet, kpi)] };
    },
    cases: (grain) => workings.tally(grain)({}),
  };
}
