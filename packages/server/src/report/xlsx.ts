import type { CellObject, Row, Sheet } from 'write-excel-file/node';
import {
  type Cell,
  type DataTable,
  type FigureCell,
  type ReportContent,
  type TableColumn,
  type TimeCell,
  type Unit,
  type Words,
  cleanText,
} from '@redress/metrics/written';
import { wallTime } from './wall-time.ts';

const colors = { accent: '#1F4E79', onAccent: '#FFFFFF', line: '#C9D3DD', quiet: '#5B6770' } as const;

const formats: Readonly<Record<Unit, string>> = {
  case: '#,##0',
  count: '#,##0',
  day: '#,##0',
  point: '0',
  ratio: '0.0%',
  hour: '#,##0.0" h"',
  score: '0.00',
  currency: '#,##0.00',
};

const timeFormats: Readonly<Record<TimeCell['precision'], string>> = {
  month: 'yyyy-mm',
  day: 'yyyy-mm-dd',
  minute: 'yyyy-mm-dd hh:mm',
};

/** The date of a cell; the file's dates have no time zone, so an instant is told by the company's clocks. */
function dateOf({ at, precision }: TimeCell, timeZone: string): Date {
  if (precision === 'minute') return wallTime(at, timeZone);
  return new Date(precision === 'month' ? `${at}-01T00:00:00Z` : `${at}T00:00:00Z`);
}

const text = (value: string, style: Omit<CellObject, 'value' | 'type'> = {}): CellObject => ({
  value: cleanText(value),
  type: String,
  ...style,
});

const border = { bottomBorderStyle: 'thin', bottomBorderColor: colors.line, alignVertical: 'center' } as const;
/** Points: two lines of a header. */
const headHeight = 32;

/** Lays tables below each other in sheets, numbers as numbers and dates as dates. */
class Book {
  readonly #words: Words;
  readonly #content: ReportContent;

  constructor(content: ReportContent, words: Words) {
    this.#content = content;
    this.#words = words;
  }

  sheet(name: string, tables: readonly DataTable[], above: Row[] = []): Sheet<never> {
    const data: Row[] = [...above, ...tables.flatMap((table) => [...this.#table(table), []])];
    const width = Math.max(...data.map((row) => row.length));
    return {
      sheet: name,
      data,
      columns: Array.from({ length: width }, (_, index) => ({ width: index === 0 ? 34 : 20 })),
      rightToLeft: this.#words.rightToLeft,
      showGridLines: false,
      orientation: 'landscape',
    };
  }

  cover(): Row[] {
    const { company, title, month, asOf, partial, status } = this.#content;
    return [
      [text(`${title}, ${month}`, { fontWeight: 'bold', fontSize: 16, textColor: colors.accent })],
      [text(company)],
      [text(asOf, { textColor: colors.quiet })],
      ...(partial === undefined ? [] : [[text(partial, { textColor: colors.quiet })]]),
      [text(status, { textColor: colors.quiet })],
      [],
    ];
  }

  #table(table: DataTable): Row[] {
    const title = [text(table.title, { fontWeight: 'bold', fontSize: 12, textColor: colors.accent })];
    const quiet = (note: string): Row => [text(note, { fontStyle: 'italic', textColor: colors.quiet })];
    if (!table.rows.length) return [title, quiet(table.none), ...table.notes.map(quiet)];
    const rows = table.rows.map(({ name, cells }): Row => [
      ...this.#cell(name, undefined),
      ...cells.flatMap((cell, index) => this.#cell(cell, table.columns[index])),
    ]);
    return [title, this.#head(table), ...rows, ...table.notes.map(quiet)];
  }

  #head({ head, columns }: DataTable): Row {
    const { month, previousMonth } = this.#content;
    const change = this.#words.text('column.change');
    const labels = columns.flatMap(({ label, compared }) => {
      if (!compared) return [label];
      return label === month
        ? [month, previousMonth, change]
        : [label, `${label} (${previousMonth})`, `${label} (${change})`];
    });
    const style = {
      fontWeight: 'bold',
      backgroundColor: colors.accent,
      textColor: colors.onAccent,
      wrap: true,
    } as const;
    return [head, ...labels].map((label) => text(label, { ...style, alignVertical: 'center', height: headHeight }));
  }

  #cell(cell: Cell, column: TableColumn | undefined): Row {
    switch (cell.kind) {
      case 'text':
        return [text(cell.text, { ...border, wrap: true })];
      case 'time': {
        const value = dateOf(cell, this.#content.timeZone);
        return [{ value, type: Date, format: timeFormats[cell.precision], align: 'left', ...border }];
      }
      case 'figure':
        return this.#figure(cell, column?.compared === true);
    }
  }

  #figure({ unit, value, previous, delta, reason }: FigureCell, compared: boolean): Row {
    const number = (it: number, format: string): CellObject => ({ value: it, type: Number, format, ...border });
    const format = formats[unit];
    const first =
      value === null
        ? text(reason ?? '–', { fontStyle: 'italic', textColor: colors.quiet, wrap: true, ...border })
        : number(value, format);
    if (!compared) return [first];
    const none = text('–', { align: 'right', textColor: colors.quiet, ...border });
    const known = (it: number | null | undefined): it is number => it !== null && it !== undefined;
    return [
      first,
      known(previous) ? number(previous, format) : none,
      known(delta) ? number(delta, `+${format};-${format};${format}`) : none,
    ];
  }
}

/** A sheet's name: at most 31 characters, without those that Excel refuses, and unlike the others. */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain =
      title
        .replaceAll(/[\\/?*[\]:]/g, ' ')
        .replaceAll(/^'+|'+$/g, '')
        .trim() || '-';
    for (let n = 1; ; n++) {
      const end = n === 1 ? '' : ` ${n}`;
      const name = plain.slice(0, 31 - end.length).trim() + end;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

/** A workbook with a sheet for each section of the report. */
export async function reportXlsx(content: ReportContent, words: Words): Promise<Uint8Array<ArrayBuffer>> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const book = new Book(content, words);
  const { headlines, sections, definitions } = content;
  const names = sheetNames([words.text('section.summary'), ...sections.map(({ title }) => title), definitions.title]);
  const sheets = [
    book.sheet(names[0] ?? '', [headlines], book.cover()),
    ...sections.map(({ tables }, index) => book.sheet(names[index + 1] ?? '', tables)),
    book.sheet(names.at(-1) ?? '', [definitions]),
  ];
  return new Uint8Array(await writeXlsxFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer());
}
