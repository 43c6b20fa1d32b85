import type { Cell, DataTable, FigureCell, TableRow } from '@redress/metrics/written';
import { html, nothing, type TemplateResult } from 'lit';
import type { ReportView } from './view.ts';

/** More rows are in the workbook; on a page nobody reads them. */
const mostRows = 30;

const marks = ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'] as const;
const markOf = (reasons: readonly string[], reason: string): string => marks[reasons.indexOf(reason)] ?? '*';

/** Why figures of some rows have no value, each sentence once. */
const reasonsOf = (rows: readonly TableRow[]): string[] => [
  ...new Set(
    rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => (cell.kind === 'figure' && cell.value === null && cell.reason ? [cell.reason] : [])),
    ),
  ),
];

/** A change with an arrow, and whether it is good. */
export function renderChange(cell: FigureCell, { words, t }: ReportView): TemplateResult | typeof nothing {
  const { unit, delta, better, currency } = cell;
  if (delta === null || delta === undefined) return nothing;
  if (delta === 0) return html`<span class="change">=</span>`;
  const good = better === 'neutral' || better === undefined ? '' : delta > 0 === (better === 'higher');
  const tone = good === '' ? '' : good ? 'success' : 'danger';
  return html`<span class="change ${tone}"
    ><span aria-hidden="true">${delta > 0 ? '▲' : '▼'}</span
    ><span class="sr">${t(delta > 0 ? 'report.more.up' : 'report.more.down')}</span>
    ${words.difference(unit, delta, currency)}</span
  >`;
}

function valueText(cell: Cell | undefined, reasons: readonly string[], { words }: ReportView): string {
  if (!cell) return '';
  if (cell.kind !== 'figure') return cell.text;
  if (cell.value !== null) return words.figure(cell.unit, cell.value, cell.currency);
  return cell.reason === undefined ? '–' : `–${markOf(reasons, cell.reason)}`;
}

function previousText(cell: Cell | undefined, { words }: ReportView): string {
  if (cell?.kind !== 'figure' || cell.previous === null || cell.previous === undefined) return '–';
  return words.figure(cell.unit, cell.previous, cell.currency);
}

/** A column as it is shown; a figure that is compared takes three of them where it stands alone. */
interface Shown {
  readonly label: string;
  readonly number: boolean;
  readonly cell: (row: TableRow) => unknown;
}

function columnsOf({ columns }: DataTable, reasons: readonly string[], view: ReportView): Shown[] {
  const { month, previousMonth } = view.content;
  return columns.flatMap(({ label, kind, compared }, index): Shown[] => {
    const number = kind === 'figure';
    const value = ({ cells }: TableRow): string => valueText(cells[index], reasons, view);
    const change = ({ cells }: TableRow): unknown => {
      const cell = cells[index];
      return cell?.kind === 'figure' ? renderChange(cell, view) : nothing;
    };
    if (!compared || label !== month) {
      return [{ label, number, cell: (row) => html`${value(row)} ${change(row)}` }];
    }
    return [
      { label, number, cell: value },
      { label: previousMonth, number, cell: ({ cells }) => previousText(cells[index], view) },
      { label: view.words.text('column.change'), number, cell: change },
    ];
  });
}

function renderName({ name, behind }: TableRow, { choose }: ReportView): TemplateResult {
  const text = html`<bdi>${name.text}</bdi>`;
  if (!behind) return text;
  const chosen = (): void => {
    choose(behind);
  };
  return html`<button type="button" class="link ${'number' in behind ? 'number' : ''}" @click=${chosen}>
    ${text}
  </button>`;
}

/** A table of the written report, or the sentence that says why it is empty. */
export function renderTable(table: DataTable, view: ReportView): TemplateResult {
  const { title, head, rows, notes, none } = table;
  if (!rows.length)
    return html`<p class="muted">${none}</p>
      ${renderNotes(notes)}`;
  const shown = rows.slice(0, table.id === 'definitions' ? rows.length : mostRows);
  const reasons = reasonsOf(shown);
  const columns = columnsOf(table, reasons, view);
  const more = rows.length - shown.length;
  const lines = [
    ...(more ? [view.words.text('more', { count: view.words.number(more) })] : []),
    ...notes,
    ...reasons.map((reason) => `${markOf(reasons, reason)} ${reason}`),
  ];
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${title}>
      <table class="small">
        <thead>
          <tr>
            <th scope="col">${head}</th>
            ${columns.map(({ label, number }) => html`<th scope="col" class=${number ? 'number' : ''}>${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (row) =>
              html`<tr>
                <th scope="row">${renderName(row, view)}</th>
                ${columns.map(({ number, cell }) => html`<td class=${number ? 'number' : ''}>${cell(row)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${renderNotes(lines)}`;
}

const renderNotes = (notes: readonly string[]): TemplateResult | typeof nothing =>
  notes.length
    ? html`<ul class="notes small muted">
        ${notes.map((note) => html`<li>${note}</li>`)}
      </ul>`
    : nothing;
