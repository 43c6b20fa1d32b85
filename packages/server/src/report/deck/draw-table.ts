import type { Cell, DataTable, TableRow } from '@redress/metrics/written';
import type { Box } from './layout.ts';
import { masked } from './masked.ts';
import type { Change, Pen } from './pen.ts';
import type { Slide, TableCell } from './pptx.ts';
import { shortened, textWidth } from './text-width.ts';
import { colors, lineHeightOf } from './theme.ts';

const points = { usual: 11, small: 9.5, note: 9 } as const;
const padding = 0.11;
const noteHeight = 0.2;
const mostLines = { row: 2, head: 3, formula: 4 } as const;
/** Of a line's width, how much words fill where they wrap. */
const filled = 0.78;
/** Other machines have wider typefaces. */
const safety = 0.93;

interface DrawnCell {
  readonly text: string;
  readonly change?: Change | undefined;
}

/** A column as it is drawn; a figure that is compared takes three of them where it stands alone. */
interface Drawn {
  readonly label: string;
  readonly weight: number;
  readonly figure: boolean;
  readonly cell: (row: TableRow) => DrawnCell;
}

/** Why figures of a table have no value, each sentence once. */
const reasonsOf = ({ rows }: DataTable): string[] => [
  ...new Set(
    rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => (cell.kind === 'figure' && cell.value === null && cell.reason ? [cell.reason] : [])),
    ),
  ),
];

const markOf = (reasons: readonly string[], reason: string): string => '¹²³⁴⁵⁶⁷⁸⁹'[reasons.indexOf(reason)] ?? '*';

function textOf(cell: Cell | undefined, reasons: readonly string[], pen: Pen): string {
  if (!cell) return '';
  if (cell.kind !== 'figure') return cell.text;
  if (cell.value !== null) return pen.words.figure(cell.unit, cell.value, cell.currency);
  return cell.reason === undefined ? '–' : `–${markOf(reasons, cell.reason)}`;
}

function previousOf(cell: Cell | undefined, pen: Pen): string {
  if (cell?.kind !== 'figure' || cell.previous === null || cell.previous === undefined) return '–';
  return pen.words.figure(cell.unit, cell.previous, cell.currency);
}

const changeOf = (cell: Cell | undefined, pen: Pen): Change | undefined =>
  cell?.kind === 'figure' ? pen.change(cell) : undefined;

function drawnColumns(table: DataTable, reasons: readonly string[], pen: Pen): Drawn[] {
  const { month, previousMonth } = pen.content;
  const { head, columns, personal } = table;
  const name: Drawn = {
    label: head,
    weight: columns.length > 4 ? 1.5 : columns.length === 1 ? 2.5 : 2,
    figure: false,
    cell: ({ name: { text } }) => ({ text: personal ? masked(text) : text }),
  };
  const rest = columns.flatMap(({ id, label, kind, compared }, index): Drawn[] => {
    const figure = kind === 'figure';
    const wide = id === 'formula' ? 4.5 : id === 'reason' ? (columns.length === 2 ? 3 : 2) : 1.35;
    const look = { weight: figure ? 1 : wide, figure };
    const value = ({ cells }: TableRow): DrawnCell => ({ text: textOf(cells[index], reasons, pen) });
    const change = ({ cells }: TableRow): DrawnCell => ({ text: '', change: changeOf(cells[index], pen) });
    if (!compared || label !== month) return [{ label, ...look, cell: (row) => ({ ...change(row), ...value(row) }) }];
    return [
      { label, ...look, cell: value },
      { label: previousMonth, ...look, cell: ({ cells }) => ({ text: previousOf(cells[index], pen) }) },
      { label: pen.words.text('column.change'), ...look, cell: change },
    ];
  });
  return [name, ...rest];
}

/** Measures and makes rows of one table. */
class Rows {
  readonly columns: readonly Drawn[];
  readonly widths: readonly number[];
  readonly size: number;
  readonly #pen: Pen;

