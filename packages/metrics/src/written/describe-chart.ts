import type { ChartData, ChartSeries } from './chart-data.ts';
import type { Panel } from './model.ts';
import type { Words } from './words.ts';

/** Of the cases, from the most frequent on: how many values it takes to make up this share. */
const most = 0.8;

function extremes({ name, values }: ChartSeries, { labels, unit, currency }: ChartData, words: Words): string {
  const at = (index: number): { label: string; value: string } => ({
    label: labels[index] ?? '',
    value: words.figure(unit, values[index] ?? 0, currency),
  });
  if (values.length === 1) return words.text('chart.only', { series: name, ...at(0) });
  if (values.every((value) => value === values[0])) {
    return words.text('chart.same', { series: name, value: at(0).value });
  }
  const [high, low] = [at(values.indexOf(Math.max(...values))), at(values.indexOf(Math.min(...values)))];
  return words.text('chart.extremes', {
    series: name,
    most: high.value,
    highest: high.label,
    least: low.value,
    lowest: low.label,
  });
}

/** A chart in words: its first series' highest and lowest, and what its kind is there to show. */
export function describeChart(as: Panel['as'], chart: ChartData, words: Words): string {
  const [first] = chart.series;
  const last = chart.series.at(-1);
  const sentences = first ? [extremes(first, chart, words)] : [];
  if (last && as === 'pareto') {
    const count = last.values.findIndex((share) => share >= most) + 1;
    if (count) sentences.push(words.text('chart.eighty', { count: words.number(count) }));
  }
  if (last && last !== first && as === 'flow') {
    const value = words.figure(chart.unit, last.values.at(-1) ?? 0);
    sentences.push(words.text('chart.last', { series: last.name, value }));
  }
  return sentences.join(' ');
}
