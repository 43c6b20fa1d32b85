import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartConfiguration,
  type ChartDataset,
  type ScaleOptionsByType,
} from 'chart.js';
import type { ChartLook, ChartSeries, ChartSpec, PaperSize } from './chart-spec.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** A colour let down with the background, both as `rgb(…)`: told apart in black and white as well. */
function pale(color: string, surface: string): string {
  const parts = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);
  const under = parts(surface);
  return `rgb(${parts(color)
    .map((part, index) => Math.round(part * 0.35 + (under[index] ?? 255) * 0.65))
    .join(', ')})`;
}

/** Beside colour, lines differ by their dashes. */
const dashes: readonly number[][] = [[], [6, 4], [2, 3]];

/** How bars of a series are filled. */
function fill({ quiet }: ChartSeries, color: string, { surface }: ChartLook): Record<string, unknown> {
  const backgroundColor = quiet ? pale(color, surface) : color;
  return {
    backgroundColor,
    hoverBackgroundColor: backgroundColor,
    ...(quiet && { borderColor: color, borderWidth: 1 }),
  };
}

type Set = ChartDataset<'bar' | 'line', (number | null)[]>;

function dataset(series: ChartSeries, index: number, { kind }: ChartSpec, look: ChartLook): Set {
  // What stands back is a shade of what it stands behind; a line over bars is in no bar's colour.
  const place = series.quiet ? index - 1 : index;
  const color = (series.line ? undefined : look.colors[place % look.colors.length]) ?? look.text;
  const shared = { label: series.name, data: [...series.values] };
  return kind === 'line' || series.share || series.line
    ? {
        ...shared,
        type: 'line',
        borderColor: color,
        backgroundColor: color,
        borderDash: dashes[index % dashes.length] ?? [],
        borderWidth: 2,
        pointRadius: series.values.length > 40 ? 0 : 2.5,
        pointHitRadius: 12,
        cubicInterpolationMode: 'monotone',
        spanGaps: false,
        order: 0,
        ...(series.share && { yAxisID: 'share' }),
      }
    : {
        ...shared,
        type: 'bar',
        ...fill(series, color, look),
        ...(series.stack !== undefined && { stack: series.stack }),
        borderRadius: series.stack === undefined ? 3 : 0,
        maxBarThickness: 36,
        order: 1,
      };
}

/** A long name on two lines, broken at the space that is nearest to its middle: a narrow chart would cut it. */
export function inLines(name: string): string | string[] {
  const middle = name.length / 2;
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
  const [at] = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return name.length <= 24 || at === undefined ? name : [name.slice(0, at), name.slice(at + 1)];
}

function axes(spec: ChartSpec, look: ChartLook): Record<string, unknown> {
  const lying = spec.kind === 'bars';
  const stacked = spec.series.some(({ stack }) => stack !== undefined);
  const ticks = { color: look.text, font: { family: look.font } };
  const values = {
    type: 'linear',
    beginAtZero: true,
    ...(lying ? { reverse: look.rtl } : { position: look.rtl ? 'right' : 'left' }),
    border: { display: false },
    grid: { color: look.grid },
    ticks: {
      ...ticks,
      ...(!spec.percent && { precision: 0 }),
      maxTicksLimit: 6,
      callback: (value: number) => (spec.percent ? look.percent(value) : look.number(value)),
    },
    ...(stacked && { stacked }),
    ...(spec.axis !== undefined && { title: { display: true, text: spec.axis, ...ticks } }),
  };
  const names = {
    type: 'category',
    ...(lying ? { position: look.rtl ? 'right' : 'left' } : { reverse: look.rtl }),
    border: { color: look.grid },
    grid: { display: false },
    ...(stacked && { stacked }),
    ticks: {
      ...ticks,
      autoSkip: !lying,
      maxRotation: 50,
      ...(lying && { callback: (_: unknown, index: number) => inLines(spec.labels[index] ?? '') }),
    },
  };
  const share: Partial<ScaleOptionsByType<'linear'>> & Record<string, unknown> = {
    type: 'linear',
    min: 0,
    max: 1,
    position: look.rtl ? 'left' : 'right',
    border: { display: false },
    grid: { display: false },
    ticks: { ...ticks, maxTicksLimit: 5, callback: (value: number) => look.percent(value) },
  } as never;
  const withShare = spec.series.some((series) => series.share);
  return lying ? { x: values, y: names } : { x: names, y: values, ...(withShare && { share }) };
}

/** A chart on a canvas; `chosen` is told of a click on a bar or point, by its place among the labels. */
export function drawChart(
  canvas: HTMLCanvasElement,
  spec: ChartSpec,
  look: ChartLook,
  {
    chosen,
    paper,
  }: { readonly chosen?: ((index: number) => void) | undefined; readonly paper?: PaperSize | undefined },
): { destroy(): void } {
  // Chromium prints a canvas' text run by run, which turns around the words of left-to-right names in a page that is
  // read from the right: there, a picture of the chart is printed.
  const sheet = paper && look.rtl ? document.createElement('canvas') : canvas;
  if (paper) Object.assign(sheet, paper);
  const font = { family: look.font };
  const config = {
    type: spec.kind === 'line' ? 'line' : 'bar',
    data: {
      labels: [...spec.labels],
      datasets: spec.series.map((series, index) => dataset(series, index, spec, look)),
    },
    options: {
      indexAxis: spec.kind === 'bars' ? 'y' : 'x',
      responsive: !paper,
      ...(paper && { devicePixelRatio: 3 }),
      maintainAspectRatio: false,
      // Figures that follow the cases live must not dance.
      animation: false,
      interaction: { mode: 'index', intersect: false, axis: spec.kind === 'bars' ? 'y' : 'x' },
      scales: axes(spec, look),
      plugins: {
        legend: {
          display: spec.series.length > 1,
          position: 'top',
          align: 'start',
          rtl: look.rtl,
          labels: {
            color: look.text,
            font,
            usePointStyle: true,
            boxHeight: 7,
            sort: (a: { datasetIndex?: number }, b: { datasetIndex?: number }) =>
              (a.datasetIndex ?? 0) - (b.datasetIndex ?? 0),
          },
        },
        tooltip: {
          rtl: look.rtl,
          textDirection: look.rtl ? 'rtl' : 'ltr',
          titleFont: font,
          bodyFont: font,
          callbacks: {
            label: ({ datasetIndex, dataIndex, raw }: { datasetIndex: number; dataIndex: number; raw: unknown }) => {
              const series = spec.series[datasetIndex];
              const value = Number(raw);
              const text = series?.texts?.[dataIndex] ?? (series?.share ? look.percent(value) : look.number(value));
              return ` ${series?.name ?? ''}: ${text}`;
            },
          },
        },
      },
      ...(chosen && {
        onClick: (_: unknown, hits: readonly { readonly index: number }[]) => {
          if (hits[0]) chosen(hits[0].index);
        },
      }),
    },
  };
  // The options are built as plain data, with one scale more than the library's types know of.
  const chart = new Chart(sheet, config as unknown as ChartConfiguration);
  if (sheet !== canvas) {
    canvas.width = sheet.width;
    canvas.height = sheet.height;
    canvas.getContext('2d')?.drawImage(sheet, 0, 0);
  }
  return chart;
}
