import type { ChartData, Panel, Words } from '@redress/metrics/written';
import type { ChartSeries, ChartSpec } from '../dashboard/chart-spec.ts';

/** A panel of the written report as a chart to draw: the same numbers, said the same way. */
export function chartSpec(
  { as, table }: Panel,
  { labels, series, unit, currency }: ChartData,
  words: Words,
): ChartSpec {
  const drawn = series.map(({ name, values }, index): ChartSeries => {
    const isLast = index === series.length - 1;
    const share = as === 'pareto' && isLast;
    const line = as === 'flow' && isLast;
    return {
      name,
      values,
      texts: values.map((value) => words.figure(share ? 'ratio' : unit, value, currency)),
      ...(share && { share }),
      ...(line && { line }),
      ...(index === 1 && !share && !line && { quiet: true }),
    };
  });
  return {
    kind: as === 'bars' ? 'bars' : 'columns',
    dimension: table.head,
    labels,
    series: drawn,
    ...(unit === 'ratio' && { percent: true }),
    ...(unit === 'hour' && { axis: words.text('unit.hour') }),
  };
}