  constructor(columns: readonly Drawn[], width: number, pen: Pen) {
    const weights = columns.reduce((sum, { weight }) => sum + weight, 0);
    this.columns = columns;
    this.widths = columns.map(({ weight }) => (weight / weights) * width);
    this.size = width / columns.length < 1.25 ? points.small : points.usual;
    this.#pen = pen;
  }

  height(cells: readonly DrawnCell[], most: number = mostLines.row): number {
    const lines = cells.map(({ text, change }, index) => {
      const width = textWidth(change ? `${text}  ${change.text}` : text, this.size);
      const room = this.#room(index);
      return width <= room ? 1 : Math.min(most, Math.ceil(width / (room * filled)));
    });
    return Math.max(1, ...lines) * lineHeightOf(this.#pen.words.language) + padding;
  }

  make(cells: readonly DrawnCell[], most: number = mostLines.row, look: TableCell['options'] = {}): TableCell[] {
    const rtlMode = this.#pen.words.rightToLeft;
    const made = cells.map(({ text, change }, index): TableCell => {
      const fits = shortened(text, this.size, this.#room(index) * most * filled);
      const runs = [
        { text: fits, options: { fontSize: this.size, rtlMode } },
        ...(change
          ? [
              {
                text: `${fits && '  '}${change.text}`,
                options: { fontSize: this.size - 1.5, color: change.color, rtlMode },
              },
            ]
          : []),
      ];
      return { text: runs, options: { align: this.columns[index]?.figure ? this.#pen.end : this.#pen.start, ...look } };
    });
    return this.#pen.inOrder(made);
  }

  #room(index: number): number {
    return ((this.widths[index] ?? 1) - 0.14) * safety;
  }
}

/** As many rows as a height holds. */
function fitting(rows: Rows, cells: readonly DrawnCell[][], height: number, most: number): number {
  let left = height;
  const tooMany = cells.findIndex((row) => (left -= rows.height(row, most)) < 0);
  return tooMany < 0 ? cells.length : tooMany;
}

/**
 * Draws as much of a table as a box holds, and says how much it leaves out, unless it `goesOn` elsewhere.
 * @returns how many rows it drew.
 */
export function drawTable(slide: Slide, table: DataTable, box: Box, pen: Pen, goesOn = false): number {
  const reasons = reasonsOf(table);
  const rows = new Rows(drawnColumns(table, reasons, pen), box.w, pen);
  const head = rows.columns.map(({ label }): DrawnCell => ({ text: label }));
  const cells = table.rows.map((row) => rows.columns.map(({ cell }) => cell(row)));
  const lines = [...table.notes, ...reasons.map((reason) => `${markOf(reasons, reason)} ${reason}`)];
  const most = goesOn ? mostLines.formula : mostLines.row;
  const room = box.h - rows.height(head, mostLines.head) - lines.length * noteHeight - 0.08;
  const all = fitting(rows, cells, room, most) === cells.length;
  const shown = cells.slice(0, all ? cells.length : fitting(rows, cells, goesOn ? room : room - noteHeight, most));
  if (!all && !goesOn) lines.unshift(pen.words.text('more', { count: pen.words.number(cells.length - shown.length) }));
  const heights = [rows.height(head, mostLines.head), ...shown.map((row) => rows.height(row, most))];
  const height = heights.reduce((sum, each) => sum + each, 0);
  const banner = { bold: true, color: colors.accent, fill: { color: colors.band } };
  slide.addTable([rows.make(head, mostLines.head, banner), ...shown.map((row) => rows.make(row, most))], {
    ...pen.place({ ...box, h: height }),
    colW: pen.inOrder(rows.widths),
    rowH: heights,
    fontFace: pen.font,
    fontSize: rows.size,
    color: colors.ink,
    valign: 'middle',
    margin: [0.03, 0.06, 0.03, 0.06],
    border: { type: 'none' },
    objectName: table.title,
  });
  if (!lines.length) return shown.length;
  const below = { ...box, y: box.y + height + 0.08, h: lines.length * noteHeight };
  pen.write(slide, lines.join('\n'), below, { fontSize: points.note, color: colors.quiet, valign: 'top' });
  return shown.length;
}
