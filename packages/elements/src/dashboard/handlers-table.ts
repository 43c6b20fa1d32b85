import { kpis, type DashboardPart, type Kpi, type MetricsReason, type MetricsRow } from '@redress/metrics';
import { html, type TemplateResult } from 'lit';
import { figureText } from '../kpi/figure-format.ts';
import type { DashboardWords } from './dashboard-charts.ts';

/** Stand for the reasons why figures of the table have no value. */
const marks = '¹²³⁴⁵⁶⁷⁸';

/** The work of each handler side by side, the most cases first. */
export function renderHandlers(
  { rows, reasons }: DashboardPart,
  words: DashboardWords,
  choose: (handler: string | null) => void,
): TemplateResult {
  const { t, formats, staffName } = words;
  const sorted = [...rows].sort((a, b) => Number(b['received'] ?? 0) - Number(a['received'] ?? 0));
  const definitions = Object.values(kpis).filter(({ id }) => rows.some((row) => id in row));
  const name = (row: MetricsRow): string =>
    typeof row['handler'] === 'string' && row['handler'] ? staffName(row['handler']) : t('dashboard.none.value');
  const found = new Map(reasons.map(({ kpi, row, code }) => [`${kpi} ${row}`, code]));
  const places = new Map(rows.map((row, index) => [row, index]));
  const codeOf = (row: MetricsRow, { id }: Kpi): MetricsReason['code'] | undefined =>
    found.get(`${id} ${places.get(row)}`);
  const codes = [...new Set(reasons.flatMap(({ code, row }) => (row === undefined ? [] : [code])))];
  const cell = (row: MetricsRow, kpi: Kpi): string => {
    const value = row[kpi.id];
    if (typeof value === 'number') return figureText(kpi, value, formats);
    const code = codeOf(row, kpi);
    return code === undefined ? '–' : `–${marks[codes.indexOf(code)] ?? '*'}`;
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
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  @click=${() => {
                    choose(typeof row['handler'] === 'string' && row['handler'] ? row['handler'] : null);
                  }}
                >
                  <bdi>${name(row)}</bdi>
                </button>
              </th>
              ${definitions.map((kpi) => html`<td class="number">${cell(row, kpi)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    ${codes.map((code, index) => html`<p class="small muted">${marks[index] ?? '*'} ${t(`reason.${code}`)}</p>`)}
  </div>`;
}
