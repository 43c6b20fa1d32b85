import {
  chartData,
  describeChart,
  filledPages,
  nothingShown,
  type DataTable,
  type Page,
  type Panel,
  type ReportContent,
  type Section,
} from '@redress/metrics/written';
import { html, nothing, type TemplateResult } from 'lit';
import { chartSpec } from './report-chart.ts';
import { renderChange, renderTable } from './report-table.ts';
import type { ReportView } from './view.ts';

const monthsOf = ({ month, previousMonth }: ReportContent): { this: string; previous: string } => ({
  this: month,
  previous: previousMonth,
});

/** The figures that the meeting starts with, each with its formula. */
export function renderHeadlines(view: ReportView): TemplateResult {
  const { headlines, definitions } = view.content;
  const formulas = new Map(definitions.rows.map(({ name, cells: [cell] }) => [name.text, cell]));
  return html`<ul class="cards plain">
    ${headlines.rows.map(({ name, cells: [cell] }) => {
      const formula = formulas.get(name.text);
      if (cell?.kind !== 'figure') return nothing;
      const text = cell.value === null ? '–' : view.words.figure(cell.unit, cell.value, cell.currency);
      return html`<li class="card">
        <p class="label">${name.text}</p>
        <p class="value">${text}</p>
        <p class="small">${cell.value === null ? (cell.reason ?? nothing) : renderChange(cell, view)}</p>
        ${
          formula?.kind === 'text'
            ? html`<details class="small">
                <summary>${view.t('report.formula')}</summary>
                <p>${formula.text}</p>
              </details>`
            : nothing
        }
      </li>`;
    })}
  </ul>`;
}

function renderPanel(panel: Panel, half: boolean, view: ReportView): TemplateResult {
  const { table, as } = panel;
  if (as === 'table') {
    return html`<div class="panel">
      <h4>${table.title}</h4>
      ${renderTable(table, view)}
    </div>`;
  }
  const { words, theme, choose } = view;
  const data = chartData(panel, words, monthsOf(view.content));
  return html`<div class="panel">
    <h4>${data?.title ?? table.title}</h4>
    ${
      data
        ? html`<complaint-dashboard-chart
            theme=${theme ?? nothing}
            ?half=${half}
            .spec=${chartSpec(panel, data, words)}
            .description=${describeChart(as, data, words)}
            .selectable=${data.behind.some((behind) => behind !== undefined)}
            @chart-choice=${(event: Event) => {
              const behind = data.behind[(event as Event & { index: number }).index];
              if (behind) choose(behind);
            }}
          ></complaint-dashboard-chart>`
        : html`<p class="muted">${nothingShown(panel, words)}</p>`
    }
  </div>`;
}

/** Whether a panel has the page's whole width. */
const isAcross = (layout: Page['layout'], index: number): boolean =>
  layout === 'full' || (layout === 'top' && index === 0);

/** One part of the meeting: charts and tables as the deck's slides have them. */
export function renderSection(section: Section, view: ReportView): TemplateResult {
  const pages = filledPages(section, view.words, monthsOf(view.content));
  return html`<section aria-label=${section.title}>
    <h3>${section.title}</h3>
    ${pages.map(
      ({ layout, panels }) =>
        html`<div class="page ${layout}">
          ${panels.map((panel, index) => renderPanel(panel, !isAcross(layout, index), view))}
        </div>`,
    )}
    ${section.id === 'section.actions' ? view.actions : nothing}
  </section>`;
}

/** What each figure means, at the end. */
export const renderDefinitions = (definitions: DataTable, view: ReportView): TemplateResult =>
  html`<section class="definitions" aria-label=${definitions.title}>
    <h3>${definitions.title}</h3>
    ${renderTable(definitions, view)}
  </section>`;
