import { type ChartData, type ChartSeries, type Panel, type Unit, cleanText } from '@redress/metrics/written';
import type { ChartOptions, ChartSource, Presentation, Slide } from './pptx.ts';
import type { Box } from './layout.ts';
import type { Pen } from './pen.ts';
import { shortened } from './text-width.ts';
import { colors } from './theme.ts';

const formats: Readonly<Record<Unit, string>> = {
  case: '#,##0',
  count: '#,##0',
  day: '#,##0',
  point: '0',
  ratio: '0%',
  hour: '#,##0.0" h"',
  score: '0.00',
  currency: '#,##0',
};

const dataOf = (labels: readonly string[], series: readonly ChartSeries[]): ChartSource[] =>
  series.map(({ name, values }) => ({ name: cleanText(name), labels: [...labels], values: [...values] }));

function common(box: Box, chart: ChartData, pen: Pen): ChartOptions {
  const text = { fontFace: pen.font, color: colors.quiet, fontSize: 10 };
  return {
    ...pen.place(box),
    altText: `${chart.title}: ${chart.series.map(({ name }) => name).join(', ')}`,
    objectName: chart.title,
    // As many as there are series: with more, each bar of a single series would have its own.
    chartColors: colors.series.slice(0, chart.series.length),
    catAxisLabelFontFace: text.fontFace,
    catAxisLabelFontSize: text.fontSize,
    catAxisLabelColor: text.color,
    valAxisLabelFontFace: text.fontFace,
    valAxisLabelFontSize: text.fontSize,
    valAxisLabelColor: text.color,
    valAxisLabelFormatCode: formats[chart.unit],
    valAxisMinVal: Math.min(0, ...chart.series.flatMap(({ values }) => values)),
    valGridLine: { color: colors.line, size: 0.75 },
    catGridLine: { style: 'none' },
    valAxisLineShow: false,
    dataLabelFormatCode: chart.unit === 'ratio' ? '0.0%' : formats[chart.unit],
    dataLabelFontFace: text.fontFace,
    dataLabelFontSize: 9,
    dataLabelColor: colors.ink,
    showLegend: chart.series.length > 1,
    legendPos: 'b',
    legendFontFace: text.fontFace,
    legendFontSize: 10,
    legendColor: colors.ink,
  };
}

/** Labels that a chart's axis has room for. */
const labelsWithin = (chart: ChartData, inches: number): ChartData => ({
  ...chart,
  labels: chart.labels.map((label) => shortened(label, 10, inches)),
});

/** Draws a chart of PowerPoint's own, whose numbers are edited there. */
export function drawChart(
  presentation: Presentation,
  slide: Slide,
  as: Exclude<Panel['as'], 'table'>,
  given: ChartData,
  box: Box,
  pen: Pen,
): void {
  const { bar } = presentation.ChartType;
  switch (as) {
    case 'bars': {
      const chart = labelsWithin(given, Math.min(2.4, box.w * 0.35));
      slide.addChart(bar, dataOf(chart.labels, chart.series), {
        ...common(box, chart, pen),
        barDir: 'bar',
        barGapWidthPct: 45,
        // The first on top; the writer takes it, its types do not know it.
        catAxisOrientation: 'maxMin' as 'minMax',
        valAxisHidden: true,
        valGridLine: { style: 'none' },
        showValue: true,
        dataLabelPosition: 'outEnd',
      });
      return;
    }
    case 'columns':
      slide.addChart(bar, dataOf(given.labels, given.series), {
        ...common(box, given, pen),
        barDir: 'col',
        barGapWidthPct: 35,
        catAxisLabelRotate: given.labels.length > 12 ? 315 : 0,
      });
      return;
    case 'flow':
    case 'pareto': {
      const chart = labelsWithin(given, as === 'pareto' ? 1.5 : 1);
      drawCombined(
        presentation,
        slide,
        chart,
        { ...common(box, chart, pen), catAxisLabelRotate: 315 },
        as === 'pareto',
      );
      return;
    }
  }
}

/** Columns with the last series as a line; a share has an axis of its own. */
function drawCombined(
  { ChartType: { bar, line } }: Presentation,
  on: Slide,
  { labels, series }: ChartData,
  options: ChartOptions,
  share: boolean,
): void {
  const columns = series.slice(0, -1);
  const last = series.slice(-1);
  const lineOptions = { chartColors: [colors.series[2]], lineSize: 2.25, lineDataSymbolSize: 6 };
  const columnOptions = {
    barDir: 'col',
    barGapWidthPct: 50,
    chartColors: colors.series.slice(0, columns.length),
  } as const;
  const second = share ? { secondaryValAxis: true, secondaryCatAxis: true } : {};
  on.addChart(
    [
      { type: bar, data: dataOf(labels, columns), options: columnOptions },
      { type: line, data: dataOf(labels, last), options: { ...lineOptions, ...second } },
    ],
    {
      ...options,
      showLegend: true,
      ...(share && {
        valAxes: [
          { valAxisLabelFormatCode: '#,##0', valAxisMinVal: 0 },
          { valAxisLabelFormatCode: '0%', valAxisMinVal: 0, valAxisMaxVal: 1, valGridLine: { style: 'none' } },
        ],
        catAxes: [{ catAxisLabelRotate: 315 }, { catAxisHidden: true }],
      }),
      // Options come second where there are several kinds of charts; the writer's types have data there.
    } as ChartOptions as never,
  );
}
