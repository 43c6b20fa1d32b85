/** One row of values of a chart. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Drawn as a line over bars, on an axis of its own from 0 to 100%. */
  readonly share?: boolean;
  /** Drawn as a line over bars, on their axis. */
  readonly line?: boolean;
  /** Drawn paler: the month before beside this one. */
  readonly quiet?: boolean;
  /** Columns of one stack stand on each other. */
  readonly stack?: string;
  /** The values as a person reads them, where they are not plain numbers. */
  readonly texts?: readonly string[];
}

/** What a chart shows, whoever draws it; the same numbers stand in its table. */
export interface ChartSpec {
  readonly kind: 'line' | 'columns' | 'bars';
  /** What the labels are, as the table's first heading. */
  readonly dimension: string;
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** The axis of values is in percent. */
  readonly percent?: boolean;
  /** What the axis of values measures. */
  readonly axis?: string;
}

/** How a drawing looks: resolved colours, the page's font and direction. */
export interface ChartLook {
  readonly text: string;
  readonly grid: string;
  readonly surface: string;
  readonly colors: readonly string[];
  readonly font: string;
  readonly rtl: boolean;
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
}

/** Pixels of a drawing that does not follow its place: a sheet of paper has no window. */
export interface PaperSize {
  readonly width: number;
  readonly height: number;
}
