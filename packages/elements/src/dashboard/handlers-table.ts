import type { Kpi, MetricsAnswer, MetricsRow } from '@redress/metrics';
import { html, type TemplateResult } from 'lit';
import { figureText } from '../kpi/figure-format.ts';
import type { DashboardWords } from './dashboard-charts.ts';

/** The work of each handler side by side, the most cases first. */
export function renderHandlers({ rows, definitions }: MetricsAnswer, words: DashboardWords): TemplateResult {
  const { t, formats, staffName } = words;
  const sorted = [...rows].sort((a, b) => Number(b['received'] ?? 0) - Number(a['received'] ?? 0));
  const name = (row: MetricsRow): string =>
    typeof row['handler'] === 'string' && row['handler'] ? staffName(row['handler']) : t('dashboard.none.value');
  const cell = (row: MetricsRow, kpi: Kpi): string => {
    const value = row[kpi.id];
    return typeof value === 'number' ? figureText(kpi, value, formats) : '–';
  };
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${t('chart.handlers')}>
    <table class="small">
      <thead>
        <tr>
          <th scope="col">${t('chart.handler')}</th>
          ${definitions.map(({ id }) => html`<th scope="col" class="number">${t(`kpi.${id}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${sorted.map(
          (row) =>
            html`<tr>
              <th scope="row" dir="auto">${name(row)}</th>
              ${definitions.map((kpi) => html`<td class="number">${cell(row, kpi)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
