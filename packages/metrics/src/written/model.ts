import type { TextKey } from './locales/en.ts';
import type { Unit } from './words.ts';

/** A number with what it is to be read with. */
export interface FigureCell {
  readonly kind: 'figure';
  readonly unit: Unit;
  readonly value: number | null;
  /** Of the month before; absent where there is no comparison. */
  readonly previous?: number | null;
  readonly delta?: number | null;
  /** Which way is good. */
  readonly better?: 'higher' | 'lower' | 'neutral';
  /** ISO 4217, of money. */
  readonly currency?: string | undefined;
  /** A sentence: why there is no value. */
  readonly reason?: string | undefined;
}

export interface TextCell {
  readonly kind: 'text';
  readonly text: string;
}

/** A day or an instant, and how a person reads it. */
export interface TimeCell {
  readonly kind: 'time';
  readonly at: string;
  readonly precision: 'month' | 'day' | 'minute';
  readonly text: string;
}

export type Cell = FigureCell | TextCell | TimeCell;

export interface TableColumn {
  readonly id: string;
  readonly label: string;
  readonly kind: Cell['kind'];
  /** Its figures have the month before and the change beside them. */
  readonly compared?: boolean;
}

/** The cases behind a row. */
export type CasesBehind =
  | { readonly number: string }
  | {
      /** What they have in common, by dimension; `null` is having none. */
      readonly filters: Readonly<Record<string, readonly (string | null)[]>>;
      /** Of one day alone, e.g. `2026-09-01`; else of the month. */
      readonly day?: string;
    };

export interface TableRow {
  readonly name: TextCell | TimeCell;
  readonly behind?: CasesBehind;
  readonly cells: readonly Cell[];
}

/** Figures of one subject; every export is made of these. */
export interface DataTable {
  readonly id: string;
  readonly title: string;
  /** What the rows' names are. */
  readonly head: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** A sentence for a table with nothing in it. */
  readonly none: string;
  /** The rows' names tell who someone is. */
  readonly personal?: boolean;
  /** What is to be known of the figures: cases left out, for instance. */
  readonly notes: readonly string[];
}

/** How a slide shows a table, and which of its columns. */
export interface Panel {
  readonly table: DataTable;
  /** `flow`: columns, the last one a line. `pareto`: columns with the cumulated share as a line. */
  readonly as: 'table' | 'columns' | 'bars' | 'flow' | 'pareto';
  /** Of charts; the first one unless given. */
  readonly columns?: readonly string[];
}

/** One slide. `split`: side by side; `top`: the first across, the rest below; `wide`: the first takes most of the width. */
export interface Page {
  readonly layout: 'full' | 'split' | 'top' | 'wide';
  readonly panels: readonly Panel[];
}

export interface Section {
  readonly id: TextKey & `section.${string}`;
  readonly title: string;
  readonly tables: readonly DataTable[];
  readonly pages: readonly Page[];
}

/** A report in one language, before it becomes a file. */
export interface ReportContent {
  readonly title: string;
  readonly company: string;
  readonly month: string;
  readonly previousMonth: string;
  readonly asOf: string;
  /** A sentence when the month is not over. */
  readonly partial: string | undefined;
  /** Whether the figures are published, and by whom, or still follow the cases: a sentence. */
  readonly status: string;
  readonly timeZone: string;
  /** The figures a meeting starts with. */
  readonly headlines: DataTable;
  readonly sections: readonly Section[];
  /** Every figure of the report with its formula in words. */
  readonly definitions: DataTable;
}
