import { csvText } from './csv-text.ts';
import type { Cell, DataTable, FigureCell, ReportContent } from './model.ts';
import type { Words } from './words.ts';

/** A number as any program reads it; without a sign that could begin a formula but its own. */
const plain = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

const shown = (cell: Cell): string => (cell.kind === 'time' ? cell.at : cell.kind === 'text' ? cell.text : '');

function figureLine({ value, previous, delta, reason = '' }: FigureCell): [string, string, string, string] {
  return [plain(value), plain(previous), plain(delta), csvText(value === null ? reason : '')];
}

function tableLines(section: string, table: DataTable, words: Words): string[] {
  const subject = [section, table.title].map(csvText).join(',');
  const nothing = table.rows.length ? [] : [table.none];
  const notes = [...nothing, ...table.notes].map((note) => `${subject},,,,,,,${csvText(note)}`);
  const lines = table.rows.flatMap(({ name, cells }) =>
    cells.map((cell, index) => {
      const item = `${subject},${csvText(shown(name))},${csvText(table.columns[index]?.label ?? '')}`;
      if (cell.kind !== 'figure') {
        const unit = words.text(cell.kind === 'time' ? 'unit.moment' : 'unit.text');
        return `${item},${csvText(shown(cell))},,,${csvText(unit)},`;
      }
      const [value, previous, delta, note] = figureLine(cell);
      const unit = cell.currency || words.text(`unit.${cell.unit}`);
      return `${item},${value},${previous},${delta},${csvText(unit)},${note}`;
    }),
  );
  return [...lines, ...notes];
}

/**
 * One line a figure, RFC 4180, to be written in UTF-8, with a byte order mark, so that spreadsheets read every script. Numbers have a
 * point and no grouping; times are RFC 3339.
 */
export function reportCsv({ sections, definitions }: ReportContent, words: Words): string {
  const head = (
    [
      'column.section',
      'column.table',
      'column.item',
      'column.figure',
      'column.value',
      'column.previous',
      'column.change',
      'column.unit',
      'column.note',
    ] as const
  ).map((key) => csvText(words.text(key)));
  const lines = sections.flatMap(({ title, tables }) => tables.flatMap((table) => tableLines(title, table, words)));
  lines.push(...tableLines(definitions.title, definitions, words));
  return `\ufeff${[head.join(','), ...lines].join('\r\n')}\r\n`;
}
