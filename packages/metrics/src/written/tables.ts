import type { Kpi } from '../kpi.ts';
import type { KpiId } from '../kpis.ts';
import type { Dimension, MetricsReason, MetricsRow } from '../metrics-query.ts';
import type { Pareto } from '../pareto.ts';
import type { MonthlyReport } from '../report.ts';
import { caseDimensions } from '../columns.ts';
import { cleanText } from './clean-text.ts';
import type { Names } from './names.ts';
import type { TextKey } from './locales/en.ts';
import type { DataTable, FigureCell, TableColumn, TableRow, TextCell, TimeCell } from './model.ts';
import type { NameKey, Unit, Words } from './words.ts';

type Figures = MonthlyReport['volume']['figures'];
type ByDimension = MonthlyReport['volume']['byChannel'];
type Series = MonthlyReport['volume']['byDay'];

export const textCell = (text: string): TextCell => ({ kind: 'text', text: cleanText(text) || '–' });

export const numberCell = (unit: Unit, value: number | null, reason?: string): FigureCell => ({
  kind: 'figure',
  unit,
  value,
  ...(value === null && { reason }),
});

const numberOf = (row: MetricsRow, name: string): number | null => {
  const value = row[name];
  return typeof value === 'number' ? value : null;
};

/** A case's own dimensions narrow the cases; what happened to it on the way does not. */
const narrowing: readonly string[] = caseDimensions;
const behind = (by: string, value: string | number | null): Pick<TableRow, 'behind'> =>
  narrowing.includes(by) ? { behind: { filters: { [by]: [value === null ? null : String(value)] } } } : {};

/** Makes tables of a report's parts, in one language. */
export class Tables {
  readonly #report: MonthlyReport;
  readonly #words: Words;
  readonly #names: Names;
  readonly #definitions: ReadonlyMap<KpiId, Kpi<KpiId>>;

  constructor(report: MonthlyReport, words: Words, names: Names) {
    this.#report = report;
    this.#words = words;
    this.#names = names;
    this.#definitions = new Map(report.definitions.map((definition) => [definition.id, definition]));
  }

  /** A figure's name; of one that a published report has and we no longer do, the one that it came with. */
  name(kpi: KpiId): string {
    return this.#words.known(`kpi.${kpi}`) ?? this.#definitions.get(kpi)?.name ?? kpi;
  }

