import type { Dashboard, MetricsRow } from '@redress/metrics';
import type { Params } from '../base/messages.ts';
import { bucketOf, type DayRange } from '../kpi/period.ts';
import type { MetricsKey } from '../locales/metrics/catalogue.ts';
import type { Formats } from '../staff/formats.ts';
import type { Vocabulary } from '../staff/vocabulary.ts';
import type { ChartSpec } from './chart-spec.ts';
import { barsFor, paretoOf, sharesOf, withRest, type Share } from './shares.ts';

/** How the dashboard speaks. */
export interface DashboardWords {
  readonly t: (key: MetricsKey, params?: Params) => string;
  readonly formats: Formats;
  readonly vocabulary: Vocabulary;
  readonly staffName: (id: string) => string;
}

/** A chart, its sentence, and the values its labels stand for. */
export interface DashboardChart {
  readonly spec: ChartSpec;
  readonly description: string;
  /** The filter each label means; `undefined` for “others”. */
  readonly values: readonly (string | null | undefined)[];
}

const mostBars = 10;

/** A bucket of time as a label: a day, the first day of a week, or a month. */
function bucketName(value: string, bucket: string, formats: Formats): string {
  if (bucket !== 'month') return formats.shortDay(value);
  return formats.month(value);
}

const columnOf = (rows: readonly MetricsRow[], kpi: string): (number | null)[] =>
  rows.map((row) => (typeof row[kpi] === 'number' ? row[kpi] : null));
const sumOf = (values: readonly (number | null)[]): number =>
  values.reduce<number>((all, value) => all + (value ?? 0), 0);

/** A chart over time; each label stands for its step's days. */
interface TimeChart extends DashboardChart {
  /** Days, weeks' first days or months. */
  readonly steps: readonly string[];
}

export function trendChart({ backlog: { rows } }: Dashboard, range: DayRange, words: DashboardWords): TimeChart {
  const { t, formats } = words;
  const bucket = bucketOf(range);
  const received = columnOf(rows, 'received');
  const resolved = columnOf(rows, 'resolved');
  const steps = rows.map((row) => String(row[bucket]));
  const labels = steps.map((step) => bucketName(step, bucket, formats));
  const most = Math.max(0, ...received.map((value) => value ?? 0));
  return {
    spec: {
      kind: 'line',
      dimension: t('chart.bucket'),
      labels,
      series: [
        { name: t('kpi.received'), values: received },
        { name: t('kpi.resolved'), values: resolved },
      ],
    },
    description: t('chart.describe.trend', {
      received: sumOf(received),
      resolved: sumOf(resolved),
      most,
      when: labels[received.indexOf(most)] ?? '',
    }),
    values: [],
    steps,
  };
}

/** What flows through the backlog: what was there and what came on one stack, what went on the other, what is left. */
export function backlogChart({ backlog: { rows } }: Dashboard, range: DayRange, words: DashboardWords): TimeChart {
  const { t, formats } = words;
  const bucket = bucketOf(range);
  const steps = rows.map((row) => String(row[bucket]));
  const of = (kpi: string): (number | null)[] => columnOf(rows, kpi);
  const [carried, received, resolved, left] = [of('carried-over'), of('received'), of('resolved'), of('left')];
  // Imported cases may have ended nobody knows when.
  const unknown = of('end-unknown');
  return {
    spec: {
      kind: 'columns',
      dimension: t('chart.bucket'),
      labels: steps.map((step) => bucketName(step, bucket, formats)),
      series: [
        { name: t('kpi.carried-over'), values: carried, stack: 'in' },
        { name: t('kpi.received'), values: received, stack: 'in', quiet: true },
        { name: t('kpi.resolved-of-carried-over'), values: of('resolved-of-carried-over'), stack: 'out' },
        { name: t('kpi.resolved-of-new'), values: of('resolved-of-new'), stack: 'out', quiet: true },
        ...(unknown.some((value) => value) ? [{ name: t('kpi.end-unknown'), values: unknown, stack: 'out' }] : []),
        { name: t('kpi.left'), values: left, line: true },
      ],
    },
    description: [
      t('chart.describe.backlog', {
        carried: carried[0] ?? 0,
        received: sumOf(received),
        resolved: sumOf(resolved),
        left: left.at(-1) ?? 0,
      }),
      ...(sumOf(unknown) ? [`${t('kpi.end-unknown')}: ${formats.number(sumOf(unknown))}.`] : []),
    ].join(' '),
    values: [],
    steps,
  };
}

function leads(
  shares: readonly Share[],
  name: (value: string | null) => string,
  { t, formats }: DashboardWords,
): string {
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  const first = shares[0];
  if (!first) return t('chart.empty');
  return t('chart.describe.shares', {
    first: name(first.value),
    value: first.count,
    share: formats.percent(first.count / total),
    total,
  });
}

/** How many cases have each value of a dimension, the most frequent first. */
export function sharesChart(
  rows: readonly MetricsRow[],
  dimension: 'channel' | 'category' | 'severity',
  words: DashboardWords,
): DashboardChart {
  const { t, vocabulary } = words;
  const name = (value: string | null): string => {
    if (value === null || value === '') return t('dashboard.none.value');
    return dimension === 'category' ? vocabulary.category(value) : vocabulary.code(dimension, value);
  };
  const shares = sharesOf(rows, dimension);
  const { shown, rest } = withRest(shares, mostBars);
  const heading = {
    channel: 'dashboard.filter.channel',
    category: 'dashboard.filter.category',
    severity: 'chart.severity',
  } as const;
  return {
    spec: {
      kind: 'bars',
      dimension: t(heading[dimension]),
      labels: [
        ...shown.map(({ value }) => name(value)),
        ...(rest ? [t('chart.other', { count: Number(rest.value) })] : []),
      ],
      series: [{ name: t('chart.count'), values: [...shown, ...(rest ? [rest] : [])].map(({ count }) => count) }],
    },
    description: leads(shares, name, words),
    values: [...shown.map(({ value }) => value), ...(rest ? [undefined] : [])],
  };
}

/** Causes by frequency, with the share that they and those before them make up. */
export function causesChart({ causes }: Dashboard, words: DashboardWords): DashboardChart {
  const { t, formats, vocabulary } = words;
  const { bars, unknown, total } = paretoOf(sharesOf(causes.rows, 'cause'));
  const shown = bars.slice(0, mostBars);
  const sentences = [
    bars.length ? t('chart.describe.pareto', { count: barsFor(bars, 0.8) }) : t('chart.empty'),
    ...(unknown ? [t('chart.causes.uncoded', { share: formats.percent(unknown / (unknown + total)) })] : []),
  ];
  return {
    spec: {
      kind: 'columns',
      dimension: t('chart.causes'),
      labels: shown.map(({ value }) => vocabulary.cause(value ?? '')),
      series: [
        { name: t('chart.count'), values: shown.map(({ count }) => count) },
        { name: t('chart.share'), values: shown.map(({ cumulated }) => cumulated), share: true },
      ],
    },
    description: sentences.join(' '),
    values: shown.map(({ value }) => value),
  };
}
