import type { MetricsRow } from '@redress/metrics';
import { html, type TemplateResult } from 'lit';
import type { Formats } from '../staff/formats.ts';

/** Shades: 0 is none, 5 the most. */
const levels = 5;

/** Cases by weekday (1 is Monday) and hour. */
export function gridOf(rows: readonly MetricsRow[]): number[][] {
  const grid = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const row of rows) {
    const day = grid[Number(row['weekday']) - 1];
    const hour = Number(row['hour']);
    if (day && hour in day) day[hour] = Number(row['received'] ?? 0);
  }
  return grid;
}

/** The fullest weekday (1 is Monday) and the fullest hour. */
export function peaksOf(grid: readonly (readonly number[])[]): { weekday: number; hour: number } {
  const peak = (sums: readonly number[]): number => sums.indexOf(Math.max(...sums));
  const days = grid.map((hours) => hours.reduce((sum, count) => sum + count, 0));
  const hours = Array.from({ length: 24 }, (_, hour) => grid.reduce((sum, day) => sum + (day[hour] ?? 0), 0));
  return { weekday: peak(days) + 1, hour: peak(hours) };
}

/** 2024 began on a Monday. */
export const weekdayName = (weekday: number, tag: string, style: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(tag, { weekday: style, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, weekday)));

export const hourName = (hour: number, tag: string): string =>
  new Intl.DateTimeFormat(tag, { hour: 'numeric', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1, hour)));

/** A table whose cells are shaded by their count: chart and table in one. */
export function renderHeatMap(
  grid: readonly (readonly number[])[],
  labels: { readonly caption: string; readonly weekday: string },
  formats: Formats,
): TemplateResult {
  const most = Math.max(1, ...grid.flat());
  const level = (count: number): number => (count ? Math.max(1, Math.ceil((count / most) * levels)) : 0);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${labels.caption}>
    <table class="heat">
      <caption class="sr">
        ${labels.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col"><span class="sr">${labels.weekday}</span></th>
          ${Array.from({ length: 24 }, (_, hour) => html`<th scope="col">${hour}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${grid.map(
          (hours, index) =>
            html`<tr>
              <th scope="row">${weekdayName(index + 1, formats.tag, 'short')}</th>
              ${hours.map((count) => html`<td class="l${level(count)}">${count ? formats.number(count) : ''}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
