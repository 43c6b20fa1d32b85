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
import type { ChartLook, ChartSeries, ChartSpec } from './chart-spec.ts';

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

/** Beside colour, lines differ by their dashes. */
const dashes: readonly number[][] = [[], [6, 4], [2, 3]];

type Set = ChartDataset<'bar' | 'line', (number | null)[]>;

function dataset(series: ChartSeries, index: number, { kind }: ChartSpec, look: ChartLook): Set {
  const color = look.colors[index % look.colors.length] ?? look.text;
  const shared = { label: series.name, data: [...series.values] };
  return kind === 'line' || series.share
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
        backgroundColor: color,
        hoverBackgroundColor: color,
        borderRadius: 3,
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
  const ticks = { color: look.text, font: { family: look.font } };
  const values = {
    type: 'linear',
    beginAtZero: true,
    ...(lying ? { reverse: look.rtl } : { position: look.rtl ? 'right' : 'left' }),
    border: { display: false },
    grid: { color: look.grid },
    ticks: { ...ticks, precision: 0, maxTicksLimit: 6, callback: (value: number) => look.number(value) },
  };
  const names = {
    type: 'category',
    ...(lying ? { position: look.rtl ? 'right' : 'left' } : { reverse: look.rtl }),
    border: { color: look.grid },
    grid: { display: false },
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
  chosen?: (index: number) => void,
): { destroy(): void } {
  const font = { family: look.font };
  const config = {
    type: spec.kind === 'line' ? 'line' : 'bar',
    data: {
      labels: [...spec.labels],
      datasets: spec.series.map((series, index) => dataset(series, index, spec, look)),
    },
    options: {
      indexAxis: spec.kind === 'bars' ? 'y' : 'x',
      responsive: true,
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
          labels: { color: look.text, font, usePointStyle: true, boxHeight: 7 },
        },
        tooltip: {
          rtl: look.rtl,
          textDirection: look.rtl ? 'rtl' : 'ltr',
          titleFont: font,
          bodyFont: font,
          callbacks: {
            label: ({ datasetIndex, raw }: { datasetIndex: number; raw: unknown }) => {
              const series = spec.series[datasetIndex];
              const value = Number(raw);
              return ` ${series?.name ?? ''}: ${series?.share ? look.percent(value) : look.number(value)}`;
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
  return new Chart(canvas, config as unknown as ChartConfiguration);
}
