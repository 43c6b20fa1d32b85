import type { CasesBehind, FigureCell, Panel, Section, TableRow } from './model.ts';
import type { Unit, Words } from './words.ts';

/** How many bars a chart holds; more cannot be read. */
const mostBars = 10;

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly number[];
}

export interface ChartData {
  readonly title: string;
  readonly labels: readonly string[];
  /** The cases behind each label, where they can be told. */
  readonly behind: readonly (CasesBehind | undefined)[];
  readonly series: readonly ChartSeries[];
  readonly unit: Unit;
  readonly currency?: string | undefined;
}

const figureAt = (row: TableRow, column: number): FigureCell | undefined => {
  const cell = row.cells[column];
  return cell?.kind === 'figure' ? cell : undefined;
};

/** Rows beyond those that fit: together where they can be added, else left out. */
function fitting(rows: readonly TableRow[], summable: boolean): [kept: readonly TableRow[], rest: readonly TableRow[]] {
  if (rows.length <= mostBars) return [rows, []];
  const most = summable ? mostBars - 1 : mostBars;
  return [rows.slice(0, most), summable ? rows.slice(most) : []];
}

/** Days of a month by their number: there are many of them. */
const labelOf = ({ name }: TableRow): string =>
  name.kind === 'time' && name.precision === 'day' ? String(Number(name.at.slice(-2))) : name.text;

const sum = (rows: readonly TableRow[], column: number, of: 'value' | 'previous'): number =>
  rows.reduce((total, row) => total + (figureAt(row, column)?.[of] ?? 0), 0);

/**
 * What a chart of a panel shows; `undefined` when there is nothing to see. Rows without a value are left out, and so
 * is a series that lacks values of the rows shown: a chart file holds numbers only.
 */
export function chartData(
  panel: Panel,
  words: Words,
  months: { this: string; previous: string },
): ChartData | undefined {
  const { table, as } = panel;
  const ids = panel.columns ?? [table.columns[0]?.id ?? ''];
  const indexes = ids.map((id) => table.columns.findIndex((column) => column.id === id)).filter((index) => index >= 0);
  const main = indexes[0] ?? 0;
  const known = table.rows.filter((row) => (figureAt(row, main)?.value ?? null) !== null);
  const unit = known[0] ? (figureAt(known[0], main)?.unit ?? 'case') : 'case';
  const isTime = as === 'columns' || as === 'flow';
  const [kept, rest] = isTime ? [known, []] : fitting(known, unit === 'case' && as === 'bars');
  const labels = [
    ...kept.map(labelOf),
    ...(rest.length ? [words.text('others', { count: words.number(rest.length) })] : []),
  ];
  const valuesOf = (column: number, of: 'value' | 'previous'): (number | null)[] => [
    ...kept.map((row) => figureAt(row, column)?.[of] ?? null),
    ...(rest.length ? [sum(rest, column, of)] : []),
  ];
  const compared = table.columns[main]?.compared === true && as === 'bars';
  const all: { readonly name: string; readonly values: readonly (number | null)[] }[] = compared
    ? [
        { name: months.this, values: valuesOf(main, 'value') },
        { name: months.previous, values: valuesOf(main, 'previous') },
      ]
    : [...indexes, ...(as === 'pareto' ? [table.columns.findIndex(({ id }) => id === 'cumulated')] : [])].map(
        (index) => ({ name: table.columns[index]?.label ?? '', values: valuesOf(index, 'value') }),
      );
  const series = all.filter((each): each is ChartSeries => each.values.every((value) => value !== null));
  if (!series.some(({ values }) => values.some((value) => value !== 0))) return undefined;
  const column = table.columns[main];
  const plainTitle = !column || column.label === months.this || column.id === 'cases' || indexes.length > 1;
  return {
    title: plainTitle ? table.title : words.text('part', { whole: table.title, part: column.label }),
    labels,
    behind: kept.map((row) => row.behind),
    series,
    unit,
  };
}

/** Why a chart has nothing to show. */
export function nothingShown({ table, columns }: Panel, words: Words): string {
  const index = Math.max(
    0,
    table.columns.findIndex(({ id }) => id === columns?.[0]),
  );
  const cells = table.rows.flatMap((row) => figureAt(row, index) ?? []);
  if (cells.some(({ unit, value }) => value !== null && unit !== 'case')) return words.text('empty.zero');
  const reason = cells.some(({ value }) => value !== null) ? undefined : cells[0]?.reason;
  return reason ?? table.none;
}

/** The pages of a section without those that have nothing on them, unless it is all that the section has. */
export function filledPages(
  { pages }: Section,
  words: Words,
  months: { this: string; previous: string },
): Section['pages'] {
  const isFilled = (panel: Panel): boolean =>
    panel.as === 'table' ? panel.table.rows.length > 0 : chartData(panel, words, months) !== undefined;
  return pages.filter(({ panels }, index) => index === 0 || panels.some(isFilled));
}
