import type { MetricsRow } from '@redress/metrics';
import { html, type TemplateResult } from 'lit';
import { hourName, weekdayName } from '../staff/clock-names.ts';
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

/** Where an arrow leads from a cell; `undefined` for other keys. */
function stepOf(key: string, rtl: boolean): readonly [days: number, hours: number] | undefined {
  const ahead = rtl ? -1 : 1;
  switch (key) {
    case 'ArrowUp':
      return [-1, 0];
    case 'ArrowDown':
      return [1, 0];
    case 'ArrowLeft':
      return [0, -ahead];
    case 'ArrowRight':
      return [0, ahead];
    default:
      return undefined;
  }
}

/** Arrows go from cell to cell: the table is one stop of the tab key, not a hundred and sixty-eight. */
function move(event: KeyboardEvent): void {
  const at = (event.target as Element).closest<HTMLElement>('button[data-hour]');
  const tableOf = event.currentTarget as HTMLElement;
  const step = stepOf(event.key, getComputedStyle(tableOf).direction === 'rtl');
  if (!at || !step) return;
  const weekday = ((Number(at.dataset['weekday']) - 1 + step[0] + 7) % 7) + 1;
  const hour = Number(at.dataset['hour']) + step[1];
  const next = tableOf.querySelector<HTMLElement>(`button[data-weekday="${weekday}"][data-hour="${hour}"]`);
  if (!next) return;
  event.preventDefault();
  at.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

export interface HeatMapLabels {
  readonly caption: string;
  readonly weekday: string;
  /** The first day of a week, 1 (Monday) to 7. */
  readonly weekStart: number;
  /** What a cell is called. */
  readonly cell: (weekday: string, hour: string, count: number) => string;
}

/** A table whose cells are shaded by their count: chart and table in one. Cells can be chosen. */
export function renderHeatMap(
  grid: readonly (readonly number[])[],
  labels: HeatMapLabels,
  formats: Formats,
  choose: (weekday: number, hour: number) => void,
): TemplateResult {
  const most = Math.max(1, ...grid.flat());
  const level = (count: number): number => (count ? Math.max(1, Math.ceil((count / most) * levels)) : 0);
  const first = peaksOf(grid);
  const weekdays = grid.map((_, index) => ((labels.weekStart - 1 + index) % 7) + 1);
  const cell = (count: number, weekday: number, hour: number): TemplateResult =>
    html`<td class="l${level(count)}">
      <button
        type="button"
        data-weekday=${weekday}
        data-hour=${hour}
        tabindex=${weekday === first.weekday && hour === first.hour ? 0 : -1}
        aria-label=${labels.cell(weekdayName(weekday, formats.tag, 'long'), hourName(hour, formats.tag), count)}
        @click=${() => {
          choose(weekday, hour);
        }}
      >
        ${count ? formats.number(count) : ''}
      </button>
    </td>`;
  return html`<div class="scroll">
    <table class="heat" @keydown=${move}>
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
        ${weekdays.map(
          (weekday) =>
            html`<tr>
              <th scope="row">${weekdayName(weekday, formats.tag, 'short')}</th>
              ${(grid[weekday - 1] ?? []).map((count, hour) => cell(count, weekday, hour))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