  /** Figures one below the other. */
  figures(section: string, figures: Figures, title: TextKey = 'table.figures'): DataTable {
    const rows = figures.map(({ kpi, value, previous, delta, reason }): TableRow => ({
      name: textCell(this.name(kpi)),
      cells: [{ ...this.#cell(kpi, value, reason), previous, delta }],
    }));
    const column: TableColumn = {
      id: 'value',
      label: this.#words.month(this.#report.month),
      kind: 'figure',
      compared: true,
    };
    return this.#table(`${section}.figures`, title, 'column.figure', [column], rows, []);
  }

  /** Figures by a dimension, those with most cases first. */
  by(section: string, { by, kpis, rows, reasons }: ByDimension): DataTable {
    const [first] = kpis;
    const ordered = rows
      .map((row, index) => ({ row, index }))
      .sort((a, b) => (numberOf(b.row, first ?? '') ?? 0) - (numberOf(a.row, first ?? '') ?? 0) || a.index - b.index);
    const columns = kpis.map((kpi): TableColumn => ({
      id: kpi,
      label: this.name(kpi),
      kind: 'figure',
      compared: true,
    }));
    // Ten thousand rows may have as many reasons.
    const codes = new Map(reasons.map(({ kpi, row, code }) => [`${kpi} ${row}`, code]));
    const reasonOf = (kpi: KpiId, index: number) => codes.get(`${kpi} ${index}`);
    return this.#table(
      `${section}.by-${by}`,
      by === 'currency' ? 'table.remedies' : (`table.by-${by}` as TextKey),
      `column.${by}` as TextKey,
      columns,
      ordered.map(({ row, index }) => ({
        name: textCell(this.#names.of(by, row[by])),
        ...behind(by, row[by] ?? null),
        cells: kpis.map((kpi) => ({
          ...this.#cell(kpi, numberOf(row, kpi), reasonOf(kpi, index)),
          previous: numberOf(row, `${kpi}.previous`),
          delta: numberOf(row, `${kpi}.delta`),
          ...(by === 'currency' && { currency: String(row[by] ?? '') }),
        })),
      })),
      reasons,
    );
  }

  /** A figure day by day. */
  days(section: string, { kpi, points, reasons }: Series): DataTable {
    const column: TableColumn = { id: kpi, label: this.name(kpi), kind: 'figure' };
    const rows = points.map(({ at, value }): TableRow => ({
      name: { kind: 'time', at, precision: 'day', text: this.#words.day(at) },
      behind: { filters: {}, day: at },
      cells: [this.#cell(kpi, value, null)],
    }));
    return this.#table(`${section}.by-day`, 'table.by-day', 'column.day', [column], rows, reasons);
  }

  /** Figures month by month. */
  months(section: string, months: readonly MetricsRow[], kpis: readonly KpiId[]): DataTable {
    const columns = kpis.map((kpi): TableColumn => ({ id: kpi, label: this.name(kpi), kind: 'figure' }));
    const rows = months.map((row): TableRow => {
      const at = String(row['month']);
      return {
        name: { kind: 'time', at, precision: 'month', text: this.#words.shortMonth(at) },
        cells: kpis.map((kpi) => this.#cell(kpi, numberOf(row, kpi), null)),
      };
    });
    return this.#table(`${section}.months`, 'table.months', 'column.month', columns, rows, []);
  }

  /** Values by how often they occur, with shares; beside the month before where that is given. */
  pareto(
    id: string,
    { rows, unknown }: Pareto,
    options: {
      readonly by: Dimension;
      readonly title: TextKey;
      readonly head: TextKey;
      readonly none: string;
      readonly previous?: Pareto;
      readonly unknownNote?: TextKey;
    },
  ): DataTable {
    const { by, title, head, none, previous, unknownNote } = options;
    const before = new Map(previous?.rows.map(({ value, count }) => [value, count]));
    const text = this.#words.text;
    const columns: TableColumn[] = [
      { id: 'cases', label: text('column.cases'), kind: 'figure', compared: previous !== undefined },
      { id: 'share', label: text('column.share'), kind: 'figure' },
      { id: 'cumulated', label: text('column.cumulated'), kind: 'figure' },
    ];
    const made = rows.map(({ value, count, share, cumulated }): TableRow => {
      const last = before.get(value) ?? 0;
      const compared = previous && { previous: last, delta: count - last, better: 'lower' as const };
      return {
        name: textCell(this.#names.of(by, value)),
        ...behind(by, value),
        cells: [
          { ...numberCell('case', count), ...compared },
          numberCell('ratio', share),
          numberCell('ratio', cumulated),
        ],
      };
    });
    const table = this.#table(id, title, head, columns, made, []);
    const notes = unknownNote && unknown > 0 ? [text(unknownNote, { count: this.#words.number(unknown) })] : [];
    return { ...table, none, notes };
  }

  /** A table that is put together by hand. */
  plain(
    id: string,
    title: TextKey,
    columns: readonly [head: TextKey, ...rest: readonly [TextKey, TableColumn['kind']][]],
    rows: readonly TableRow[],
    options: { readonly none: string; readonly notes?: readonly string[]; readonly personal?: boolean },
  ): DataTable {
    const [head, ...rest] = columns;
    return {
      id,
      title: this.#words.text(title),
      head: this.#words.text(head),
      columns: rest.map(([key, kind]) => ({ id: key.replace(/^column\./, ''), label: this.#words.text(key), kind })),
      rows,
      notes: [],
      ...options,
    };
  }

  day(at: string): TimeCell {
    return { kind: 'time', at, precision: 'day', text: this.#words.day(at) };
  }

  moment(at: string | null): TimeCell | TextCell {
    return at === null ? textCell('–') : { kind: 'time', at, precision: 'minute', text: this.#words.dayOf(at) };
  }

  #cell(kpi: KpiId, value: number | null, reason: MetricsReason['code'] | null | undefined): FigureCell {
    const definition = this.#definitions.get(kpi);
    const code = reason ?? definition?.empty ?? 'no-cases';
    return {
      ...numberCell(definition?.unit ?? 'case', value, this.#words.text(`reason.${code}` as NameKey)),
      better: definition?.better ?? 'neutral',
    };
  }

  #table(
    id: string,
    title: TextKey,
    head: TextKey,
    columns: readonly TableColumn[],
    rows: readonly TableRow[],
    reasons: readonly MetricsReason[],
  ): DataTable {
    const text = this.#words.text;
    const remarks = new Set(reasons.filter(({ row }) => row === undefined).map(({ code }) => code));
    const notes = [...remarks].map((code) => text(`reason.${code}` as NameKey));
    return { id, title: text(title), head: text(head), columns, rows, none: text('reason.no-cases'), notes };
  }
}
