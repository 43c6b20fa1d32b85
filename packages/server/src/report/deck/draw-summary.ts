import type { DataTable, FigureCell, TableRow } from '@redress/metrics/written';
import type { Slide } from './pptx.ts';
import { columnsOf, type Box } from './layout.ts';
import type { Pen } from './pen.ts';
import { body, colors, margin, slideSize } from './theme.ts';

const perRow = 4;
const gap = 0.3;

function drawCard(slide: Slide, { name }: TableRow, cell: FigureCell, box: Box, pen: Pen): void {
  const { x, y, w, h } = box;
  const inner = { x: x + 0.2, w: w - 0.4 };
  slide.addShape('rect', {
    ...pen.place(box),
    fill: { color: colors.band },
    line: { color: colors.line, width: 0.75 },
  });
  pen.write(slide, name.text, { ...inner, y: y + 0.18, h: 0.5 }, { fontSize: 13, color: colors.quiet, valign: 'top' });
  if (cell.value === null) {
    pen.write(slide, cell.reason ?? '–', { ...inner, y: y + 0.8, h: 0.9 }, { fontSize: 13, valign: 'top' });
    return;
  }
  const value = pen.words.figure(cell.unit, cell.value, cell.currency);
  pen.write(
    slide,
    value,
    { ...inner, y: y + 0.75, h: 0.8 },
    { fontSize: 32, bold: true, color: colors.accent, valign: 'middle' },
  );
  const change = pen.change(cell);
  const text = change ? `${change.text}  (${pen.content.previousMonth})` : '–';
  pen.write(
    slide,
    text,
    { ...inner, y: y + h - 0.6, h: 0.4 },
    { fontSize: 12, color: change?.color ?? colors.quiet, valign: 'middle' },
  );
}

/** The figures a meeting starts with, as cards. */
export function drawSummary(slide: Slide, { rows }: DataTable, pen: Pen): void {
  const width = slideSize.width - 2 * margin;
  const lines = Math.ceil(rows.length / perRow);
  const height = Math.min(2.55, (body.bottom - body.top - gap * (lines - 1)) / lines);
  rows.forEach((row, index) => {
    const [cell] = row.cells;
    if (cell?.kind !== 'figure') return;
    const y = body.top + Math.floor(index / perRow) * (height + gap);
    const box = columnsOf({ x: margin, y, w: width, h: height }, perRow, gap)[index % perRow];
    if (box) drawCard(slide, row, cell, box, pen);
  });
}
